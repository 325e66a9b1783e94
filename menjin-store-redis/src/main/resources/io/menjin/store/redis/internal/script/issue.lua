-- A login. KEYS: person, and where they share its node: ring, receipt.
-- ARGV: token hash, epoch, now, most sessions, tag of the device, lifetime of the person, microseconds that what is over
-- stays, most that stay, ring entry, capacity, lifetime of the ring, receipt, lifetime of the receipt, session, its rest...
--
-- Nobody else is served while this runs, and most of its time goes into the sessions that there are. So each is read by one
-- call, only places in all are kept, and while one has to go, the oldest, nothing is sorted to find it.
local person, hash, epoch, now = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local device, keep = ARGV[5], tonumber(ARGV[7])
local all = redis.call('HGETALL', person)
local known, last = 0, 0
local living, alive, oldest, oldest_created, oldest_sequence = {}, 0, 0, math.huge, 0
local over, ended, first, first_created, first_sequence = {}, 0, 0, math.huge, 0
local gone, replaced, answer = {}, {}, { 'issued' }

local function add_over(at, created, sequence)
  ended = ended + 1
  over[ended] = at
  if created < first_created or created == first_created and sequence < first_sequence then
    first, first_created, first_sequence = at, created, sequence
  end
end

local function forget(at)
  local field, to = all[at], #gone
  gone[to + 1], gone[to + 2], gone[to + 3], gone[to + 4] = field, rest(field)
  replaced[at] = nil
end

local function replace(at, created, sequence)
  local value = all[at + 1]
  answer[#answer + 1] = string.sub(value, 46, 61)
  replaced[at] = finished(value, 2, now)
  add_over(at, created, sequence)
  if math.floor(now / 1000000) * 1000000 + keep <= now then
    forget(at)
  end
end

local numbers, find = struct.unpack, string.find
for i = 1, #all, 2 do
  local field = all[i]
  if #field == 32 then
    local value = all[i + 1]
    if #value == MOVED_LENGTH then
      if field ~= hash and numbers('>I8', value, 18) + keep <= now then
        gone[#gone + 1] = field
      end
    else
      local state, created, idle, expires, since, its_epoch, sequence = numbers('>BI8I8I8I4I4I4', value)
      if sequence > last then
        last = sequence
      end
      -- The same login may come twice when an answer was lost; it must not replace itself.
      if field ~= hash then
        if state ~= 0 or its_epoch < epoch or now >= idle or now >= expires then
          add_over(i, created, sequence)
          if (since > 0 and since * 1000000 or math.min(idle, expires)) + keep <= now then
            forget(i)
          end
        elseif device ~= '' and find(value, device, 38, true) == 38 then
          replace(i, created, sequence)
        else
          alive = alive + 1
          living[alive] = i
          if created < oldest_created or created == oldest_created and sequence < oldest_sequence then
            oldest, oldest_created, oldest_sequence = i, created, sequence
          end
        end
      end
    end
  elseif field == 'e' then
    known = tonumber(all[i + 1])
  end
end
if epoch < known then
  return { 'stale' }
end

local function sort(places)
  local created, sequence = {}, {}
  for _, at in ipairs(places) do
    created[at], sequence[at] = numbers('>I8', all[at + 1], 2), numbers('>I4', all[at + 1], 34)
  end
  table.sort(places, function(one, other)
    if created[one] ~= created[other] then
      return created[one] < created[other]
    end
    return sequence[one] < sequence[other]
  end)
  return created, sequence
end

local too_many = alive + 1 - ARGV[4]
if too_many == 1 then
  replace(oldest, oldest_created, oldest_sequence)
elseif too_many > 1 then
  local created, sequence = sort(living)
  for i = 1, too_many do
    local at = living[i]
    replace(at, created[at], sequence[at])
  end
end
too_many = ended - ARGV[8]
if too_many == 1 then
  forget(first)
elseif too_many > 1 then
  sort(over)
  for i = 1, too_many do
    forget(over[i])
  end
end

-- Lua passes on some thousands of arguments at most.
local function in_parts(command, list)
  for i = 1, #list, 1000 do
    redis.call(command, person, unpack(list, i, math.min(i + 999, #list)))
  end
end
in_parts('HDEL', gone)
local session = ARGV[14]
local written = { hash, string.sub(session, 1, 33) .. struct.pack('>I4', last + 1) .. string.sub(session, 38) }
local names = { rest(hash) }
for i = 15, #ARGV do
  written[#written + 1] = names[i - 14]
  written[#written + 1] = ARGV[i]
end
if epoch > known then
  written[#written + 1] = 'e'
  written[#written + 1] = ARGV[2]
end
for at, value in pairs(replaced) do
  written[#written + 1] = all[at]
  written[#written + 1] = value
end
in_parts('HSET', written)
live_for(person, tonumber(ARGV[6]))

if ARGV[9] ~= '' then
  add_to_ring(KEYS[2], ARGV[9], tonumber(ARGV[10]), ARGV[11])
end
if ARGV[12] ~= '' then
  redis.call('SET', KEYS[3], ARGV[12], 'PX', ARGV[13])
end
return answer
