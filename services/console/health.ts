import { shared } from './sampler.ts';

export type Check = 'ok' | 'unreachable';

/** What `/readyz` answers: 200 when `status` is ready, else 503. */
export type Readiness = { status: 'ready' | 'unready'; checks: { redis: Check; store: Check } };

export type Health = { ready(): Promise<Readiness>; store(): Promise<Check> };

/** How long each may take to answer, in milliseconds. */
const REDIS_MS = 500;
const STORE_MS = 3_000;

/** An answer of the store costs a request, and is good for this long, in milliseconds. */
const STORE_FRESH_MS = 10_000;
const REDIS_FRESH_MS = 250;

/** Looks whether Redis and the output bucket answer. Both functions given here throw, or hang, when they do not. */
export function health(reach: { redis(): Promise<void>; store(): Promise<void> }, redisMs = REDIS_MS): Health {
  const redis = shared(REDIS_FRESH_MS, () => answers(redisMs, reach.redis()));
  const store = shared(STORE_FRESH_MS, () => answers(STORE_MS, reach.store()));
  return {
    store,
    async ready() {
      const checks = { redis: await redis(), store: await store() };
      return { status: Object.values(checks).every((check) => check === 'ok') ? 'ready' : 'unready', checks };
    },
  };
}

async function answers(ms: number, asked: Promise<void>): Promise<Check> {
  const late = Promise.withResolvers<Check>();
  const timer = setTimeout(() => late.resolve('unreachable'), ms);
  const answer = asked.then(
    (): Check => 'ok',
    (): Check => 'unreachable',
  );
  const check = await Promise.race([answer, late.promise]);
  clearTimeout(timer);
  return check;
}
