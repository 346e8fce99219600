import assert from 'node:assert/strict';
import { test } from 'node:test';

import { health } from './health.ts';

const fine = () => Promise.resolve();

test('ready when both answer', async () => {
  assert.deepEqual(await health({ redis: fine, store: fine }).ready(), { status: 'ready', checks: { redis: 'ok', store: 'ok' } });
});

test('unready names the one that throws or hangs', async () => {
  const broken = health({ redis: () => new Promise(() => {}), store: () => Promise.reject(new Error('secret detail')) });
  assert.deepEqual(await broken.ready(), { status: 'unready', checks: { redis: 'unreachable', store: 'unreachable' } });
});

test('the store is asked once for many probes', async () => {
  let asked = 0;
  const { ready } = health({ redis: fine, store: async () => void (asked += 1) });
  for (let probe = 0; probe < 10; probe += 1) await ready();
  assert.equal(asked, 1);
});
