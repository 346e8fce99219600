import { setTimeout as sleep } from 'node:timers/promises';

import type { Redis } from 'ioredis';

import type { Inbox } from '../inbox.ts';

export type RedisListOptions = {
  redis: Pick<Redis, 'lrange' | 'lrem'>;
  /** The key of the list. */
  list: string;
  /** Between two looks into an empty list, in milliseconds. */
  idleMs?: number;
};

const AT_ONCE = 16;

/**
 * A list in Redis that MinIO's Redis target pushes events onto (`format=access`). Letters are looked at where they lie and removed
 * when their jobs are there, so that none is lost with us; two intakes may look at the same one, and make the same job of it. One
 * removal takes one copy of a message, the first: it lies near the head, where Redis looks, however long the list behind it is.
 */
export function redisListInbox({ redis, list, idleMs = 500 }: RedisListOptions): Inbox {
  return {
    name: 'redis',
    heldMs: 60_000,
    hasDeadLetters: false,
    most: AT_ONCE,
    batches: 1,
    async receive(signal) {
      const bodies = new Set(await redis.lrange(list, 0, AT_ONCE - 1));
      if (bodies.size === 0) await sleep(idleMs, undefined, { signal }).catch(() => undefined);
      return [...bodies].map((body) => ({
        body,
        done: async () => void (await redis.lrem(list, 1, body)),
        back: async () => undefined,
      }));
    },
    close: async () => {},
  };
}
