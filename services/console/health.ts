import { reasonOf } from '@copydesk/redis/connect';

import { newWatch, type Outage } from './outage.ts';
import { shared } from './sampler.ts';

export type Check = 'ok' | 'unreachable';

/** What `/readyz` answers: 200 when `status` is ready, else 503. */
export type Readiness = { status: 'ready' | 'unready'; checks: { redis: Check; store: Check } };

/** That a bucket cannot be reached: which ones, and whether it is every one of them. */
export type StoreOutage = Outage & { buckets: string[]; whole: boolean };

export type Health = {
  ready(): Promise<Readiness>;
  /** Whether Redis answers: one that hangs keeps its connection. */
  redis(): Promise<boolean>;
  /** Undefined while every bucket answers. */
  store(): Promise<StoreOutage | undefined>;
};

/** Of each part a function that throws, or hangs, while it cannot be reached. Buckets go by the names that people are told. */
export type Reach = { redis(): Promise<unknown>; buckets: Record<string, () => Promise<unknown>> };

/** How long each may take to answer, in milliseconds. */
const REDIS_MS = 500;
const STORE_MS = 3_000;

/** An answer of the store costs a request, and is good for this long, in milliseconds. */
const STORE_FRESH_MS = 5_000;
const REDIS_FRESH_MS = 250;

/** Looks whether Redis and the buckets answer, no more often than they can bear however many ask. */
export function health(reach: Reach, redisMs = REDIS_MS): Health {
  const redis = shared(REDIS_FRESH_MS, () => fault(redisMs, reach.redis()));
  const watch = newWatch();
  const store = shared(STORE_FRESH_MS, async () => {
    const asked = Object.entries(reach.buckets);
    const faults = await Promise.all(asked.map(([, bucket]) => fault(STORE_MS, bucket())));
    const buckets = asked.flatMap(([name], at) => (faults[at] === undefined ? [] : [name]));
    if (buckets.length === 0) watch.reached();
    else watch.missed(faults.find((reason) => reason !== undefined));
    const outage = watch.outage();
    return outage && { ...outage, buckets, whole: buckets.length === asked.length };
  });
  return {
    store,
    redis: async () => (await redis()) === undefined,
    async ready() {
      const checks = { redis: checked(await redis()), store: checked(await store()) };
      return { status: Object.values(checks).every((check) => check === 'ok') ? 'ready' : 'unready', checks };
    },
  };
}

function checked(wrong: unknown): Check {
  return wrong === undefined ? 'ok' : 'unreachable';
}

/** Why something does not answer; undefined when it does. */
async function fault(ms: number, asked: Promise<unknown>): Promise<string | undefined> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${ms} ms`), ms);
  const answer = asked.then(() => undefined, reasonOf);
  const reason = await Promise.race([answer, late.promise]);
  clearTimeout(timer);
  return reason;
}
