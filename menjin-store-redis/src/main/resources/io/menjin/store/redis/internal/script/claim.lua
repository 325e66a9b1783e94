-- Values begin with when they expire. ARGV: value, now, lifetime.
local old = redis.call('GET', KEYS[1])
if old and struct.unpack('>I8', old) > tonumber(ARGV[2]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
return 1
