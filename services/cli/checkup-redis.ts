import { randomUUID } from 'node:crypto';

import { memoryOf } from '@copydesk/redis/connect';
import type { Redis } from 'ioredis';

import { bad, type Check, note, ok } from './checkup.ts';

const REACHED = 'redis: reached';

/** What Redis says first where it takes no writes, and what that means for who set it up. */
const REFUSALS: Readonly<Record<string, string>> = {
  READONLY: 'REDIS_URL names a replica. Name the one that it follows.',
  MISCONF: 'Redis cannot save to its disk, and takes no writes until it can: its log says what failed.',
  OOM: 'Redis is full. Give it more memory, or start workers that drain the backlog.',
  NOPERM: 'Give the user of REDIS_URL the rights in infra/redis/users.acl, for keys that begin with REDIS_PREFIX.',
};

/** How long the key of a try may stay where it could not be deleted, in seconds. */
const TRY_SECONDS = 60;

/** Below this share of what is left Redis has no room for a backlog. */
const TIGHT_SHARE = 0.6;

/** What is asked of Redis. */
export const redisChecks: readonly Check[] = [
  {
    name: REACHED,
    why: 'It holds queues and index. Whether it may evict keys is checked with every connection.',
    // Who has a connection has passed both: `connectRedis` gives none to a Redis that may evict.
    look: async () => ok('it answers, and never evicts a key (noeviction)'),
  },
  {
    name: 'redis: write',
    why: 'Each job is a write. A replica, a full Redis and one that cannot save answer, and take none.',
    roles: ['intake', 'worker', 'operator'],
    after: REACHED,
    async look({ redis, config }) {
      const key = `${config.REDIS_PREFIX}:doctor:${randomUUID()}`;
      try {
        await (redis as Redis).set(key, '', 'EX', TRY_SECONDS);
        await (redis as Redis).del(key);
        return ok('keys can be written and deleted');
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        return bad(said, REFUSALS[said.split(' ', 1)[0] ?? ''] ?? 'See the log of Redis.');
      }
    },
  },
  {
    name: 'redis: memory',
    why: 'Intake stops before Redis is full, when it knows when that is.',
    after: REACHED,
    async look({ redis, config }) {
      const { used, limit: own } = await memoryOf(redis as Redis);
      const limit = config.REDIS_MEMORY_LIMIT ?? own;
      if (limit === 0)
        return note(
          `${megabytes(used)} in use, and no limit is known`,
          'Set maxmemory in Redis, or REDIS_MEMORY_LIMIT: without one intake never stops for want of memory.',
        );
      const told = `${megabytes(used)} of ${megabytes(limit)} in use; intake stops at 70 %`;
      return used > limit * TIGHT_SHARE ? note(told, 'Give Redis more memory, or let workers drain the backlog.') : ok(told);
    },
  },
  {
    name: 'redis: persistence',
    why: 'A Redis that forgets loses no drop, but every outcome is looked at again.',
    after: REACHED,
    async look({ redis }) {
      const info = await (redis as Redis).info('persistence');
      const on = (field: string) => new RegExp(`^${field}:1`, 'm').test(info);
      if (on('aof_enabled')) return ok('an append-only file is written');
      return note(
        'no append-only file is written',
        'Set appendonly yes, unless you can live with a deep sweep and a rebuilt index after each restart.',
      );
    },
  },
];

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
