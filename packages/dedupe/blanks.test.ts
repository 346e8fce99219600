import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { NO_BLANKS, blanksOf } from './blanks.ts';
import { fingerprint } from './fingerprint.ts';

const text =
  'the gates of Ellery stay shut for days and the boats of Saltby wait outside while Ann counts one by one the 4 locks that the storm broke last night';

/** The blanks of the text where the other one has all words but those that are replaced. */
function blanks(...replaced: string[]) {
  const print = fingerprint(text);
  const other = replaced.reduce((so, word) => so.replace(word, 'other'), text);
  const there = new Set(fingerprint(other).sketch);
  return blanksOf(
    print,
    Uint8Array.from(print.sketch, (entry) => (there.has(entry) ? 1 : 0)),
    print.level,
  );
}

describe('blanks', () => {
  it('are counted where a name or a figure differs', () => {
    const { count, facts, factsMatch, restMatch } = blanks('Ellery', 'Saltby', 'Ann', '4');
    assert.deepEqual([count, factsMatch, restMatch], [4, 0, 1]);
    assert.ok(facts > 0.4 && facts < 0.6, `${facts}`);
  });
  it('are none where other words differ', () => {
    const { count, factsMatch, restMatch } = blanks('days', 'last');
    assert.ok(count === 0 && factsMatch === 1 && restMatch < 0.9);
  });
  it('are none at either end, where headlines differ and a copy is added to', () => {
    assert.deepEqual(blanks('the gates of Ellery').factsMatch, 1);
    assert.deepEqual(blanks('last night').restMatch, 1);
  });
  it('are not told of a text with few facts', () => {
    const print = fingerprint('two gates of the harbour at Ellery stay shut until the storm is over');
    assert.equal(blanksOf(print, new Uint8Array(print.sketch.length).fill(1), print.level), NO_BLANKS);
  });
});
