import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { freePort } from '@copydesk/redis/free-port';
import { redisReady, redisUrl, spawnRedis, startRedis } from '@copydesk/redis/server';

import { configFrom } from './config.ts';
import { openOutside, openUnasked } from './outside.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-outside-'));
const redis = await startRedis(dir);
/** A store that takes every write, whatever its condition. */
const careless = createServer((request, response) => {
  request.resume();
  response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"0123456789abcdef0123456789abcdef"' }).end();
}).listen(0, '127.0.0.1');
await once(careless, 'listening');
after(async () => {
  careless.closeAllConnections();
  careless.close();
  await redis.close();
  await rm(dir, { recursive: true });
});

const config = (own: Record<string, string> = {}) =>
  configFrom({
    REDIS_URL: redis.url,
    S3_ENDPOINT: `http://127.0.0.1:${(careless.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    ...own,
  });

test('who writes outcomes refuses a store without conditional writes, with what to do', async () => {
  await assert.rejects(
    openOutside(config(), () => {}, { writes: true }),
    /knows no conditional writes.*ALLOW_WEAK_STORE=1/s,
  );
});

test('allowed, it runs there and warns; who only reads does not ask', async () => {
  const logged: unknown[][] = [];
  const weak = await openOutside(config({ ALLOW_WEAK_STORE: '1' }), (level, line) => logged.push([level, line['event']]), {
    writes: true,
  });
  await weak.close();
  assert.deepEqual([...logged], [['warn', 'weak store']]);
  const reader = await openOutside(config(), (level, line) => logged.push([level, line['event']]));
  await reader.close();
  assert.equal(logged.length, 1);
});

test('who only looks opens a Redis that is away, hears of that once, and of its return', async () => {
  const port = await freePort();
  const logged: unknown[] = [];
  const opened = await openUnasked(config({ REDIS_URL: redisUrl(port) }), (_level, line) => logged.push(line['event']));
  // Not the `once` of Node, which takes an error for its end.
  const told = (event: 'reconnecting' | 'ready') => new Promise<void>((resolve) => opened.redis.once(event, () => resolve()));
  for (let tries = 0; tries < 3; tries += 1) await told('reconnecting');
  assert.deepEqual(logged, ['redis']);
  const back = told('ready');
  const late = await spawnRedis(join(dir, 'late'), port);
  await Promise.all([back, redisReady(late, port)]);
  assert.deepEqual(logged, ['redis', 'redis is back']);
  await opened.outside.queues.reach();
  await opened.close();
  late.kill();
});
