import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { apply } from './apply.ts';
import { featureNames, featuresOf } from './features.ts';
import { lexiconOf, lexiconFeatures, measureRows } from './features/lexicon.ts';
import { COMMA, DIGIT, lettersOf, QUOTE, STOP } from './features/letters.ts';
import { secondLook, secondNames } from './features/second-look.ts';
import { before } from './rules.ts';
import { survey } from './scene.ts';
import { weigh } from './weigh.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';
const PAGE = `<title>Ferry returns</title><nav><a href="/">World</a></nav><main><h1>Ferry returns</h1><img src="f.jpg" alt="">
  <p class="p">${STORY}</p><p class="p">${STORY.replace('Monday', 'Friday')}</p></main><footer>Imprint</footer>`;

function measured(source: string) {
  const scene = survey(read(Buffer.from(source), { key: 'drop' }));
  apply(before, scene);
  return featuresOf({ ...scene, weights: weigh(scene) });
}

function valuesOf(source: string, name: string): number[] {
  const { blocks, values, width } = measured(source);
  return Array.from(blocks, (_, row) => values[row * width + featureNames.indexOf(name)]!);
}

test('no two features share a name', () => {
  const names = [...featureNames, ...secondNames];
  assert.equal(new Set(names).size, names.length);
});

test('every feature of every row is a number, of pages, texts and drops of one line', () => {
  for (const source of [
    PAGE,
    `Ferry returns\n\n${STORY}`,
    'Rain.',
    '<p>Rain.',
    '<img src="a.jpg">Rain',
    '漁港に船が戻った。',
    '1 2 3 »',
  ]) {
    const features = measured(source);
    const look = secondLook(new Float32Array(features.blocks.length), features);
    assert.equal(features.values.length, features.blocks.length * featureNames.length);
    assert.equal(look.length, features.blocks.length * secondNames.length);
    assert.ok(features.values.every(Number.isFinite), source);
    assert.ok(look.every(Number.isFinite), source);
  }
});

test('rows are the blocks that are no pictures', () => {
  assert.deepEqual(valuesOf(PAGE, 'shape-heading'), [0, 1, 0, 0, 0]);
  assert.deepEqual(valuesOf(PAGE, 'pictures-before'), [0, 0, 1, 0, 0]);
});

test('rules, containers and neighbours are seen', () => {
  assert.deepEqual(valuesOf(PAGE, 'role-navigation'), [1, 0, 0, 0, 1]);
  assert.deepEqual(valuesOf(PAGE, 'in-main'), [0, 1, 1, 1, 0]);
  assert.deepEqual(valuesOf(PAGE, 'prose+1'), [0, 1, 1, 0, -1]);
  assert.deepEqual(valuesOf(PAGE, 'alike-rows'), [1, 1, 2, 2, 1]);
});

test('letters are counted in scripts with case, without, and without spaces', () => {
  const { counts, words, capitalised, terms } = lettersOf(['Ann saw 12 boats, "all" of them.', 'НОВОСТИ', 'новости', '漁港に船']);
  assert.deepEqual([words[0], capitalised[0]], [7, 1]);
  assert.deepEqual(
    [DIGIT, COMMA, QUOTE, STOP].map((kind) => counts[kind]),
    [2, 1, 2, 1],
  );
  const termsOf = (row: number) => [...terms.hashes.subarray(terms.starts[row], terms.starts[row + 1])];
  assert.deepEqual(termsOf(1), termsOf(2));
  assert.equal(termsOf(0).length, 7);
  assert.equal(termsOf(3).length, 3);
});

test('a lexicon weighs words and pairs of words, whatever their case', () => {
  const lexicon = lexiconOf({ newsletter: 2, 'sign up': 3, harbour: -1 });
  const out = new Float32Array(lexiconFeatures.length);
  measureRows(lettersOf(['Sign up for the harbour NEWSLETTER']).terms, lexicon, out, lexiconFeatures.length, 0);
  assert.deepEqual([...out.subarray(1, 5)], [3, 2, -1, 4]);
});

test('measuring a long drop takes linear time', () => {
  const cost = (lines: number) => {
    const source = `<main>${`<p class="p">${STORY} <a href="/">Share</a></p>`.repeat(lines)}</main>`;
    const scene = survey(read(Buffer.from(source), { key: 'drop' }));
    const weighed = { ...scene, weights: weigh(scene) };
    const from = process.cpuUsage();
    featuresOf(weighed);
    const { user, system } = process.cpuUsage(from);
    return user + system;
  };
  cost(500);
  const small = Math.max(1_000, cost(500));
  const large = cost(8_000);
  assert.ok(large < small * 16 * 8, `${small} and ${large} µs`);
});
