import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareUtf8, sortedKeys } from './sorted-keys.ts';

const SAMPLES = [
  '',
  'a',
  'a!',
  'a/',
  'a/b',
  'a//b',
  'b',
  'B',
  '~',
  '\u0000',
  '\u007f',
  '\u0080',
  'é',
  'e\u0301',
  '\ud7ff',
  '\ue000',
  '\uffee',
  '💥',
  '💥a',
  '\u{10ffff}',
];

test('keys are ordered by their UTF-8 bytes, also where UTF-16 orders otherwise', () => {
  for (const a of SAMPLES) {
    for (const b of SAMPLES) {
      assert.equal(Math.sign(compareUtf8(a, b)), Buffer.compare(Buffer.from(a), Buffer.from(b)), JSON.stringify([a, b]));
    }
  }
});

test('a map keeps its order through inserts, overwrites and deletes in any order', () => {
  const keys = sortedKeys<number>();
  const expected = new Map<string, number>();
  let state = 7;
  for (let step = 0; step < 2000; step += 1) {
    state = (state * 48_271) % 0x7fffffff;
    const key = `${SAMPLES[state % SAMPLES.length] ?? ''}${state % 13}`;
    if (state % 3 === 0) {
      keys.delete(key);
      expected.delete(key);
    } else {
      keys.set(key, step);
      expected.set(key, step);
    }
  }
  const sorted = [...expected].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual([...keys.from(() => false)], sorted);
  assert.equal(keys.size, expected.size);
});

test('a walk starts at the first key that is not before the wanted one', () => {
  const keys = sortedKeys([
    ['c', 3],
    ['a', 1],
    ['b', 2],
  ]);
  assert.deepEqual(
    [...keys.from((key) => key < 'b')],
    [
      ['b', 2],
      ['c', 3],
    ],
  );
  assert.deepEqual([...keys.from(() => true)], []);
});
