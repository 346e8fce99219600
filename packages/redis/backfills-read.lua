-- What is known of backfills: what each said last, and how long ago in milliseconds. That is told by how much is left of the time it is
-- kept, so by the clock of Redis alone, and by no command that a user of few rights may lack.
local function backfills(list, kept)
  local known = {}
  for _, id in ipairs(redis.call('SMEMBERS', list)) do
    local said = redis.call('GET', list .. ':' .. id)
    if said then known[#known + 1] = { said, math.max(0, kept - redis.call('PTTL', list .. ':' .. id)) } end
  end
  return known
end
