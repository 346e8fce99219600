import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import type { Page } from './corpora.ts';
import { decode } from './decode.ts';
import { peers } from './peers.ts';
import { blocksText } from './peers/blocks-text.ts';

const paragraphs = [
  'The last ferry left the harbour at noon on Sunday, watched by a few hundred people who had come with flags and cameras.',
  'It has run for ninety years, the harbour master said, and nobody could remember a winter in which it had not sailed.',
  'A bridge will open in its place in spring, two lanes wide, with a path for those who would rather walk across the water.',
];
const html = `<!doctype html><html lang="en"><head><title>Last ferry leaves</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Last ferry leaves</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>
<footer><a href="/terms">Terms of use</a></footer></body></html>`;
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ferry.html.gz');
const bytes = new TextEncoder().encode(html);
writeFileSync(path, gzipSync(bytes));
const page: Page = { id: 'ferry', path, bytes, text: html, gold: { set: 'made-up', id: 'ferry' } };

for (const peer of peers.filter(({ reads }) => (reads as readonly string[]).includes('all'))) {
  test(`${peer.name} finds the paragraphs of a plain page`, async (context) => {
    const runner = await peer.open();
    if ('absent' in runner) return context.skip(runner.absent);
    const { body } = (await runner.run(page)).prediction();
    runner.close?.();
    for (const text of paragraphs) assert.ok(body.includes(text), body);
    assert.ok(!body.includes('Terms of use'));
  });
}

test('blocks are parted, what stands in a line is not', () => {
  assert.equal(
    blocksText('<div><p>One <b>two</b>\nthree<i>!</i></p><p>four</p><ul><li>five</ul></div>'),
    'One two three!\n\nfour\n\nfive',
  );
});

test('a file is decoded by its mark, else as it says, else as UTF-8', () => {
  const encoded = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  assert.equal(decode(new TextEncoder().encode('Fähre')), 'Fähre');
  assert.match(decode(encoded('<meta charset=windows-1252>F\xe4hre')), /Fähre/);
  assert.match(decode(encoded('<meta http-equiv="x" content="text/html; charset=ISO-8859-1">F\xe4hre')), /Fähre/);
  assert.equal(decode(encoded('\xff\xfeF\0')), 'F');
  assert.match(decode(new TextEncoder().encode('<meta charset="utf-16">Fähre')), /Fähre/);
  assert.match(decode(new TextEncoder().encode('<meta charset="nonsense">Fähre')), /Fähre/);
});
