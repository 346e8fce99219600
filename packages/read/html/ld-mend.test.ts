import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mended } from './ld-mend.ts';

const slips: readonly (readonly [what: string, before: string, after: unknown])[] = [
  ['commas before a closing bracket', '{"a": [1, 2,], "b": {"c": 3,},}', { a: [1, 2], b: { c: 3 } }],
  ['raw line feeds in a string', '{"a": "one\n\ttwo"}', { a: 'one  two' }],
  ['bare quotes in a string', '{"a": "She said "no", and left", "b": 1}', { a: 'She said "no", and left', b: 1 }],
  ['a needless backslash', String.raw`{"a": "It\'s \"on\" \u00e4"}`, { a: 'It\'s "on" ä' }],
  ['comments', '{ // who\n "a": /* what */ 1 }', { a: 1 }],
  ['an address is no comment', '{"a": "https://courier.example/"}', { a: 'https://courier.example/' }],
  ['quotes escaped for HTML', '{&quot;a&quot;: &quot;Rain &amp; wind&quot;}', { a: 'Rain & wind' }],
  ['brackets that nobody closed', '{"a": {"b": "c', { a: { b: 'c' } }],
  ['a second thing behind the first', '{"a": 1}\n{"b": 2}', { a: 1 }],
  ['a semicolon at the end', '[{"a": 1}];', [{ a: 1 }]],
];

for (const [what, before, after] of slips)
  test(`JSON is mended: ${what}`, () => {
    assert.deepEqual(JSON.parse(mended(before)), after);
  });

test('what is JSON stays as it is', () => {
  const json = '{"a": ["b, c", {"d": -1.5e3, "e": null}], "f": "g: \\"h\\" }"}';
  assert.equal(mended(json), json);
});
