import assert from 'node:assert/strict';
import { test } from 'node:test';

import { count, counted, fitted, readable, span } from './figures.ts';

test('spans show their two largest units', () => {
  const spans = [
    [-5, '0 s'],
    [999, '0 s'],
    [45_000, '45 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [273_600_000, '3 d 4 h'],
  ] as const;
  for (const [ms, words] of spans) assert.equal(span(ms), words);
});

test('counts are grouped and agree with their noun', () => {
  assert.equal(count(1_204_311), '1,204,311');
  assert.deepEqual([counted(0, 'drop'), counted(1, 'drop'), counted(2, 'drop')], ['0 drops', '1 drop', '2 drops']);
});

test('counts in a sentence are grouped, small ones stay', () => {
  assert.equal(readable('100210 jobs are under way, 70 % of 1000'), '100,210 jobs are under way, 70 % of 1,000');
});

test('long keys lose their middle, never their ends', () => {
  assert.equal(fitted('desk/story.html', 15), 'desk/story.html');
  assert.equal(fitted('desk/a-very-long-slug/story.html', 15), 'desk/a-…ry.html');
});
