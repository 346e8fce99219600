import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { growing } from './growing.ts';
import { below, growth, measured, type Size } from './linear.ts';

/** What is linear takes four times as long for four times as much, what is quadratic sixteen times. */
const BOUND = 8;

/** The larger size, in bytes, where that is not refused. */
const MOST = 1024 * 1024;

suite('four times as much takes about four times as long', () => {
  for (const row of growing)
    test(row.name, () => {
      // Others use this machine too: what is linear shows itself in one of a few passes.
      const most = below(row, MOST);
      let sizes: Size[] = [];
      for (const passes of [1, 3, 5]) {
        sizes = measured(row, [most / 4, most], passes, sizes);
        const [times = Infinity] = growth(sizes);
        if (times <= BOUND) return;
        if (passes === 5) assert.fail(`${row.name}: ${times.toFixed(1)} times, ${JSON.stringify(sizes)}`);
      }
    });
});

test('what is quadratic is told', () => {
  const sizes = [1, 4, 16].map((times) => ({ bytes: times, cpuMs: 30 * times ** 2, ends: 'article' }));
  assert.deepEqual(growth(sizes), [16, 16]);
  assert.deepEqual(
    growth([
      { bytes: 1, cpuMs: 1, ends: '' },
      { bytes: 2, cpuMs: 20, ends: '' },
    ]),
    [1],
  );
  const grown = [30, 60, 240].map((cpuMs, at) => ({ bytes: 2 ** at, cpuMs, ends: 'article' }));
  assert.deepEqual(growth(grown, 60), [1, 4]);
});
