-- One look at all queues, so that it costs one round trip however much waits: every command is O(1) or O(log n), but for a few short
-- reads at the head of each line and one for each job that ended since the last look. It knows how BullMQ 6 names its keys; the test
-- beside `snapshot.ts` holds it to BullMQ's own counts.
-- KEYS: what the keys of each queue begin with, and the list of backfills. ARGV: see `snapshot.ts`.
local now, since, most = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local begin, step, steps, heads = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local backfill, kept = ARGV[8], tonumber(ARGV[9])
local MINUTE, HOUR = 60000, 3600000
-- The score of a job that waits is its priority times this, and its place behind others of that priority.
local PRIORITY = 4294967296

local stages = {}
for i = 1, #KEYS - 1 do
  local base = KEYS[i]
  local completed = base .. 'completed'
  local function size(command, name) return redis.call(command, base .. name) end
  local function done(from, to) return redis.call('ZCOUNT', completed, from, to) end

  -- What is urgent stands at the head of the line, the newest of it first, so that the oldest may stand a little behind.
  local function oldest(ids)
    local least = ''
    for _, id in ipairs(ids) do
      local born = redis.call('HGET', base .. id, 'timestamp')
      if born and (least == '' or tonumber(born) < tonumber(least)) then least = born end
    end
    return least
  end

  local function isBackfill(id) return redis.call('HGET', base .. id, 'priority') == backfill end

  local atWork = 0
  for _, id in ipairs(redis.call('LRANGE', base .. 'active', 0, heads - 1)) do
    if isBackfill(id) then atWork = atWork + 1 end
  end

  local pace = {}
  for at = 0, steps - 1 do
    local from = begin + at * step
    pace[at + 1] = done(from, at == steps - 1 and '+inf' or '(' .. (from + step))
  end

  local ended = {}
  local newest = redis.call('ZREVRANGEBYSCORE', completed, '+inf', since, 'WITHSCORES', 'LIMIT', 0, most)
  for at = 1, #newest, 2 do
    local result = redis.call('HGET', base .. newest[at], 'returnvalue') or ''
    local stands = string.find(result, '"outputKey":"', 1, true)
    local data = stands and redis.call('HGET', base .. newest[at], 'data') or ''
    ended[#ended + 1] = { newest[at], newest[at + 1], stands and result or '', data, stands and isBackfill(newest[at]) and 1 or 0 }
  end

  stages[i] = {
    size('LLEN', 'wait'), size('ZCARD', 'prioritized'), size('LLEN', 'active'), size('ZCARD', 'delayed'), size('ZCARD', 'failed'),
    done(now - MINUTE, '+inf'), done(now - HOUR, '+inf'), pace,
    oldest(redis.call('LRANGE', base .. 'wait', -heads, -1)), oldest(redis.call('ZRANGE', base .. 'prioritized', 0, 0)),
    redis.call('HEXISTS', base .. 'meta', 'paused'), ended,
    redis.call('ZCOUNT', base .. 'prioritized', backfill * PRIORITY, '(' .. (backfill + 1) * PRIORITY), atWork,
  }
end
return { stages, backfills(KEYS[#KEYS], kept) }
