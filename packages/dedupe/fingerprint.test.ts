import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Fingerprint } from '@copydesk/article/relation';

import { anchorsOf, decodeShingles, encodeShingles, fingerprint, limitOf } from './fingerprint.ts';
import { edited, story } from './stories.fixture.ts';

const anchors = (text: string) => [...decodeShingles(fingerprint(text).anchors)];

describe('fingerprint', () => {
  it('fits its schema, from nothing to a novel', () => {
    for (const words of [0, 1, 2, 3, 50, 300, 20_000]) {
      const print = Fingerprint.parse(fingerprint(story(1, words)));
      assert.ok(decodeShingles(print.sketch).length <= 300, `${words} words`);
      assert.ok(decodeShingles(print.anchors).length <= 100, `${words} words`);
    }
  });
  it('has no shingles below three words', () => {
    assert.deepEqual([fingerprint('Storm warning').shingles, fingerprint('Storm warning lifted').shingles], [0, 1]);
  });
  it('keeps the small shingles in document order, hardly one twice', () => {
    const whole = fingerprint(`${story(1, 4000)} ${story(1, 4000)}`);
    const kept = decodeShingles(whole.sketch);
    assert.ok(whole.level >= 4 && kept.every((shingle) => shingle <= limitOf(whole.level)));
    const start = decodeShingles(fingerprint(story(1, 2000)).sketch).filter((shingle) => shingle <= limitOf(whole.level));
    assert.deepEqual(kept.subarray(0, start.length), start);
    assert.ok(new Set(kept).size > 0.9 * kept.length);
  });
  it('finds the anchors again in the sketch', () => {
    for (const words of [3, 40, 300, 3000, 30_000]) {
      const print = fingerprint(story(2, words));
      assert.equal(encodeShingles(anchorsOf(decodeShingles(print.sketch), print.shingles)), print.anchors);
    }
  });
  it('gives a copy, a cut and a longer version anchors of the original', () => {
    const text = story(3, 400);
    const own = new Set(anchors(text));
    for (const other of [edited(text), text.slice(0, 800), text.slice(-600), `${story(4)} ${text}`]) {
      assert.ok(anchors(other).filter((anchor) => own.has(anchor)).length >= 3);
    }
    assert.equal(anchors(story(5, 400)).filter((anchor) => own.has(anchor)).length, 0);
  });
  it('marks the shingles that hold a number', () => {
    const { sketch } = fingerprint('gates shut until 7 in the morning');
    assert.deepEqual(
      Array.from(decodeShingles(sketch), (shingle) => shingle & 1),
      [0, 1, 1, 1, 0],
    );
  });
});
