import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { freePort } from '@copydesk/redis/free-port';
import { redisReady, redisUrl, spawnRedis } from '@copydesk/redis/server';
import { until } from '@copydesk/rehearsal/until';

/** A console as it is run, of a Redis and a store on these ports; gives where it listens, and ends it. */
async function opened(t: TestContext, redisPort: number, storePort: number) {
  const child = fork(new URL('main.ts', import.meta.url), {
    env: {
      REDIS_URL: redisUrl(redisPort),
      S3_ENDPOINT: `http://127.0.0.1:${storePort}`,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      CONSOLE_PORT: '0',
      // So that only an end of its own is in time.
      CLOSE_MS: '400000',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  t.after(() => child.kill('SIGKILL'));
  const died = once(child, 'exit').then(([code]) => assert.fail(`the console ended with ${code}`));
  const [message] = (await Promise.race([once(child, 'message'), died])) as [{ ready?: { url: string } }];
  const url = message.ready?.url ?? assert.fail(JSON.stringify(message));
  return {
    async ask(path: string) {
      const answer = await fetch(new URL(path, url));
      return { status: answer.status, body: await answer.text() };
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

test('a console starts while Redis and the store are away, says so, and recovers by itself', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-away-'));
  t.after(() => rm(dir, { recursive: true }));
  const [redisPort, storePort] = [await freePort(), await freePort()];
  const { ask, stop } = await opened(t, redisPort, storePort);

  assert.equal((await ask('/livez')).status, 200);
  assert.deepEqual(
    [await ask('/readyz')].map(({ status, body }) => [status, JSON.parse(body).checks]),
    [[503, { redis: 'unreachable', store: 'unreachable' }]],
  );
  const page = await ask('/');
  assert.equal(page.status, 200);
  assert.match(page.body, /<p class="says">Redis cannot be reached\.<\/p>\s*<p>Not once since/);
  assert.match(page.body, new RegExp(`ECONNREFUSED 127\\.0\\.0\\.1:${redisPort}`));
  assert.match(page.body, /<strong>The store cannot be reached\.<\/strong>/);
  for (const path of ['/rejections', '/feeds']) assert.equal((await ask(path)).status, 200, path);
  assert.equal((await ask('/queues')).status, 503);
  assert.match((await ask('/metrics')).body, /^copydesk_redis_up 0$/m);

  const redis = await spawnRedis(dir, redisPort);
  t.after(() => redis.kill());
  await redisReady(redis, redisPort);
  const store = createServer((_request, response) => void response.end()).listen(storePort, '127.0.0.1');
  t.after(() => store.close().closeAllConnections());
  await until(async () => (await ask('/readyz')).status === 200);
  // Of a Redis that is new, this is what there is to say.
  await until(async () => (await ask('/')).body.includes('<p class="says">The index of duplicates is being built anew'));
  assert.equal((await ask('/queues')).status, 200);
  assert.match((await ask('/metrics')).body, /^copydesk_redis_up 1$/m);

  const gone = once(redis, 'exit');
  redis.kill('SIGKILL');
  await gone;
  await until(async () => /Redis cannot be reached\.<\/p>\s*<p>Since/.test((await ask('/')).body));
  assert.equal(await stop(), 0, 'and ends in good order while it is away');
});

test('a console that never reached Redis ends when it is told to', async (t) => {
  const { stop } = await opened(t, await freePort(), await freePort());
  assert.equal(await stop(), 0);
});
