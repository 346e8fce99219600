import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { connectRedis } from './connect.ts';
import { freePort } from './free-port.ts';
import { redisReady, redisUrl, spawnRedis, startRedis } from './server.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-connect-'));
after(() => rm(dir, { recursive: true }));

/** So long that a test which waited for its end would be ended first. Milliseconds. */
const FOR_EVER_MS = 2 ** 31 - 1;

test('a Redis that is only just starting is waited for', async () => {
  const port = await freePort();
  const connecting = connectRedis(redisUrl(port), { waitMs: FOR_EVER_MS });
  const child = await spawnRedis(join(dir, 'late'), port);
  const redis = await connecting;
  await redisReady(child, port);
  redis.disconnect();
  child.kill();
});

test('one that is not there is waited for as long as is said, and told with what to do', async () => {
  await assert.rejects(connectRedis(redisUrl(await freePort()), { waitMs: 50 }), /Cannot reach Redis at 127.*Start it/);
});

test('one that does not let us in is not waited for', async (t) => {
  const server = await startRedis(join(dir, 'locked'));
  t.after(() => server.close());
  const redis = await connectRedis(server.url);
  await redis.config('SET', 'requirepass', 'pass-word');
  redis.disconnect();
  const wrong = server.url.replace('//', '//:guess@');
  for (const [url, said] of [
    [server.url, /NOAUTH/],
    [wrong, /WRONGPASS/],
  ] as const) {
    await assert.rejects(connectRedis(url, { waitMs: FOR_EVER_MS }), (error: Error) => {
      assert.match(error.message, said);
      assert.match(error.message, /Check user and password in REDIS_URL/);
      return true;
    });
  }
});
