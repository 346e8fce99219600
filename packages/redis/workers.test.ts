import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { memoryWorld } from '@copydesk/pipeline/memory';
import { rows } from '@copydesk/pipeline/step';
import { dropOf } from '@copydesk/pipeline/world';
import { until } from '@copydesk/rehearsal/until';

import { connectRedis } from './connect.ts';
import { freePort } from './free-port.ts';
import { redisQueues } from './queues.ts';
import { redisReady, redisUrl, spawnRedis } from './server.ts';
import { runStage } from './workers.ts';

const prefix = '{workers}';

/** The first stage at work on a blank drop, in a world that takes no outcome before it is mended, on a Redis that can be killed. */
async function atWork(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-workers-'));
  const port = await freePort();
  const begin = async () => {
    const begun = await spawnRedis(dir, port);
    await redisReady(begun, port);
    return begun;
  };
  let server = await begin();
  const redis = await connectRedis(redisUrl(port));
  const queues = redisQueues(redis, { prefix, backlogLimit: 10 });
  const { outcomes, ...world } = memoryWorld(() => '2026-01-02T03:04:05Z');
  await world.drops.put('late.txt', new Uint8Array(), { contentType: 'text/plain' });
  const stored = await world.drops.head('late.txt');
  assert.ok(stored);
  await queues.add('clean', { drop: dropOf('drops', stored) });

  let down = true;
  const refused = async () => Promise.reject(new Error('refused'));
  const events: unknown[] = [];
  const told = new Map<unknown, () => void>();
  const worker = runStage(
    rows[0]!,
    redis,
    {
      ...world,
      queues,
      outcomes: {
        ...outcomes,
        put: async (...words) => (down ? refused() : outcomes.put(...words)),
        reach: async () => (down ? refused() : undefined),
      },
      log(_level, { event }) {
        if (event === undefined) return;
        events.push(event);
        told.get(event)?.();
      },
    },
    { prefix, lockMs: 5_000, stalledMs: 1_000 },
  );
  t.after(async () => {
    await worker.close();
    await queues.close();
    redis.disconnect();
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    await rm(dir, { recursive: true });
  });
  return {
    worker,
    events,
    /** Runs `then` in the moment in which the stage tells of an event. */
    when: (event: string, then: () => void) => void told.set(event, then),
    kill: () => server.kill('SIGKILL'),
    async comeBack() {
      server = await begin();
    },
    mend: () => void (down = false),
    outcome: () => outcomes.head('rejected/late.txt.json'),
  };
}

test('Redis goes in the moment in which a stage pauses: it goes on when Redis and store are back', async (t) => {
  const { events, when, kill, comeBack, mend, outcome } = await atWork(t);
  when('paused', kill);
  await until(() => events.includes('queue unreachable'));
  await comeBack();
  mend();
  await until(outcome, () => `no outcome; ${events.join(', ')}`);
  await until(() => events.includes('resumed'));
});

test('a pause that fails leaves its stage at work', async (t) => {
  const { worker, events, mend, outcome } = await atWork(t);
  t.mock.method(worker, 'pause', () => Promise.reject(new Error('cannot pause')));
  await until(
    () => events.filter((event) => event === 'paused').length > 1,
    () => `paused once for all; ${events.join(', ')}`,
  );
  mend();
  await until(outcome, () => `no outcome; ${events.join(', ')}`);
});
