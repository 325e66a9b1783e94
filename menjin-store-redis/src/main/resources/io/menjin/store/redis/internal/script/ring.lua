-- The ring of an identity: entries, the one obtained last first. Each is its time, 32 bytes of fingerprint, and with its
-- length before it the sealed key.
local function add_to_ring(ring, entry, capacity, milliseconds)
  local old = redis.call('GET', ring) or ''
  local entries, at = {}, 1
  local time, fingerprint = struct.unpack('>I8', entry), string.sub(entry, 9, 40)
  local place
  while at <= #old do
    local length = 42 + struct.unpack('>I2', old, at + 40)
    local other = string.sub(old, at, at + length - 1)
    local other_time = struct.unpack('>I8', other)
    at = at + length
    if string.sub(other, 9, 40) == fingerprint then
      if other_time >= time then
        return
      end
    else
      if not place and other_time <= time then
        place = #entries + 1
      end
      entries[#entries + 1] = other
    end
  end
  table.insert(entries, place or #entries + 1, entry)
  redis.call('SET', ring, table.concat(entries, '', 1, math.min(#entries, capacity)), 'PX', milliseconds)
end
