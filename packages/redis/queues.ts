import { dropId } from '@copydesk/article/drop';
import type { Job } from '@copydesk/pipeline/job';
import { type Order, orderOf } from '@copydesk/pipeline/order';
import { stages } from '@copydesk/pipeline/stages';
import type { Queues } from '@copydesk/pipeline/world';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

import { historyOf, memoryOf, within } from './connect.ts';

export type QueueOptions = {
  /** What every key begins with. */
  prefix: string;
  /** Jobs in all queues at which no more are let in. */
  backlogLimit: number;
  /** Bytes Redis may use; its own `maxmemory` where absent. */
  memoryLimit?: number | undefined;
};

/** How many jobs of a stage are in which state. */
export type Counts = { waiting: number; active: number; delayed: number; failed: number; completed: number };

export type RedisQueues = Queues & {
  /** The queue of each stage, in the order of the stages. */
  queues: Map<string, Queue>;
  counts(): Promise<Map<string, Counts>>;
  close(): Promise<void>;
};

/**
 * How long a completed job keeps its id, in seconds. While it does, a hand-off that is repeated after a crash adds nothing twice
 * (measured: 301 doubled hand-offs in 2,000 without).
 */
const KEPT_SECONDS = 3_600;

/** Share of the memory limit at which no more drops are let in, so that workers always have room to drain. */
const FULL_SHARE = 0.7;

/** How long a producer waits for Redis, in milliseconds. */
const ANSWER_MS = 5_000;

/** How long a reading of counts and memory is good for, in milliseconds. */
const FRESH_MS = 250;

/**
 * How BullMQ is told of the order. Only those that step back pay for it: jobs with a priority lie in a sorted set, which is looked at
 * when the list of all others is empty. What is urgent goes to the head of that list, so the last of them goes first.
 */
const placed = { urgent: { lifo: true }, normal: {}, low: { priority: 1 }, backfill: { priority: 2 } } as const satisfies Record<
  Order,
  object
>;

/** By which the jobs of a backfill are known in Redis. */
export const BACKFILL_PRIORITY: number = placed.backfill.priority;

/** One BullMQ queue a stage, in the order of the table. */
export function redisQueues(redis: Redis, { prefix, backlogLimit, memoryLimit }: QueueOptions): RedisQueues {
  const queues = new Map(
    stages.map((row) => [
      row.name as string,
      new Queue(row.name, {
        connection: redis,
        prefix,
        defaultJobOptions: {
          attempts: row.attempts,
          backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
          removeOnComplete: { age: KEPT_SECONDS },
          stackTraceLimit: row.attempts,
        },
      }),
    ]),
  );
  const all = [...queues.values()];
  // The connection they share tells of its own loss; unheard, each of them would print it too.
  for (const queue of all) queue.on('error', () => {});
  const sweptMark = `${prefix}:swept`;
  let reading: { at: number; pressure: Promise<string | undefined> } | undefined;

  async function counts(): Promise<Map<string, Counts>> {
    return new Map(await Promise.all([...queues].map(async ([name, queue]) => [name, await countsOf(queue)] as const)));
  }

  async function pressure(): Promise<string | undefined> {
    const [count, memory] = await Promise.all([counts(), memoryOf(redis)]);
    const backlog = [...count.values()].reduce((sum, one) => sum + one.waiting + one.active + one.delayed, 0);
    if (backlog >= backlogLimit) return `${backlog} jobs are under way, the limit is ${backlogLimit}`;
    const limit = memoryLimit ?? memory.limit;
    if (limit === 0 || memory.used < limit * FULL_SHARE) return undefined;
    return `Redis uses ${memory.used} of ${limit} bytes, intake stops at ${FULL_SHARE * 100} %`;
  }

  async function add(stage: string, job: Job): Promise<void> {
    const queue = queues.get(stage);
    if (!queue) throw new Error(`no stage is called ${stage}`);
    await within(ANSWER_MS, queue.add(stage, job, { jobId: dropId(job.drop), ...placed[orderOf(job)] }));
  }

  return {
    queues,
    counts,
    add,
    async renew(job, settled) {
      const id = dropId(job.drop);
      const states = await within(ANSWER_MS, Promise.all(all.map((queue) => queue.getJobState(id))));
      if (states.some((state) => !OVER.has(state))) return false;
      if (states.some((state) => state !== 'unknown') && (await settled?.())) return false;
      await within(ANSWER_MS, Promise.all(all.map((queue) => queue.remove(id))));
      await add(stages[0].name, job);
      return true;
    },
    async pressure() {
      const now = performance.now();
      if (!reading || now - reading.at > FRESH_MS) reading = { at: now, pressure: within(ANSWER_MS, pressure()) };
      return reading.pressure;
    },
    async sweep() {
      const [history, mark] = await within(ANSWER_MS, Promise.all([historyOf(redis), redis.get(sweptMark)]));
      const [swept, newest = ''] = mark?.split(' ') ?? [];
      return {
        doubtful: swept === history ? undefined : newest,
        ended: async (at) => void (await within(ANSWER_MS, redis.eval(MARK_SWEPT, 1, sweptMark, history, at))),
      };
    },
    reach: async () => void (await within(ANSWER_MS, redis.ping())),
    close: async () => void (await Promise.all(all.map((queue) => queue.close()))),
  };
}

/** Marks how far drops were swept, unless the server has begun another history since, and may have forgotten what was queued. */
const MARK_SWEPT = `
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') or ''
if history == ARGV[1] then redis.call('SET', KEYS[1], history .. ' ' .. ARGV[2]) end`;

/** States of a job that nobody will work on any more. */
const OVER = new Set(['completed', 'failed', 'unknown']);

async function countsOf(queue: Queue): Promise<Counts> {
  const count = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
  const of = (state: string) => count[state] ?? 0;
  return {
    waiting: of('waiting') + of('prioritized'),
    active: of('active'),
    delayed: of('delayed'),
    failed: of('failed'),
    completed: of('completed'),
  };
}
