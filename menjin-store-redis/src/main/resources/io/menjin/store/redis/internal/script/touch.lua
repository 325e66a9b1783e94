-- A write that changes nothing, so that Redis tells everybody who remembers the person.
local left = redis.call('PTTL', KEYS[1])
if left > 0 then
  redis.call('PEXPIRE', KEYS[1], left)
end
return 1
