import { RedisError, within } from '@copydesk/redis/connect';

import type { Health } from './health.ts';
import type { Watch } from './outage.ts';
import type { Memory, Recent } from './recent.ts';
import { shared } from './sampler.ts';
import type { Seen } from './seen.ts';
import type { Snapshot } from './snapshot.ts';
import { newTally, type Told } from './tally.ts';

/** All that the pages show, at one moment (milliseconds since 1970). `told` is absent while Redis cannot be reached. */
export type Flow = Seen & Recent & { at: number; told?: Told };

/** One look at the queues, and what is counted with it. */
export type Sample = Snapshot & { told: Told };

export type Looks = {
  /** The shared sample of the queues; undefined while Redis cannot be reached. */
  look(): Promise<Sample | undefined>;
  flow(): Promise<Flow>;
};

/** What is looked at. Each may throw, or hang, while Redis cannot be reached. */
export type LookedAt = {
  /** The queues now, and what left them since; both in milliseconds since 1970. */
  take(now: number, since: number): Promise<Snapshot>;
  /** Why intake lets no more drops in; undefined when there is room. */
  heldBack(): Promise<string | undefined>;
  /** Whether the index of duplicates is being made anew. */
  rebuilding(): Promise<boolean>;
  /** By which policy Redis throws keys away when it is full; undefined where it keeps all. */
  forgets(): Promise<string | undefined>;
  /** Whether Redis is reached, as its connection tells; it is told what each look finds. */
  redis: Watch;
  store: Health['store'];
  recent: Memory;
  /** How long Redis may take to answer a look, in milliseconds. */
  answerMs?: number | undefined;
};

/** How often Redis is looked at, however many people look at the pages, in milliseconds. */
const FRESH_MS = 1_000;

/** How often it is asked for what changes seldom and costs more. */
const GATES_FRESH_MS = 5_000;

const ANSWER_MS = 2_000;

/** Brings together what is looked at. Anything that fails for another reason than a lost Redis or store is thrown. */
export function looks(
  { take, heldBack, rebuilding, forgets, redis, store, recent, answerMs = ANSWER_MS }: LookedAt,
  freshMs = FRESH_MS,
): Looks {
  const tally = newTally();
  const look = shared(freshMs, () =>
    reached(redis, answerMs, async () => {
      const now = Date.now();
      const sample = await take(now, tally.since(now));
      // Here, so that whoever looks, a scraper too, and whether they wait for it or not, nothing that left is lost to the others.
      recent.keep(sample.left.flatMap(({ ending }) => ending ?? []));
      return { ...sample, told: tally.add(sample, now) };
    }),
  );
  const gates = shared(GATES_FRESH_MS, () =>
    reached(redis, answerMs, async () => {
      const [why, anew, policy] = await Promise.all([heldBack(), rebuilding(), forgets()]);
      return { heldBack: why, rebuilding: anew, forgets: policy };
    }),
  );
  const flow = shared(freshMs, async () => {
    const [sample, storeLost] = await Promise.all([look(), store()]);
    const recently = await recent.rows();
    return {
      at: Date.now(),
      storeLost,
      redisLost: sample ? undefined : redis.outage(),
      refused: sample?.told.refused ?? new Map(),
      ...recently,
      ...(sample && { stages: sample.stages, told: sample.told, backfills: sample.backfills, ...(await gates()) }),
    };
  });
  return { look, flow };
}

/** What Redis answers; undefined while it does not. */
async function reached<Value>(redis: Watch, ms: number, ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    const answer = await within(ms, ask());
    redis.reached();
    return answer;
  } catch (error) {
    if (!(error instanceof RedisError)) throw error;
    // What the connection itself has said of it tells more.
    redis.missed(redis.outage() ? undefined : error.message);
    return undefined;
  }
}
