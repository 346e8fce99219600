import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decode } from './charset.ts';
import { encode, stories, written } from './encodings.fixture.ts';

const all = written.flatMap(([story, ...encodings]) => encodings.map((encoding) => [story, encoding] as const));

for (const [story, encoding] of all) {
  const told = (text: string) => new TextDecoder(encoding).decode(encode(text, encoding));

  test(`a story in ${story} written in ${encoding} is read, whether a page, a header or nothing says so`, () => {
    const page = `<!doctype html><meta charset="${encoding}"><title>${stories[story]}</title>`;
    assert.equal(decode(encode(page, encoding), undefined).source, told(page));
    assert.equal(decode(encode(stories[story], encoding), `text/plain; charset=${encoding}`).source, told(stories[story]));
    assert.equal(decode(encode(stories[story], encoding), undefined).source, told(stories[story]));
    // A declaration that is a lie does no harm either, where the bytes can tell.
    assert.equal(decode(encode(stories[story], encoding), 'text/plain; charset=utf-8').source, told(stories[story]));
  });
}

test('a hundred characters from anywhere in a story are enough', () => {
  for (const [story, encoding] of all)
    for (let at = 0; at < stories[story].length - 100; at += 50) {
      const bytes = encode(stories[story].slice(at, at + 100), encoding);
      assert.equal(
        decode(bytes, undefined).source,
        new TextDecoder(encoding).decode(bytes),
        `${story} in ${encoding} from ${at}`,
      );
    }
});

test('UTF-16 is told with a mark and without, in every language', () => {
  for (const [language, story] of Object.entries(stories)) {
    const little = Buffer.from(story, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), 'utf-16le'],
      [big, 'utf-16be'],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), big]), 'utf-16be'],
    ] as const) {
      const decoded = decode(bytes, undefined);
      assert.deepEqual([decoded.encoding, decoded.source], [encoding, story], language);
    }
  }
});
