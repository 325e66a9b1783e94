-- One person: a hash with the epoch in field 'e' and each session in a field named by the 32 bytes of its token's hash.
-- What does not fit into 64 bytes goes on in fields of 7 bytes: so the hash stays a compact list. Offsets count from 1:
--   1 state: 0 alive, 1 logged out, 2 replaced, 3 revoked, 9 moved    30 epoch      38 tag of the device, 8 bytes
--   2 created    10 idle end    18 end    26 ended (seconds)          34 sequence   46 id of the session, 16 bytes
-- One that was moved has the 16 bytes of the other account's id at 2 instead, and nothing behind its end.
-- Times are microseconds, numbers big-endian.
local MOVED = 9

local function read(person)
  local all = redis.call('HGETALL', person)
  local epoch, sessions, sequence = 0, {}, 0
  for i = 1, #all, 2 do
    local field, value = all[i], all[i + 1]
    if field == 'e' then
      epoch = tonumber(value)
    elseif #field == 32 then
      local s = { field = field, value = value, state = string.byte(value), expires = struct.unpack('>I8', value, 18) }
      if s.state ~= MOVED then
        s.created, s.idle = struct.unpack('>I8I8', value, 2)
        s.ended, s.epoch, s.sequence = struct.unpack('>I4I4I4', value, 26)
        s.device, s.id = string.sub(value, 38, 45), string.sub(value, 46, 61)
        sequence = math.max(sequence, s.sequence)
      end
      sessions[#sessions + 1] = s
    end
  end
  return epoch, sessions, sequence
end

local function alive(s, epoch, now)
  return s.state == 0 and s.epoch >= epoch and now < s.idle and now < s.expires
end

local function finish(person, s, state, now)
  s.state = state
  s.ended = math.floor(now / 1000000)
  redis.call('HSET', person, s.field, string.char(state) .. string.sub(s.value, 2, 25)
    .. struct.pack('>I4', s.ended) .. string.sub(s.value, 30))
end

local function rest(field)
  local name = string.sub(field, 1, 6)
  return name .. '1', name .. '2', name .. '3'
end

local function live_for(person, milliseconds)
  if redis.call('PTTL', person) < milliseconds then
    redis.call('PEXPIRE', person, milliseconds)
  end
end
