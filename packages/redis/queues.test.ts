import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import type { Drop } from '@copydesk/article/drop';
import { dropId } from '@copydesk/article/drop';
import { memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';
import { rows } from '@copydesk/pipeline/step';
import type { World } from '@copydesk/pipeline/world';
import { dropOf } from '@copydesk/pipeline/world';
import { until } from '@copydesk/rehearsal/until';
import { Worker } from 'bullmq';

import { ownQueues } from './own-queues.fixture.ts';
import { redisQueues } from './queues.ts';
import { runStage } from './workers.ts';

const options = { prefix: '{test}', backlogLimit: 3 };
const { redis, queues } = await ownQueues(options);
beforeEach(() => redis.flushall());

const drop = (key: string): Drop => ({ bucket: 'drops', key, etag: 'e', lastModified: '2026-01-02T03:04:05Z', size: 5 });
const waiting = async (stage: string) => (await queues.counts()).get(stage)?.waiting;

/** Runs every stage against a world until `done`, and closes the workers. */
async function running(world: World, done: () => Promise<boolean>): Promise<void> {
  const workers = rows.map((row) => runStage(row, redis, world, { prefix: options.prefix, lockMs: 5_000, stalledMs: 5_000 }));
  try {
    await until(done, async () => `not done; the queues have ${JSON.stringify(Object.fromEntries(await queues.counts()))}`);
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

/** A world in memory but for its queues, with one drop in it. */
async function worldWith(key: string, text: string): Promise<{ world: World; job: { drop: Drop } }> {
  const world = { ...memoryWorld(() => '2026-01-02T03:04:05Z'), queues };
  await world.drops.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' });
  const stored = await world.drops.head(key);
  assert.ok(stored);
  return { world, job: { drop: dropOf('drops', stored) } };
}

test('a job is added once, however often it is told', async () => {
  await Promise.all(Array.from({ length: 10 }, () => queues.add('clean', { drop: drop('a') })));
  assert.equal(await waiting('clean'), 1);
});

test('a drop under way is not renewed; one whose jobs are over is, in all queues', async () => {
  const { world, job } = await worldWith('a.txt', '');
  assert.equal(await queues.renew(job), true);
  assert.equal(await queues.renew(job), false);
  const over = async () => (await queues.counts()).get('clean')?.completed === 1;
  await running(world, over);
  await queues.add('clean', job);
  assert.equal(await waiting('clean'), 0, 'a completed job keeps its id');
  assert.equal(await queues.renew(job, async () => true), false, 'not if all is done');
  assert.equal(await queues.renew(job, async () => false), true);
  assert.equal(await waiting('clean'), 1);
});

test('a completed job keeps its id and drop, not its payload', async () => {
  const { world, job } = await worldWith(
    'story.txt',
    `A story of some length\n\n${'The river rose again in the night and the mill stood in water to the sills. '.repeat(6)}`,
  );
  await queues.add('clean', job);
  await running(world, async () => (await queues.counts()).get('publish')?.completed === 1);
  for (const [name, queue] of queues.queues) {
    const kept = await queue.getJob(dropId(job.drop));
    assert.deepEqual(kept?.data, { drop: job.drop }, name);
  }
  assert.ok(await world.outcomes.head('articles/story.txt.json'));
});

test('intake is held back at the backlog limit, and at seventy per cent of the memory', async () => {
  assert.equal(await redisQueues(redis, options).pressure(), undefined);
  for (const key of ['a', 'b', 'c']) await queues.add('clean', { drop: drop(key) });
  assert.match((await redisQueues(redis, options).pressure()) ?? '', /3 jobs are under way, the limit is 3/);
  const small = redisQueues(redis, { ...options, backlogLimit: 1_000, memoryLimit: 1_000 });
  assert.match((await small.pressure()) ?? '', /of 1000 bytes, intake stops at 70 %/);
});

test('what is urgent passes what waits, and an archive lets all live drops go first, in every queue', async () => {
  const of = (name: string, priority: 'urgent' | 'low'): Drop => ({ ...drop(name), feed: { name: 'a-feed', priority } });
  const keys: string[] = [];
  await queues.add('extract', { drop: drop('archive'), backfill: true });
  await queues.add('extract', { drop: of('low', 'low') });
  await queues.add('extract', { drop: drop('live') });
  await queues.add('extract', { drop: of('urgent of an archive', 'urgent'), backfill: true });
  await queues.add('extract', { drop: of('urgent', 'urgent') });
  const queue = queues.queues.get('extract');
  const worker = new Worker('extract', async ({ data }) => void keys.push(data.drop.key), {
    connection: redis,
    prefix: options.prefix,
    concurrency: 1,
  });
  try {
    await until(
      async () => (await queue?.getJobCountByTypes('completed')) === 5,
      () => `only ${keys.join(', ')} of five`,
    );
  } finally {
    await worker.close();
  }
  assert.deepEqual(keys, ['urgent', 'live', 'low', 'archive', 'urgent of an archive']);
});

test('a wipe takes the mark of the deep sweep with it', async () => {
  await (await queues.sweep()).ended('2026-01-02T03:04:05Z');
  assert.equal((await queues.sweep()).doubtful, undefined);
  await redis.flushall();
  assert.equal((await queues.sweep()).doubtful, '');
});

test('while the store cannot be reached a stage pauses, uses up no attempts, and goes on by itself', async () => {
  const { world, job } = await worldWith('late.txt', '');
  let down = true;
  const outcomes = {
    ...world.outcomes,
    put: async (...put: Parameters<typeof world.outcomes.put>) =>
      down ? Promise.reject(new Error('refused')) : world.outcomes.put(...put),
    reach: async () => (down ? Promise.reject(new Error('refused')) : undefined),
  };
  const lines: Record<string, unknown>[] = [];
  await queues.add('clean', job);
  await running({ ...world, outcomes, log: (_level, line) => void lines.push(line) }, async () => {
    if (lines.some(({ event }) => event === 'paused')) down = false;
    return (await queues.counts()).get('clean')?.completed === 1;
  });
  const kept = await queues.queues.get('clean')?.getJob(dropId(job.drop));
  assert.equal(kept?.attemptsMade, 1);
  assert.ok(lines.some(({ event }) => event === 'resumed'));
});

test('a job of another release starts from its drop; one that names none is done with a code, and the sweep finds its drop', async () => {
  const { world, job } = await worldWith('old.txt', '');
  const lines: Record<string, unknown>[] = [];
  const first = queues.queues.get('publish');
  await first?.add('publish', { drop: { ...job.drop, region: 'moon' }, step: 3 }, { jobId: 'newer' });
  await first?.add('publish', { id: 7, key: 'old.txt' }, { jobId: dropId(job.drop) });
  await first?.add('publish', 'not even an object', { jobId: 'text' });
  const both = async () => (await queues.counts()).get('publish')?.completed === 3;
  await running({ ...world, log: (_level, line) => void lines.push(line) }, both);
  assert.ok(await world.outcomes.head('rejected/old.txt.json'), 'the one that names its drop');
  assert.equal(lines.filter(({ code }) => code === 'unreadable-job').length, 2);
  await world.outcomes.delete('rejected/old.txt.json');
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 1);
});
