import assert from 'node:assert/strict';
import { test } from 'node:test';

import { scoreOf, unpackForest, type PackedForest } from './forest.ts';

const base64 = (array: Uint16Array | Int16Array | Float32Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

/** One tree that asks for `b`, then for `a`; one that is a single leaf; one that asks for `a` alone. */
const packed: PackedForest = {
  base: -1,
  features: ['b', 'a'],
  sizes: base64(Uint16Array.of(2, 0, 1)),
  nodes: {
    feature: base64(Uint16Array.of(0, 1, 1)),
    threshold: base64(Float32Array.of(10, 0.5, 3)),
    left: base64(Int16Array.of(1, -1, -1)),
    right: base64(Int16Array.of(-3, -2, -2)),
  },
  leaves: base64(Float32Array.of(1, 2, 4, 8, 16, 32)),
};

const rows = [
  { a: 0, b: 10, score: -1 + 1 + 8 + 16 },
  { a: 1, b: 10, score: -1 + 2 + 8 + 16 },
  { a: 1, b: 11, score: -1 + 4 + 8 + 16 },
  { a: 4, b: 11, score: -1 + 4 + 8 + 32 },
];

test('a forest sums one leaf of each tree, and finds its features by name', () => {
  const forest = unpackForest(packed, ['other', 'a', 'b']);
  const matrix = Float32Array.from(rows.flatMap(({ a, b }) => [99, a, b]));
  assert.deepEqual(
    rows.map((_, row) => scoreOf(forest, matrix, row * 3)),
    rows.map(({ score }) => score),
  );
});

test('weights for other features than those that are measured are refused', () => {
  assert.throws(() => unpackForest(packed, ['a']), /feature "b" that is not measured/);
});
