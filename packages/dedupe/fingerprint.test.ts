import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Fingerprint } from '@copydesk/article/relation';

import { ALGORITHM, fingerprint, placesOf, readPrint, written } from './fingerprint.ts';
import { edited, story } from './stories.fixture.ts';

describe('fingerprint', () => {
  it('fits its schema, from nothing to a novel, and is read again as it was', () => {
    for (const words of [0, 1, 2, 3, 50, 300, 20_000]) {
      const print = fingerprint(story(1, words));
      assert.deepEqual(readPrint(Fingerprint.parse(written(print))), print);
      assert.ok(print.sketch.length <= 320 && print.anchors.length <= 130, `${words} words`);
    }
  });
  it('is not read when another algorithm made it', () => {
    const stored = written(fingerprint(story(1)));
    assert.equal(readPrint({ ...stored, algorithm: ALGORITHM - 1 }), undefined);
    const { algorithm: _none, ...old } = stored;
    assert.equal(readPrint(Fingerprint.parse(old)), undefined);
  });
  it('has no shingles below three words, and one index key all the same', () => {
    const [two, three] = [fingerprint('Storm warning'), fingerprint('Storm warning lifted')];
    assert.deepEqual([two.shingles, two.anchors.length, three.shingles, three.anchors.length], [0, 1, 1, 2]);
  });
  it('keeps the small shingles in document order, each once', () => {
    const whole = fingerprint(`${story(1, 4000)} ${story(1, 4000)}`);
    const half = fingerprint(story(1, 4000));
    assert.ok(whole.level >= 4 && whole.sketch.length < 320);
    // The second half says again what the first says, but for the words where they meet.
    assert.ok(half.level === whole.level - 1 && whole.sketch.length < half.sketch.length * 0.6);
  });
  it('gives a copy, a cut and a longer version anchors of the original', () => {
    const text = story(3, 400);
    const own = new Set(fingerprint(text).anchors);
    const shared = (other: string) => fingerprint(other).anchors.filter((anchor) => own.has(anchor)).length;
    for (const other of [edited(text), text.slice(0, 800), text.slice(-600), `${story(4)} ${text}`])
      assert.ok(shared(other) >= 3);
    assert.equal(shared(story(5, 400)), 0);
  });
  it('takes the same anchors of an opening whatever follows it', () => {
    const [brief, whole] = [fingerprint(story(6, 60)), fingerprint(story(6, 4000))];
    const own = new Set(whole.anchors);
    assert.ok(brief.anchors.filter((anchor) => own.has(anchor)).length >= 5);
  });
  it('marks the shingles that hold a number', () => {
    const { sketch } = fingerprint('gates shut until 7 in the morning');
    assert.deepEqual(
      Array.from(sketch, (entry) => entry & 1),
      [0, 1, 1, 1, 0],
    );
  });
  it('marks the shingles that hold a name, and is the same without them in other case', () => {
    const text = 'the gates of Ellery stay shut for days';
    const [print, shouted] = [fingerprint(text), fingerprint(text.toUpperCase())];
    assert.deepEqual([...print.names], [0b001110]);
    assert.deepEqual({ ...shouted, names: print.names }, print);
  });
  it('knows where its entries stand in the text', () => {
    const text = '“Gates shut – until 7, in the morning.”';
    const { starts, ends } = placesOf(text);
    assert.deepEqual(
      Array.from(starts, (from, at) => text.slice(from, ends[at])),
      ['Gates shut – until', 'shut – until 7', 'until 7, in', '7, in the', 'in the morning'],
    );
  });
});
