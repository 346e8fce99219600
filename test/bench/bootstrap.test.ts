import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pairedBootstrap } from './bootstrap.ts';

const page = (right: number) => ({ tp: right, fp: (1 - right) / 2, fn: (1 - right) / 2 });
const good = Array.from({ length: 60 }, (_, at) => page(0.8 + (at % 10) / 50));

test('the same pages against themselves differ by nothing', () => {
  assert.deepEqual(pairedBootstrap(good, good), { difference: 0, sd: 0, low: 0, high: 0 });
});

test('a peer that is worse on every page is worse in every resample, one that is worse on some may be better in another', () => {
  const everywhere = pairedBootstrap(
    good,
    good.map(({ tp }) => page(tp - 0.1)),
  );
  assert.ok(everywhere.low > 0 && everywhere.low <= everywhere.difference && everywhere.difference <= everywhere.high);
  const here = pairedBootstrap(
    good,
    good.map(({ tp }, at) => page(at % 2 === 0 ? tp - 0.1 : tp + 0.09)),
  );
  assert.ok(here.low < 0 && here.high > 0 && here.sd > 0);
});

test('the draws are seeded: the same scores give the same figures', () => {
  const worse = good.map(({ tp }, at) => page(tp - (at % 7) / 100));
  assert.deepEqual(pairedBootstrap(good, worse), pairedBootstrap(good, worse));
});

test('other pages cannot be paired', () => {
  assert.throws(() => pairedBootstrap(good, good.slice(1)), /not paired/);
});
