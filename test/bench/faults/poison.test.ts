import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { outcomeOf } from '@copydesk/pipeline/ledger';
import { memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';
import { rows } from '@copydesk/pipeline/step';
import type { World } from '@copydesk/pipeline/world';
import { pool } from '@copydesk/pool';
import { connectRedis } from '@copydesk/redis/connect';
import { redisQueues } from '@copydesk/redis/queues';
import { startRedis } from '@copydesk/redis/server';
import { runStage } from '@copydesk/redis/workers';
import { until } from '@copydesk/rehearsal/until';

import { madeUp } from './made-up.ts';
import { POISON } from './poisoned-thread.ts';

/** A thread may be kept for longer than a lock holds: its worker is alive all the same. */
const [LOCK_MS, TIME_MS] = [12_000, 14_000];
const INNOCENTS = 40;

test('drops that crash or hang their thread are refused, and none of those beside them fails, stalls or runs twice', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-poison-'));
  const server = await startRedis(dir);
  const redis = await connectRedis(server.url);
  const queues = redisQueues(redis, { prefix: '{poison}', backlogLimit: 1_000 });
  const threads = pool({ thread: new URL('poisoned-thread.ts', import.meta.url), threads: 2, timeMs: TIME_MS, heapMb: 256 });
  const world: World = { ...memoryWorld(() => '2026-01-02T03:04:05Z'), queues, compute: threads.compute as World['compute'] };
  const runs = new Map<string, number>();
  const stalled: string[] = [];

  const put = (key: string, text: string) => world.drops.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' });
  for (let at = 0; at < INNOCENTS; at += 1) await put(`innocent/${at}.txt`, madeUp(at));
  for (const [name, words] of Object.entries(POISON))
    for (const at of [1, 2]) await put(`${name}/${at}.txt`, `${madeUp(at)} ${words}`);
  await reconcile(world, { bucket: 'drops' });

  const workers = rows.map((row) => runStage(row, redis, world, { prefix: '{poison}', lockMs: LOCK_MS, stalledMs: 500 }));
  t.after(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all([threads.close(), queues.close()]);
    redis.disconnect();
    await server.close();
    await rm(dir, { recursive: true });
  });
  for (const worker of workers) {
    worker.concurrency = 8;
    worker.on('active', ({ name, data }) => {
      const run = `${name} ${data.drop.key}`;
      runs.set(run, (runs.get(run) ?? 0) + 1);
    });
    worker.on('stalled', (id) => stalled.push(id));
  }
  await until(
    async () => (await count(world)) === INNOCENTS + 4,
    async () => `${await count(world)} of ${INNOCENTS + 4} drops have an outcome`,
  );

  for (let at = 0; at < INNOCENTS; at += 1) {
    const refusal = await world.outcomes.get(`rejected/innocent/${at}.txt.json`);
    assert.equal(refusal && Buffer.from(refusal).toString(), undefined);
    assert.ok(await outcomeOf('article', `innocent/${at}.txt`, world), `innocent/${at}.txt`);
  }
  for (const [name, code] of Object.entries({ crash: 'crashed', hang: 'too-slow' })) {
    for (const at of [1, 2]) {
      const refusal = await world.outcomes.get(`rejected/${name}/${at}.txt.json`);
      assert.equal(JSON.parse(Buffer.from(refusal ?? []).toString()).code, code);
    }
  }
  assert.deepEqual(stalled, []);
  const innocentRuns = [...runs].filter(([run, times]) => run.startsWith('clean innocent') && times > 1);
  assert.deepEqual(innocentRuns, []);
});

/** Outcomes that stand. */
async function count({ outcomes }: World): Promise<number> {
  let standing = 0;
  for await (const _ of outcomes.list({})) standing += 1;
  return standing;
}
