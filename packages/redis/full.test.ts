import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';
import { rows } from '@copydesk/pipeline/step';
import { dropOf, type World } from '@copydesk/pipeline/world';
import { until } from '@copydesk/rehearsal/until';

import { memoryOf } from './connect.ts';
import { ownQueues } from './own-queues.fixture.ts';
import { redisQueues } from './queues.ts';
import { runStage } from './workers.ts';

const MB = 1024 * 1024;
const options = { prefix: '{full}', backlogLimit: 1_000_000 };
const { redis, queues } = await ownQueues(options);
beforeEach(async () => {
  await redis.config('SET', 'maxmemory', '0');
  await redis.flushall();
});

/** Somebody else writes keys until it is enough, or until Redis takes no more. */
async function stranger(enough: () => Promise<boolean>): Promise<void> {
  const before = await redis.dbsize();
  const write = (at: number) => redis.set(`stranger ${before + at}`, Buffer.alloc(50_000)).then(Boolean, () => false);
  for (let at = 0; !(await enough()) && (await write(at)); at += 1);
}

/** A world in memory but for its queues, with blank drops in it: the shortest way to an outcome. */
async function worldWith(count: number): Promise<World> {
  const world = { ...memoryWorld(() => '2026-01-02T03:04:05Z'), queues };
  const put = (at: number) => world.drops.put(`${at}.txt`, new TextEncoder().encode(' '), { contentType: 'text/plain' });
  for (let at = 0; at < count; at += 1) await put(at);
  return world;
}

async function outcomes(world: World): Promise<number> {
  let count = 0;
  for await (const _ of world.outcomes.list({ prefix: 'rejected/' })) count += 1;
  return count;
}

/** Runs the first stage against a world while something else happens. */
async function whileRunning(world: World, happens: () => Promise<void>): Promise<void> {
  const workers = rows
    .slice(0, 1)
    .map((row) => runStage(row, redis, world, { prefix: '{full}', lockMs: 5_000, stalledMs: 1_000 }));
  try {
    await happens();
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

test('Redis near full: intake is told to stop while workers have room to drain, and then to go on', async () => {
  const world = await worldWith(3_000);
  const limit = 10 * MB;
  await redis.config('SET', 'maxmemory', String(limit));
  await stranger(async () => (await memoryOf(redis)).used > limit * 0.6);
  let queued = 0;
  for await (const { key } of world.drops.list({})) {
    if (queued % 20 === 0 && (await redisQueues(redis, options).pressure())) break;
    const stored = await world.drops.head(key);
    if (stored) await queues.add('clean', { drop: dropOf('drops', stored) });
    queued += 1;
  }
  assert.ok(queued > 0 && queued < 3_000, `${queued} were let in`);
  await stranger(async () => (await memoryOf(redis)).used > limit * 0.85);
  await whileRunning(world, async () => {
    await until(
      async () => (await outcomes(world)) >= queued,
      async () => `${await outcomes(world)} of ${queued} drops have an outcome`,
    );
  });
  assert.match((await redisQueues(redis, options).pressure()) ?? '', /intake stops at 70 %/, 'drained while intake was shut');
  await redis.del(...(await redis.keys('stranger *')));
  assert.equal(await redisQueues(redis, options).pressure(), undefined);
});

test('Redis filled to the brim by a stranger: nothing is lost, and all goes on without a restart when there is room', async () => {
  const world = await worldWith(60);
  const first = await world.drops.head('0.txt');
  assert.ok(first);
  await queues.add('clean', { drop: dropOf('drops', first) });
  const limit = (await memoryOf(redis)).used + MB;
  await redis.config('SET', 'maxmemory', String(limit));
  await stranger(async () => false);
  // What Redis had buffered of the last write it gives back in a second or two, which would be room for jobs.
  await redis.config('SET', 'maxmemory', String(limit - MB / 4));
  await whileRunning(world, async () => {
    await assert.rejects(reconcile(world, { bucket: 'drops' }), /OOM/);
    await sleep(1_000);
    await redis.del(...(await redis.keys('stranger *')));
    await reconcile(world, { bucket: 'drops' });
    await until(
      async () => (await outcomes(world)) >= 60,
      async () => `${await outcomes(world)} of 60 drops have an outcome`,
    );
  });
});
