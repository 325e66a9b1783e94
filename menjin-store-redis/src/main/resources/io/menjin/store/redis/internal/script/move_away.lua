-- ARGV: token hash, id of the other account.
local found = redis.call('HMGET', KEYS[1], 'e', ARGV[1])
local value = found[2]
if not value or string.byte(value) ~= 0 or struct.unpack('>I4', value, 30) < tonumber(found[1] or '0') then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], string.char(MOVED) .. ARGV[2] .. string.sub(value, 18, 25))
redis.call('HDEL', KEYS[1], rest(ARGV[1]))
return 1
