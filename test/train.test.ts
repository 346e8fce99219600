import assert from 'node:assert/strict';
import { test } from 'node:test';

import { edgesOf, binOf } from '../scripts/train/bins.ts';
import { siteOf } from '../scripts/train/corpus.ts';
import { grow } from '../scripts/train/grow.ts';
import { scoreBody, tabulate } from '../scripts/train/score.ts';
import { targetsOf } from '../scripts/train/targets.ts';
import { addTree, type Plan, type Table } from '../scripts/train/tree.ts';

const plan: Plan = { trees: 40, rate: 0.3, lambda: 1, leastWeight: 1, sites: 0.8, features: 1, seed: 1 };

/** Two features; the target is whether exactly one of them is high. */
function either(): Table {
  const rows = 400;
  const bins = new Uint8Array(rows * 2);
  const target = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    bins[row] = row % 2;
    bins[rows + row] = (row >> 1) % 2;
    target[row] = row % 2 === (row >> 1) % 2 ? 0 : 1;
  }
  // A split on one feature alone gains nothing while both halves are even: a third of one corner is left out.
  const weight = Float32Array.from({ length: rows }, (_, row) => (row % 4 === 3 && row % 3 === 0 ? 0.1 : 1));
  const site = Uint16Array.from({ length: rows }, (_, row) => row % 20);
  return { rows, width: 2, bins, edges: [Float32Array.of(0.5), Float32Array.of(0.5)], target, weight, site };
}

test('a forest learns what no single feature tells, and the same seed grows the same forest', () => {
  const table = either();
  const all = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const forest = grow(table, all, plan);
  const scores = new Float64Array(table.rows).fill(forest.base);
  for (const tree of forest.trees) addTree(tree, table, all, scores);
  const wrong = all.filter((row) => scores[row]! > 0 !== table.target[row]! > 0.5);
  assert.equal(wrong.length, 0);
  assert.deepEqual(grow(table, all, plan), forest);
  assert.notDeepEqual(grow(table, all, { ...plan, seed: 2 }), forest);
});

test('bins keep equal values together and in order', () => {
  const values = Float32Array.from({ length: 5_000 }, (_, at) => Math.floor(at / 3));
  const edges = edgesOf(values);
  const bins = [...values].map((value) => binOf(edges, value));
  assert.ok(edges.length <= 255 && Math.max(...bins) > 200);
  for (let at = 1; at < bins.length; at += 1) {
    assert.ok(bins[at]! >= bins[at - 1]!);
    if (values[at] === values[at - 1]) assert.equal(bins[at], bins[at - 1]);
  }
});

test('bodies are scored by bags of four words, a short text as one', () => {
  const gold = { parts: [['one two three four five', false]] as const };
  assert.deepEqual(scoreBody(gold, 'one two three four five'), { tp: 1, fp: 0, fn: 0, segments: false });
  assert.deepEqual(scoreBody(gold, 'zero one two three four'), { tp: 1 / 3, fp: 1 / 3, fn: 1 / 3, segments: false });
  assert.deepEqual(scoreBody({ parts: [['Rain.', false]] }, 'Rain'), { tp: 1, fp: 0, fn: 0, segments: false });
  const optional = {
    parts: [
      ['one two three four five', false],
      ['six seven eight nine ten', true],
    ] as const,
  };
  assert.equal(scoreBody(optional, 'one two three four five').fn, 0);
  assert.ok(scoreBody(optional, 'one two three four five\n\nsix seven eight nine').fn > 0);
});

test('segments are counted over all pages, and an empty body has none of the wrong ones', () => {
  const gold = { with: ['the ferry', 'is  back'], without: ['Subscribe'] };
  assert.deepEqual(scoreBody(gold, 'Now the ferry\nis back. Subscribe!'), { tp: 2, fp: 1, fn: 0, segments: true });
  const table = tabulate([scoreBody(gold, 'the ferry'), scoreBody(gold, '')]);
  assert.deepEqual([table.P, table.R], [1, 1 / 4]);
});

test('a paragraph of the body is learned from once, though the page prints it twice', () => {
  const texts = [
    'The ferry came back to its harbour',
    'World',
    'It had been gone for three long weeks',
    'The ferry came back to its harbour',
    'Nobody had been on board all that time',
  ];
  const parts = [texts[3]!, texts[4]!, texts[2]!].map((text) => [text, false] as const);
  const { target, weight } = targetsOf({ parts }, texts);
  assert.equal(target[0]! + target[3]!, 1);
  assert.deepEqual([target[1], target[2], target[4]], [0, 1, 1]);
  assert.ok(weight.every((value) => value > 0));
});

test('a site is what somebody registered', () => {
  assert.deepEqual(['www.harbour.example', 'news.harbour.co.uk', 'harbour.example'].map(siteOf), [
    'harbour.example',
    'harbour.co.uk',
    'harbour.example',
  ]);
});
