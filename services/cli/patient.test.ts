import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RedisError } from '@copydesk/redis/connect';
import type { RedisQueues } from '@copydesk/redis/queues';

import { patient } from './patient.ts';

const job = { drop: { bucket: 'drops', key: 'a', etag: 'e', lastModified: '2026-01-02T03:04:05Z', size: 1 } };

/** Queues that cannot be reached for so many questions. */
function away(times: number, error: Error = new RedisError('no answer')): Pick<RedisQueues, 'counts' | 'pressure' | 'renew'> {
  const ask = async <Answer>(answer: Answer): Promise<Answer> => {
    if (times-- > 0) throw error;
    return answer;
  };
  return { counts: () => ask(new Map()), pressure: () => ask('full'), renew: () => ask(true) };
}

function asked(queues: ReturnType<typeof away>, stop = new AbortController()) {
  const lines: unknown[] = [];
  return { stop, lines, queues: patient(queues, stop.signal, (_level, { event }) => void lines.push(event), 1) };
}

test('while Redis is away it is waited for, and said so once', async () => {
  const { queues, lines } = asked(away(3));
  assert.equal(await queues.renew(job), true);
  assert.equal(await queues.pressure(), 'full');
  assert.deepEqual(lines, ['waits for redis', 'redis answers again']);
});

test('the signal ends the waiting, and nothing counts as added', async () => {
  const { queues, stop } = asked(away(Infinity));
  setTimeout(() => stop.abort(), 20);
  assert.deepEqual([await queues.renew(job), await queues.counts()], [false, new Map()]);
});

test('what is no lost Redis is not waited for', async () => {
  await assert.rejects(asked(away(1, new Error('the store is gone'))).queues.renew(job), /store is gone/);
});
