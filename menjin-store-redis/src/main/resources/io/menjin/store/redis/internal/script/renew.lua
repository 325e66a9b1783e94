-- ARGV: token hash, idle end, lifetime of the person.
local found = redis.call('HMGET', KEYS[1], 'e', ARGV[1])
local value = found[2]
if not value or string.byte(value) ~= 0 or struct.unpack('>I4', value, 30) < tonumber(found[1] or '0') then
  return 0
end
local idle = math.min(tonumber(ARGV[2]), (struct.unpack('>I8', value, 18)))
redis.call('HSET', KEYS[1], ARGV[1], string.sub(value, 1, 9) .. struct.pack('>I8', idle) .. string.sub(value, 18))
live_for(KEYS[1], tonumber(ARGV[3]))
return 1
