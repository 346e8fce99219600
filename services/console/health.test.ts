import assert from 'node:assert/strict';
import { test } from 'node:test';

import { health } from './health.ts';

const fine = async () => {};

test('ready when all answer', async () => {
  const { ready, store } = health({ redis: fine, buckets: { drops: fine, output: fine } });
  assert.deepEqual(await ready(), { status: 'ready', checks: { redis: 'ok', store: 'ok' } });
  assert.equal(await store(), undefined);
});

test('unready names the one that throws or hangs, and nothing more', async () => {
  const broken = health({
    redis: () => new Promise(() => {}),
    buckets: { drops: () => Promise.reject(new Error('secret detail')) },
  });
  assert.deepEqual(await broken.ready(), { status: 'unready', checks: { redis: 'unreachable', store: 'unreachable' } });
});

test('a lost bucket is told by name, with what the store said', async () => {
  const gone = () => Promise.reject(new Error('404: there is no such bucket'));
  const one = await health({ redis: fine, buckets: { drops: fine, output: gone } }).store();
  assert.deepEqual([one?.buckets, one?.whole, one?.reason], [['output'], false, '404: there is no such bucket']);
  const all = await health({ redis: fine, buckets: { drops: gone, output: gone } }).store();
  assert.deepEqual([all?.buckets, all?.whole], [['drops', 'output'], true]);
});

test('the store is asked once for many probes', async () => {
  let asked = 0;
  const { ready } = health({ redis: fine, buckets: { drops: async () => void (asked += 1) } });
  for (let probe = 0; probe < 10; probe += 1) await ready();
  assert.equal(asked, 1);
});
