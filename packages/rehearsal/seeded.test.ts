import assert from 'node:assert/strict';
import { test } from 'node:test';

import { seeded } from './seeded.ts';

/** Trained forests, pinned floors and campaigns that are told of hold for these numbers and no others. */
const FIRST: readonly (readonly [seed: number, numbers: readonly number[]])[] = [
  [0, [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]],
  [7, [0.011704753153026104, 0.06195825757458806, 0.97690763277933]],
  [-1, [0.8964226141106337, 0.189478256739676, 0.7156526781618595]],
  [2 ** 32 + 7, [0.011704753153026104, 0.06195825757458806, 0.97690763277933]],
];

test('a seed gives the same numbers for ever', () => {
  for (const [seed, numbers] of FIRST) {
    const roll = seeded(seed);
    assert.deepEqual([roll(), roll(), roll()], numbers, String(seed));
  }
});
