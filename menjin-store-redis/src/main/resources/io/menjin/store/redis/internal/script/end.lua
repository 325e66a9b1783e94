-- ARGV: id of the session, state, now.
local all = redis.call('HGETALL', KEYS[1])
local known, found = 0, nil
for i = 1, #all, 2 do
  local field = all[i]
  if field == 'e' then
    known = tonumber(all[i + 1])
  elseif #field == 32 and string.find(all[i + 1], ARGV[1], 46, true) == 46 then
    found = i
  end
end
if not found then
  return 0
end
local field, value, now = all[found], all[found + 1], tonumber(ARGV[3])
local idle, expires, _, epoch = struct.unpack('>I8I8I4I4', value, 10)
if string.byte(value) ~= 0 or epoch < known or now >= math.min(idle, expires) then
  return 0
end
redis.call('HSET', KEYS[1], field, finished(value, tonumber(ARGV[2]), now))
return 1
