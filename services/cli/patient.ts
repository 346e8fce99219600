import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from '@copydesk/pipeline/world';
import { RedisError, within } from '@copydesk/redis/connect';
import type { RedisQueues } from '@copydesk/redis/queues';

/** How long an answer may take, and how long to rest before the next try, in milliseconds. */
const ANSWER_MS = 5_000;
const REST_MS = 1_000;

type Asked = Pick<RedisQueues, 'counts' | 'pressure' | 'renew'>;

/**
 * Queues for work of many hours: while Redis is away they wait for it and ask again, until the signal. To ask twice does no harm: a
 * job that was added by a try that was given up is found under way.
 */
export function patient<Queues extends Asked>(queues: Queues, signal: AbortSignal, log: Log, restMs = REST_MS): Queues {
  let away = false;

  async function ask<Answer>(question: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
    while (!signal.aborted) {
      try {
        const answer = await question();
        if (away) log('warn', { event: 'redis answers again' });
        away = false;
        return answer;
      } catch (error) {
        if (!(error instanceof RedisError)) throw error;
        if (!away) log('warn', { event: 'waits for redis', reason: error.message });
        away = true;
        await sleep(restMs, undefined, { signal }).catch(() => {});
      }
    }
    return otherwise;
  }

  return {
    ...queues,
    counts: () => ask(() => within(ANSWER_MS, queues.counts()), new Map()),
    pressure: () => ask(() => queues.pressure(), undefined),
    renew: (job, settled) => ask(() => queues.renew(job, settled), false),
  };
}
