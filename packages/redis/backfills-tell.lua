-- KEYS: the list of backfills, the record of one. ARGV: its id, what it says, how long that is kept in milliseconds, how many are.
local list, record = KEYS[1], KEYS[2]
local id, kept, most = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
redis.call('SET', record, ARGV[2], 'PX', kept)
redis.call('SADD', list, id)
redis.call('PEXPIRE', list, kept)

-- Of too many, those go that gave no sign of life for longest. One that is gone by itself has less than no time left.
local left = {}
for _, one in ipairs(redis.call('SMEMBERS', list)) do left[#left + 1] = { one, redis.call('PTTL', list .. ':' .. one) } end
table.sort(left, function(a, b) return a[2] > b[2] end)
for place, one in ipairs(left) do
  if place > most or one[2] < 0 then
    redis.call('SREM', list, one[1])
    redis.call('DEL', list .. ':' .. one[1])
  end
end
