import assert from 'node:assert/strict';
import test from 'node:test';

import type { Evidence } from '../evidence.ts';
import { sketched, type Sketch } from '../sketch.ts';
import { bylines, namesAlone } from './people.ts';

/** The lines of a sketch as `clean` gives them when they are nothing but names. */
function alone(...lines: string[]): Evidence {
  const evidence = sketched(lines.map((line) => ['byline', line] as Sketch[number]));
  for (const block of evidence.draft.blocks) block.rule = 'name-below-headline';
  return evidence;
}

test('a name alone is a writer where it begins with a first name, and the first is', () => {
  const evidence = alone('Harbour Guides', 'Emily Lee', 'Jack Ek');
  assert.deepEqual(
    namesAlone(evidence).map(({ value }) => value.name),
    ['Emily Lee'],
  );
  assert.deepEqual(namesAlone(alone('Harbour Guides')), []);
});

test('lines that are nothing but a name are no bylines by themselves', () => {
  assert.deepEqual(bylines(alone('Emily Lee')), []);
  assert.equal(bylines(sketched([['byline', 'Emily Lee']])).length, 1);
});
