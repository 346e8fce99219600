import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { connectRedis } from '@copydesk/redis/connect';
import { type RedisServer, startRedis } from '@copydesk/redis/server';
import { Queue, Worker } from 'bullmq';

import { snapshot } from './snapshot.ts';

const prefix = '{console-test}';
let dir: string;
let server: RedisServer;
let redis: Awaited<ReturnType<typeof connectRedis>>;
let queues: Queue[];

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'copydesk-console-'));
  server = await startRedis(dir);
  redis = await connectRedis(server.url);
  queues = ['clean', 'publish'].map((name) => new Queue(name, { connection: redis, prefix }));
});

after(async () => {
  await Promise.all(queues.map((queue) => queue.close()));
  redis.disconnect();
  await server.close();
  await rm(dir, { recursive: true });
});

const drop = (key: string) => ({ bucket: 'drops', key, etag: 'e1', lastModified: '2026-11-23T05:50:00Z', size: 10 });

/** Runs every job that waits in a queue and gives what the table says for its key. */
async function work(queue: Queue, results: Record<string, unknown>): Promise<void> {
  const worker = new Worker(queue.name, async (job) => results[job.data.drop.key], { connection: redis, prefix });
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = Object.keys(results).length;
  worker.on('completed', () => (left -= 1) === 0 && resolve());
  await promise;
  await worker.close();
}

test('one look tells what BullMQ tells, with ages, rates and endings', async () => {
  const [clean, publish] = queues as [Queue, Queue];
  const hostile = 'x","outcome":"rejected","outputKey":"y.html';
  await clean.addBulk(
    ['a.html', 'b.html'].map((key) => ({ name: 'clean', data: { drop: drop(key) }, opts: { jobId: `d-${key}` } })),
  );
  await work(clean, {
    'a.html': { next: 'extract' },
    'b.html': { outcome: 'rejected', outputKey: 'rejected/b.html.json', code: 'blank' },
  });
  await publish.addBulk([hostile, 'gone.html'].map((key) => ({ name: 'publish', data: { drop: drop(key) } })));
  await work(publish, {
    [hostile]: { outcome: 'article', outputKey: `articles/${hostile}.json` },
    'gone.html': { outcome: 'gone' },
  });
  await clean.add('clean', { drop: drop('w1.html') }, { timestamp: Date.now() - 90_000 });
  await clean.add('clean', { drop: drop('w2.html') });
  await clean.add('clean', { drop: drop('p.html') }, { priority: 2 });
  await clean.add('clean', { drop: drop('d.html') }, { delay: 60_000 });
  await publish.pause();

  const now = Date.now();
  const { stages, endings } = await snapshot(redis, queues, now);

  for (const [index, queue] of queues.entries()) {
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
    const { waiting, active, delayed, failed, perMinute, perHour } = stages[index] ?? assert.fail();
    assert.equal(waiting, (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0));
    assert.deepEqual(
      { active, delayed, failed },
      { active: counts['active'], delayed: counts['delayed'], failed: counts['failed'] },
    );
    assert.deepEqual([perMinute, perHour], [counts['completed'], counts['completed']]);
  }
  assert.deepEqual(
    stages.map(({ waiting, delayed, paused, refused }) => ({ waiting, delayed, paused, refused })),
    [
      { waiting: 3, delayed: 1, paused: false, refused: { count: 1, of: 2 } },
      { waiting: 0, delayed: 0, paused: true, refused: { count: 0, of: 2 } },
    ],
  );
  const age = stages[0]?.oldestMs ?? 0;
  assert.ok(age >= 90_000 && age < 600_000, `oldest for ${age} ms`);
  assert.equal(stages[1]?.oldestMs, undefined);
  assert.deepEqual(
    endings.map(({ stage, key, outcome, outputKey, code }) => ({ stage, key, outcome, outputKey, ...(code && { code }) })),
    [
      { stage: 'clean', key: 'b.html', outcome: 'rejected', outputKey: 'rejected/b.html.json', code: 'blank' },
      { stage: 'publish', key: hostile, outcome: 'article', outputKey: `articles/${hostile}.json` },
    ],
  );
  assert.equal(endings[0]?.jobId, 'd-b.html');
});

test('a lost Redis is told at once instead of waited for', async () => {
  const lost = { status: 'reconnecting', eval: () => assert.fail('asked while lost') };
  await assert.rejects(snapshot(lost, queues, 0), /cannot be reached/);
});
