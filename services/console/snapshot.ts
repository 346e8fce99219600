import { Drop } from '@copydesk/article/drop';
import { RejectionCode } from '@copydesk/article/rejection';
import { RedisError } from '@copydesk/redis/connect';
import { z } from 'zod';

/** One stage at one moment. */
export type StageSample = {
  stage: string;
  waiting: number;
  active: number;
  /** Put off, to be tried again by itself. */
  delayed: number;
  failed: number;
  /** Jobs that left the stage within the last minute, and the last hour. */
  perMinute: number;
  perHour: number;
  /** Since when the job that is next in line has been in this stage, in milliseconds; absent when none waits. */
  oldestMs?: number;
  paused: boolean;
  /** How many of the newest jobs to leave the stage ended as `rejected`. */
  refused: { count: number; of: number };
};

/** A drop that came to its end, as its job tells it. */
export type Ending = {
  stage: string;
  jobId: string;
  /** Milliseconds since 1970. */
  at: number;
  key: string;
  outcome: 'article' | 'duplicate' | 'rejected';
  outputKey: string;
  code?: RejectionCode;
};

export type Snapshot = { stages: StageSample[]; endings: Ending[] };

/** What is used of a queue: its name, and its keys in Redis. */
export type Keyed = { name: string; toKey(type: string): string };

/** What is used of a connection. `eval` waits for ever while the connection is lost, `status` says whether it is. */
export type Scripted = { status: string; eval(script: string, keys: number, ...words: (string | number)[]): Promise<unknown> };

/** Newest completed jobs of a stage that are looked at; every other one went on to the next stage and says so in few bytes. */
const LOOKED_AT = 200;

/** Endings of each sort that one stage tells. */
const TOLD = 12;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * One script for all queues, so that a look costs one round trip however much waits: every command in it is O(1) or O(log n), but
 * for LOOKED_AT short reads a stage. It knows how BullMQ 6 names its keys; the test beside it holds it to BullMQ's own counts.
 */
const SCRIPT = `
local now, minute, hour, looked, told = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local stages = {}
for i, base in ipairs(KEYS) do
  local function size(command, name) return redis.call(command, base .. name) end
  local function since(ms) return redis.call('ZCOUNT', base .. 'completed', now - ms, '+inf') end
  local next = redis.call('LINDEX', base .. 'wait', -1)
  local oldest = next and redis.call('HGET', base .. next, 'timestamp') or ''
  local endings, accepted, refused = {}, 0, 0
  local newest = redis.call('ZREVRANGE', base .. 'completed', 0, looked - 1, 'WITHSCORES')
  for at = 1, #newest, 2 do
    local result = redis.call('HGET', base .. newest[at], 'returnvalue') or ''
    local bad = string.find(result, '"outcome":"rejected"', 1, true)
    local stands = string.find(result, '"outputKey":"', 1, true)
    if bad then refused = refused + 1 elseif stands then accepted = accepted + 1 end
    if stands and (bad and refused or accepted) <= told then
      endings[#endings + 1] = { newest[at], newest[at + 1], result, redis.call('HGET', base .. newest[at], 'data') or '' }
    end
  end
  stages[i] = {
    size('LLEN', 'wait') + size('ZCARD', 'prioritized'), size('LLEN', 'active'), size('ZCARD', 'delayed'), size('ZCARD', 'failed'),
    since(minute), since(hour), oldest, redis.call('HEXISTS', base .. 'meta', 'paused'), refused, #newest / 2, endings,
  }
end
return stages`;

const Count = z.int().nonnegative();
const Reply = z.array(
  z.tuple([
    Count,
    Count,
    Count,
    Count,
    Count,
    Count,
    z.string(),
    Count,
    Count,
    Count,
    z.array(z.tuple([z.string(), z.coerce.number(), z.string(), z.string()])),
  ]),
);

const Result = z.object({
  outcome: z.enum(['article', 'duplicate', 'rejected']),
  outputKey: z.string().min(1),
  code: RejectionCode.optional(),
});
const Data = z.object({ drop: Drop });

/** Looks at every queue once. `now` in milliseconds since 1970. Throws while Redis cannot be reached. */
export async function snapshot(redis: Scripted, queues: readonly Keyed[], now: number): Promise<Snapshot> {
  if (redis.status !== 'ready') throw new RedisError('Redis cannot be reached');
  const bases = queues.map((queue) => queue.toKey(''));
  const reply = Reply.parse(await redis.eval(SCRIPT, bases.length, ...bases, now, MINUTE_MS, HOUR_MS, LOOKED_AT, TOLD));
  const named = reply.map((row, index) => ({ stage: queues[index]?.name ?? '', row }));
  return {
    stages: named.map(({ stage, row: [waiting, active, delayed, failed, perMinute, perHour, oldest, paused, count, of] }) => ({
      stage,
      waiting,
      active,
      delayed,
      failed,
      perMinute,
      perHour,
      // Clocks of two machines differ; no drop waits for less than no time.
      ...(oldest && { oldestMs: Math.max(0, now - Number(oldest)) }),
      paused: paused === 1,
      refused: { count, of },
    })),
    endings: named.flatMap(({ stage, row }) =>
      row[10].flatMap(([jobId, at, result, data]) => ending(stage, jobId, at, result, data)),
    ),
  };
}

/** Jobs of another release may tell their end in another shape; those are left out rather than the whole page. */
function ending(stage: string, jobId: string, at: number, result: string, data: string): Ending[] {
  const told = Result.safeParse(json(result));
  const { data: job } = Data.safeParse(json(data));
  if (!told.success || !job) return [];
  const { outcome, outputKey, code } = told.data;
  return [{ stage, jobId, at, key: job.drop.key, outcome, outputKey, ...(code && { code }) }];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
