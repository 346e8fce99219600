import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shown, type FormatRow } from './formats/format.ts';
import { formats } from './formats.ts';

for (const format of formats satisfies readonly FormatRow[]) {
  for (const [source, blocks] of format.examples) {
    test(`${format.name} reads ${JSON.stringify(source.slice(0, 60))}`, () => {
      assert.equal(
        formats.find((row) => row.sniff(source)),
        format,
      );
      assert.deepEqual(format.parse(source).blocks.map(shown), blocks);
    });
  }
}

test('HTML is told by how it begins, never by a tag that a text mentions', () => {
  const sniffed = (source: string) => formats.find((row) => row.sniff(source))?.name;
  assert.equal(sniffed('\ufeff \n<!-- made by hand --><!DOCTYPE html><p>x'), 'html');
  assert.equal(sniffed('<p>One.</p>'), 'html');
  assert.equal(sniffed('<pre>One\n  two</pre>'), 'html');
  assert.equal(sniffed('Ferry returns<p>The ferry is back.</p><p>It sails.</p><p>Again.</p>'), 'html');
  assert.equal(sniffed('The <p> tag begins a paragraph, and </p> ends it.'), 'text');
  assert.equal(sniffed('<Ferry> is what the button says'), 'text');
  assert.equal(sniffed('1 < 2, as everybody knows'), 'text');
});
