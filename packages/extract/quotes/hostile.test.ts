import assert from 'node:assert/strict';
import test from 'node:test';

import { sketched } from '../sketch.ts';
import { quotes } from './quotes.ts';

test('hostile texts are read in time that grows with them', () => {
  for (const unit of [
    '"',
    '“',
    '« ',
    '‘a',
    '— ',
    '" said Ann Lee. "',
    'Ann Lee said "a ',
    'Ann ',
    'Ann Lee, ',
    '「',
    "'a' ",
    'a-',
  ])
    for (const evidence of [
      sketched([['body', unit.repeat(100_000 / unit.length)]]),
      sketched(Array.from({ length: 500 }, () => ['body', unit.repeat(200 / unit.length)] as const)),
    ]) {
      const started = process.cpuUsage();
      assert.ok(quotes(evidence).length <= 200);
      const { user } = process.cpuUsage(started);
      // Linear work takes some 50 ms; the square of 100,000 takes minutes.
      assert.ok(user < 5_000_000, `${JSON.stringify(unit)}: ${user} µs`);
    }
});
