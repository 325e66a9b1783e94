local value = redis.call('GET', KEYS[1])
if not value then
  return {}
end
return { value, tostring(redis.call('PTTL', KEYS[1])) }
