import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { startRedis } from '@copydesk/redis/server';
import { until } from '@copydesk/rehearsal/until';
import { Redis } from 'ioredis';

import { newCounters } from '../counters.ts';
import { pretendOutside } from '../pretend-outside.ts';
import { readInbox } from '../read-inbox.ts';
import { record } from '../sources/s3-records.ts';
import { redisListInbox } from './redis-list.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-list-'));
const server = await startRedis(dir);
const redis = new Redis(server.url);
after(async () => {
  redis.disconnect();
  await server.close();
  await rm(dir, { recursive: true });
});

/** What MinIO's Redis target pushes in its format `access`. */
const pushed = (key: string) =>
  JSON.stringify([{ Event: [record('minio:s3', 's3:ObjectCreated:Put', 'drops', key)], EventTime: '2026-11-23T05:50:00Z' }]);

test('removes from the list what has its job, and what nobody can read; keeps the rest while the store is away', async () => {
  const outside = pretendOutside();
  const counters = newCounters();
  const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
  for (const key of keys) outside.put(key);
  outside.broken.drops = true;
  await redis.rpush('events', 'not JSON', ...keys.map(pushed), pushed('k0'));
  const stop = new AbortController();
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters };
  const ended = readInbox(redisListInbox({ redis, list: 'events', idleMs: 5 }), { desk, signal: stop.signal, pauseMs: 5 });
  await until(() => outside.logged.some(({ event }) => event === 'events wait'));
  assert.ok((await redis.llen('events')) >= 41);
  delete outside.broken.drops;
  await until(async () => (await redis.llen('events')) === 0);
  assert.deepEqual(outside.queued.map(({ drop }) => drop.key).toSorted(), keys.toSorted());
  assert.match(counters.text(), /strangers_total\{way="redis"\} 1/);
  stop.abort();
  await ended;
});
