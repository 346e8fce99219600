import assert from 'node:assert/strict';
import test from 'node:test';

import { gather, type Evidence } from '../evidence.ts';
import { sketched, type Sketch } from '../sketch.ts';
import { bylines, namesAlone, profiled } from './people.ts';

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

test('a link to the page of somebody of whom a paragraph tells names no writer', () => {
  const prose = 'The ferry came back to the harbour on Monday, said Ann Lee, who had waited for it on the quay since Friday.';
  const linked = (at: number) => {
    const { draft, drop } = sketched([
      ['headline', 'Ferry returns'],
      ['body', prose],
      ['body', 'Nobody was hurt.'],
    ]);
    const hints = [
      { name: 'profile.url', value: '/people/ann-lee', span: [at - 5, at] as [number, number] },
      { name: 'profile.name', value: 'Ann Lee', span: [at, at + 7] as [number, number] },
    ];
    return profiled(gather({ ...draft, hints }, drop)).map(({ value }) => value);
  };
  const start = 'Ferry returns'.length + 2;
  assert.deepEqual(linked(start + prose.indexOf('Ann')), []);
  assert.deepEqual(linked(start + prose.length + 100), ['Ann Lee']);
});
