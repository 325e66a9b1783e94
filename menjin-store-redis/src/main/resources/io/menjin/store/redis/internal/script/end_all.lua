-- ARGV: epoch, lifetime of a person who has no sessions.
if tonumber(redis.call('HGET', KEYS[1], 'e') or '0') < tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'e', ARGV[1])
  if redis.call('PTTL', KEYS[1]) < 0 then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  end
end
return 1
