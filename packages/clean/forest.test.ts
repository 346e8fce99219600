import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DEPTH } from './forest-kernel.ts';
import { scoreRows, unpackForest, type PackedForest } from './forest.ts';

const base64 = (array: Uint16Array | Float32Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');

/** One tree that asks for `b` first and for `a` last; one that asks for nothing that a number could pass. */
const packed: PackedForest = {
  base: -1,
  features: ['b', 'a'],
  questions: {
    feature: base64(Uint16Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)),
    threshold: base64(Float32Array.of(10, 11, 12, 13, 14, 0.5, ...Array.from({ length: DEPTH }, () => Infinity))),
  },
  leaves: base64(Float32Array.from({ length: 128 }, (_, leaf) => (leaf < 64 ? leaf : leaf === 64 ? 1_000 : NaN))),
};

const rows = [
  { a: 0, b: 10, score: 999 + 0 },
  { a: 1, b: 10, score: 999 + 1 },
  { a: 0, b: 10.5, score: 999 + 32 },
  { a: 4, b: 11.5, score: 999 + 32 + 16 + 1 },
  { a: 4, b: 99, score: 999 + 63 },
];
const matrix = Float32Array.from(rows.flatMap(({ a, b }) => [99, a, b]));

function scoresOf(picked: Int32Array): number[] {
  const forest = unpackForest(packed, ['other', 'a', 'b']);
  return [...scoreRows(forest, picked, [{ values: matrix, width: 3, from: 0 }])];
}

test('a forest sums one leaf of each tree, and finds its features by name', () => {
  assert.deepEqual(
    scoresOf(Int32Array.from(rows.keys())),
    rows.map(({ score }) => score),
  );
});

test('rows may be picked, in any number and order', () => {
  assert.deepEqual(scoresOf(Int32Array.of(4, 0)), [rows[4]!.score, rows[0]!.score]);
  const many = Int32Array.from({ length: 100 }, (_, at) => at % 5);
  assert.deepEqual(
    scoresOf(many),
    Array.from(many, (row) => rows[row]!.score),
  );
  assert.deepEqual(scoresOf(new Int32Array(0)), []);
});

test('a matrix may lie in two parts', () => {
  const forest = unpackForest(packed, ['b', 'other', 'a']);
  const one = { values: Float32Array.from(rows.map(({ b }) => b)), width: 1, from: 0 };
  const other = { values: Float32Array.from(rows.flatMap(({ a }) => [99, a])), width: 2, from: 1 };
  assert.deepEqual(
    [...scoreRows(forest, Int32Array.from(rows.keys()), [one, other])],
    rows.map(({ score }) => score),
  );
});

test('scores are what plain arithmetic gives, to the last bit', () => {
  let state = 1;
  const random = () => (state = Math.imul(state, 48_271) >>> 1) / 2 ** 31;
  const [trees, width] = [30, 5];
  const feature = Uint16Array.from({ length: trees * DEPTH }, () => random() * width);
  const threshold = Float32Array.from({ length: trees * DEPTH }, () => random() - 0.5);
  const leaves = Float32Array.from({ length: trees * 2 ** DEPTH }, () => random() - 0.5);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const questions = { feature: base64(feature), threshold: base64(threshold) };
  const forest = unpackForest({ base: 0.1, features: names, questions, leaves: base64(leaves) }, names);
  const values = Float32Array.from({ length: 131 * width }, () => random() - 0.5);
  const expected = Float32Array.from({ length: 131 }, (_, row) => {
    let sum = 0.1;
    for (let tree = 0; tree < trees; tree += 1) {
      let answers = 0;
      for (let at = tree * DEPTH; at < (tree + 1) * DEPTH; at += 1)
        answers = answers * 2 + Number(values[row * width + feature[at]!]! > threshold[at]!);
      sum += leaves[tree * 2 ** DEPTH + answers]!;
    }
    return sum;
  });
  assert.deepEqual(
    scoreRows(
      forest,
      Int32Array.from({ length: 131 }, (_, row) => row),
      [{ values, width, from: 0 }],
    ),
    expected,
  );
});

test('weights for other features than those that are measured are refused', () => {
  assert.throws(() => unpackForest(packed, ['a']), /feature "b" that is not measured/);
});
