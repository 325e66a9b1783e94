-- A login. KEYS: person, and where they share its node: ring, receipt.
-- ARGV: token hash, epoch, now, most sessions, tag of the device, lifetime of the person, microseconds that what is over
-- stays, most that stay, ring entry, capacity, lifetime of the ring, receipt, lifetime of the receipt, session, its rest...
local person, hash, epoch, now = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local most, device, keep, most_over = tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[7]), tonumber(ARGV[8])
local known, sessions, sequence = read(person)
if epoch < known then
  return { 'stale' }
end

local living, over, answer = {}, {}, { 'issued' }
local function replace(s)
  finish(person, s, 2, now)
  answer[#answer + 1] = s.id
  over[#over + 1] = s
end

for _, s in ipairs(sessions) do
  -- The same login may come twice when an answer was lost; it must not replace itself.
  if s.field ~= hash then
    if s.state == MOVED then
      if s.expires + keep <= now then
        redis.call('HDEL', person, s.field)
      end
    elseif not alive(s, epoch, now) then
      over[#over + 1] = s
    elseif device ~= '' and s.device == device then
      replace(s)
    else
      living[#living + 1] = s
    end
  end
end

local function older(one, other)
  if one.created ~= other.created then
    return one.created < other.created
  end
  return one.sequence < other.sequence
end
table.sort(living, older)
for i = 1, #living + 1 - most do
  replace(living[i])
end

table.sort(over, older)
for i, s in ipairs(over) do
  local since = s.ended > 0 and s.ended * 1000000 or math.min(s.idle, s.expires)
  if since + keep <= now or i <= #over - most_over then
    redis.call('HDEL', person, s.field, rest(s.field))
  end
end

if epoch > known then
  redis.call('HSET', person, 'e', epoch)
end
local session = ARGV[14]
redis.call('HSET', person, hash,
  string.sub(session, 1, 33) .. struct.pack('>I4', sequence + 1) .. string.sub(session, 38))
local names = { rest(hash) }
for i = 15, #ARGV do
  redis.call('HSET', person, names[i - 14], ARGV[i])
end
live_for(person, tonumber(ARGV[6]))

if ARGV[9] ~= '' then
  add_to_ring(KEYS[2], ARGV[9], tonumber(ARGV[10]), ARGV[11])
end
if ARGV[12] ~= '' then
  redis.call('SET', KEYS[3], ARGV[12], 'PX', ARGV[13])
end
return answer
