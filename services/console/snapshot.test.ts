import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { newTeller } from '@copydesk/redis/backfills';
import { connectRedis } from '@copydesk/redis/connect';
import { BACKFILL_PRIORITY } from '@copydesk/redis/queues';
import { type RedisServer, startRedis } from '@copydesk/redis/server';
import { Queue, Worker } from 'bullmq';

import { PACE_STEPS, snapshot } from './snapshot.ts';

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
    ['a.html', 'b.html'].map((key) => ({
      name: 'clean',
      data: { drop: { ...drop(key), feed: { name: 'harbour' } } },
      opts: { jobId: `d-${key}` },
    })),
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
  await clean.add('clean', { drop: drop('urgent.html') }, { lifo: true });
  await clean.add('clean', { drop: drop('p.html') }, { priority: 2, timestamp: Date.now() - 900_000 });
  await clean.add('clean', { drop: drop('d.html') }, { delay: 60_000 });
  await publish.pause();

  const now = Date.now();
  const { stages, left, since } = await snapshot(redis, { queues, prefix }, now, now - 60_000);
  assert.equal(since, now - 60_000, 'nothing is missing');

  for (const [index, queue] of queues.entries()) {
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed');
    const { waiting, setBack, active, delayed, failed, perMinute, perHour, pace } = stages[index] ?? assert.fail();
    assert.equal(waiting, (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0));
    assert.deepEqual(
      { setBack, active, delayed, failed },
      { setBack: counts['prioritized'], active: counts['active'], delayed: counts['delayed'], failed: counts['failed'] },
    );
    assert.deepEqual([perMinute, perHour], [counts['completed'], counts['completed']]);
    assert.equal(pace.length, PACE_STEPS);
    // Where the span changed in between, the last two hold them all.
    assert.equal((pace.at(-2) ?? 0) + (pace.at(-1) ?? 0), counts['completed']);
  }
  assert.deepEqual(
    stages.map(({ waiting, delayed, paused }) => ({ waiting, delayed, paused })),
    [
      { waiting: 4, delayed: 1, paused: false },
      { waiting: 0, delayed: 0, paused: true },
    ],
  );
  const { oldestMs = 0, setBackMs = 0 } = stages[0] ?? assert.fail();
  assert.ok(oldestMs >= 90_000 && oldestMs < 600_000, `the oldest behind an urgent one, for ${oldestMs} ms`);
  assert.ok(setBackMs >= 900_000, `the oldest of those set back, for ${setBackMs} ms`);
  assert.equal(stages[1]?.oldestMs, undefined);
  const told = left.map(({ stage, jobId, ending }) => ({
    stage,
    jobId,
    ...(ending && { key: ending.key, outcome: ending.outcome }),
  }));
  assert.deepEqual(
    told.filter(({ outcome }) => outcome),
    [
      { stage: 'clean', jobId: 'd-b.html', key: 'b.html', outcome: 'rejected' },
      { stage: 'publish', jobId: '1', key: hostile, outcome: 'article' },
    ],
  );
  assert.equal(left.find(({ jobId }) => jobId === 'd-b.html')?.ending?.code, 'blank');
  assert.equal(left.find(({ jobId }) => jobId === 'd-b.html')?.ending?.feed, 'harbour');
  assert.deepEqual(
    told.filter(({ outcome }) => !outcome).map(({ stage }) => stage),
    ['clean', 'publish'],
    'what went on, and what stands nowhere',
  );
});

test('what comes in by a backfill is told from what is of little haste', async () => {
  const later = new Queue('later', { connection: redis, prefix });
  const at = { low: { priority: 1 }, old: { priority: BACKFILL_PRIORITY } };
  await later.add('later', { drop: drop('old.html') }, at.old);
  await work(later, { 'old.html': { outcome: 'article', outputKey: 'articles/old.html.json' } });
  await later.add('later', { drop: drop('low.html') }, at.low);
  await work(later, { 'low.html': { outcome: 'article', outputKey: 'articles/low.html.json' } });
  const [held, begun] = [Promise.withResolvers<unknown>(), Promise.withResolvers<void>()];
  await later.add('later', { drop: drop('held.html') }, at.old);
  const worker = new Worker('later', () => (begun.resolve(), held.promise), { connection: redis, prefix });
  await begun.promise;
  for (const one of [at.old, at.old, at.low, {}]) await later.add('later', { drop: drop('w.html') }, one);
  const { stages, left } = await snapshot(redis, { queues: [later], prefix }, Date.now(), 0);
  assert.deepEqual(stages[0]?.backfill, { waiting: 2, active: 1 });
  assert.deepEqual([stages[0]?.waiting, stages[0]?.setBack, stages[0]?.active], [4, 3, 1]);
  assert.deepEqual(
    left.map(({ ending }) => [ending?.key, ending?.backfill]),
    [
      ['low.html', undefined],
      ['old.html', true],
    ],
  );
  await later.pause();
  held.resolve({});
  await worker.close();
  await later.close();
});

test('the same look tells what backfills say of themselves', async () => {
  const counts = { drops: 7, added: 3, unread: 0, perMinute: 60, runMs: 7_000, keyMs: 10, rate: 20 };
  await newTeller(redis, prefix)({ bucket: 'drops', prefix: 'old/', by: 'ada', key: 'old/g', state: 'running', ...counts });
  let asked = 0;
  const counting = { status: 'ready', eval: (...words: Parameters<typeof redis.eval>) => ((asked += 1), redis.eval(...words)) };
  const { stages, backfills } = await snapshot(counting, { queues, prefix }, Date.now(), Date.now());
  assert.deepEqual(
    backfills.map(({ prefix: place, state, drops }) => [place, state, drops]),
    [['old/', 'running', 7]],
  );
  assert.deepEqual([asked, stages.length], [1, queues.length]);
});

test('only what left since is told', async () => {
  const now = Date.now();
  assert.deepEqual((await snapshot(redis, { queues, prefix }, now, now + 60_000)).left, []);
});

test('a lost Redis is told at once instead of waited for', async () => {
  const lost = { status: 'reconnecting', eval: () => assert.fail('asked while lost') };
  await assert.rejects(snapshot(lost, { queues, prefix }, 0, 0), /cannot be reached/);
});
