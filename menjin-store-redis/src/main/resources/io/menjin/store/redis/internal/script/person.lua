-- One person: a hash with the epoch in field 'e' and each session in a field named by the 32 bytes of its token's hash.
-- What does not fit into 64 bytes goes on in fields of 7 bytes: so the hash stays a compact list. Offsets count from 1:
--   1 state: 0 alive, 1 logged out, 2 replaced, 3 revoked, 9 moved    30 epoch      38 tag of the device, 8 bytes
--   2 created    10 idle end    18 end    26 ended (seconds)          34 sequence   46 id of the session, 16 bytes
-- One that was moved has the 16 bytes of the other account's id at 2 instead, and nothing behind its end: no other is as
-- short. Times are microseconds, numbers big-endian.
local MOVED, MOVED_LENGTH = 9, 25

local function finished(value, state, now)
  return string.char(state) .. string.sub(value, 2, 25) .. struct.pack('>I4', math.floor(now / 1000000))
    .. string.sub(value, 30)
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
