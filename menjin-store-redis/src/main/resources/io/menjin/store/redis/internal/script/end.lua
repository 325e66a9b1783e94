-- ARGV: id of the session, state, now.
local now = tonumber(ARGV[3])
local epoch, sessions = read(KEYS[1])
for _, s in ipairs(sessions) do
  if s.id == ARGV[1] and alive(s, epoch, now) then
    finish(KEYS[1], s, tonumber(ARGV[2]), now)
    return 1
  end
end
return 0
