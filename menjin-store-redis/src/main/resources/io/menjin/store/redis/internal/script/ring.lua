-- The ring of an identity: entries, the one obtained last first. Each is its time, 32 bytes of fingerprint, and with its
-- length before it the sealed key.
local function add_to_ring(ring, entry, capacity, milliseconds)
  local old = redis.call('GET', ring) or ''
  local entries, at = {}, 1
  local time, fingerprint = struct.unpack('>I8c32', entry)
  local place
  while at <= #old do
    local other_time, other, length = struct.unpack('>I8c32I2', old, at)
    local behind = at + 42 + length
    if other == fingerprint then
      if other_time >= time then
        return
      end
    else
      if not place and other_time <= time then
        place = #entries + 1
      end
      entries[#entries + 1] = string.sub(old, at, behind - 1)
    end
    at = behind
  end
  table.insert(entries, place or #entries + 1, entry)
  redis.call('SET', ring, table.concat(entries, '', 1, math.min(#entries, capacity)), 'PX', milliseconds)
end
