import { readFileSync } from 'node:fs';

import { Drop } from '@copydesk/article/drop';
import { RejectionCode } from '@copydesk/article/rejection';
import { HEARD_LUA, type Heard, heard, heardWords } from '@copydesk/redis/backfills';
import { RedisError } from '@copydesk/redis/connect';
import { BACKFILL_PRIORITY } from '@copydesk/redis/queues';
import { z } from 'zod';

/** One stage at one moment. */
export type StageSample = {
  stage: string;
  /** Those of feeds with the priority `low` and of backfills included. */
  waiting: number;
  /** Those of `low` feeds and of backfills alone: they stand behind all others on purpose. */
  setBack: number;
  /** Jobs of backfills: those that wait, also counted in `setBack`, and those that a worker has in hand. */
  backfill: { waiting: number; active: number };
  active: number;
  /** Put off, to be tried again by itself. */
  delayed: number;
  failed: number;
  /** Jobs that left the stage within the last minute, and the last hour. */
  perMinute: number;
  perHour: number;
  /** The same for each of the last PACE_STEPS spans of PACE_MS, oldest first; the last one is still running. */
  pace: number[];
  /** How long the oldest at the head of the line has been in this stage, in milliseconds; absent when none waits. */
  oldestMs?: number;
  /** The same for those that are set back. */
  setBackMs?: number;
  paused: boolean;
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
  feed?: string;
  /** Whether it came in by a backfill. */
  backfill?: boolean;
};

/** A job that left a stage; without an `ending` it went on to the next one. */
export type Left = { stage: string; jobId: string; at: number; ending?: Ending };

export type Snapshot = {
  stages: StageSample[];
  /** All that left since `since`, newest first in each stage. */
  left: Left[];
  /** From when on nothing is missing in `left`, in milliseconds since 1970; later than asked for where there was too much of it. */
  since: number;
  /** What backfills said last, newest first; how long ago is told of the moment of the look. */
  backfills: Heard[];
};

/** What is used of a queue: its name, and its keys in Redis. */
export type Keyed = { name: string; toKey(type: string): string };

/** What is used of a connection. `eval` waits for ever while the connection is lost, `status` says whether it is. */
export type Scripted = { status: string; eval(script: string, keys: number, ...words: (string | number)[]): Promise<unknown> };

/** The spans in which the pace of a stage is told: an hour in all. */
export const PACE_MS = 2 * 60_000;
export const PACE_STEPS = 30;

/** Jobs of one stage that are read at most in one look. */
const LEFT_MOST = 4_000;

/** Jobs at the head of the line among which the oldest is looked for, and active ones among which those of backfills are. */
const HEADS = 50;

const SCRIPT = `${HEARD_LUA}\n${readFileSync(new URL('look.lua', import.meta.url), 'utf8')}`;

const Count = z.int().nonnegative();
const LeftReply = z.tuple([z.string(), z.coerce.number(), z.string(), z.string(), Count]);
type LeftReply = z.infer<typeof LeftReply>;
const StageReply = z.tuple([
  ...([Count, Count, Count, Count, Count, Count, Count] as const),
  z.array(Count),
  z.string(),
  z.string(),
  Count,
  z.array(LeftReply),
  Count,
  Count,
]);
const Reply = z.tuple([z.array(StageReply), z.unknown()]);

const Result = z.object({
  outcome: z.enum(['article', 'duplicate', 'rejected']),
  outputKey: z.string().min(1),
  code: RejectionCode.optional(),
});
const Data = z.object({ drop: Drop });

/** What is looked at: the queues, and the backfills below what every key of ours begins with. */
export type Desk = { queues: readonly Keyed[]; prefix: string };

/**
 * Looks once at every queue, at what left them since `since`, and at what backfills said. Both times in milliseconds since 1970. Throws
 * while Redis cannot be reached.
 */
export async function snapshot(redis: Scripted, { queues, prefix }: Desk, now: number, since: number): Promise<Snapshot> {
  if (redis.status !== 'ready') throw new RedisError('Redis cannot be reached');
  const bases = queues.map((queue) => queue.toKey(''));
  // Spans begin where the clock says, so that what has passed stands still from one look to the next.
  const begin = (Math.floor(now / PACE_MS) - PACE_STEPS + 1) * PACE_MS;
  const [list, kept] = heardWords(prefix);
  const words = [now, since, LEFT_MOST, begin, PACE_MS, PACE_STEPS, HEADS, BACKFILL_PRIORITY, kept];
  const [rows, said] = Reply.parse(await redis.eval(SCRIPT, bases.length + 1, ...bases, list, ...words));
  const named = rows.map((row, index) => ({ stage: queues[index]?.name ?? '', row }));
  // Clocks of two machines differ; no drop waits for less than no time.
  const age = (born: string) => Math.max(0, now - Number(born));
  return {
    stages: named.map(
      ({
        stage,
        row: [normal, setBack, active, delayed, failed, perMinute, perHour, pace, oldest, last, paused, , later, atWork],
      }) => ({
        stage,
        waiting: normal + setBack,
        setBack,
        backfill: { waiting: later, active: atWork },
        active,
        delayed,
        failed,
        perMinute,
        perHour,
        pace,
        paused: paused === 1,
        ...(oldest && { oldestMs: age(oldest) }),
        ...(last && { setBackMs: age(last) }),
      }),
    ),
    left: named.flatMap(({ stage, row }) => row[11].map((told) => left(stage, told))),
    since: Math.max(since, ...named.map(({ row: { 11: all } }) => (all.length < LEFT_MOST ? since : (all.at(-1)?.[1] ?? since)))),
    backfills: heard(said),
  };
}

/** Jobs of another release may tell their end in another shape; they count as gone on rather than take the page with them. */
function left(stage: string, [jobId, at, result, data, backfill]: LeftReply): Left {
  const told = Result.safeParse(json(result));
  const { data: job } = Data.safeParse(json(data));
  if (!told.success || !job) return { stage, jobId, at };
  const { outcome, outputKey, code } = told.data;
  const { key, feed } = job.drop;
  const place = { stage, jobId, at };
  const ways = { ...(code && { code }), ...(feed && { feed: feed.name }), ...(backfill === 1 && { backfill: true }) };
  return { ...place, ending: { ...place, key, outcome, outputKey, ...ways } };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
