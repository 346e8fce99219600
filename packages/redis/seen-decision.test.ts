import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Relation, Story } from '@copydesk/article/relation';

import { packDecision, unpackDecision } from './seen-decision.ts';

const storyOf = (digit: string): Story => ({ uri: `urn:copydesk:${digit.repeat(32)}`, key: `wire/${digit}.html` });
const [own, root, third] = [storyOf('a'), storyOf('b'), storyOf('c')];

const decisions: [string, Relation][] = [
  ['an original', { kind: 'none', root: own, score: 1, reasons: ['nothing like it was seen before'] }],
  [
    'a copy',
    {
      kind: 'near',
      of: root,
      root,
      score: 0.9123456789012345,
      reasons: ['same text', '146 of 160 sampled phrases of the shorter text are shared', 'in 100 % of its parts'],
      passages: [
        [0, 120],
        [130, 900],
      ],
      also: [
        { kind: 'excerpt', of: third, score: 0.5 },
        { kind: 'near', of: own, score: 1, passages: [[3, 4]] },
      ],
      joins: [third, root],
    },
  ],
  [
    'a story of a key as long as keys may be',
    { kind: 'exact', of: { ...root, key: 'é'.repeat(512) }, root, score: 1, reasons: [] },
  ],
  ['stories of one URI and two keys', { kind: 'exact', of: { ...root, key: '' }, root, score: 1, reasons: [] }],
  [
    'reasons of every kind of character',
    {
      kind: 'revision',
      of: own,
      root: own,
      score: 0.25,
      reasons: ['', '\u0001\u0002\n\u001b"\\', 'of 中文 \u{1F5DE}', ' of  of '],
    },
  ],
];

describe('a packed decision', () => {
  for (const [name, relation] of decisions) {
    it(`is the same unpacked: ${name}`, () => {
      assert.deepEqual(unpackDecision(packDecision(relation, own), own), relation);
    });
  }
  it('of an original takes hardly more than the name of its root', () => {
    assert.equal(packDecision(decisions[0]![1], own).length, 13);
  });
  it('tells duplicates and names the root in its first bytes, which is all that a script looks at', () => {
    const [original, copy] = [packDecision(decisions[0]![1], own), packDecision(decisions[1]![1], own)];
    assert.deepEqual([original[0], copy[0]], [1, 2]);
    assert.equal(copy.toString('hex', 1, 11), 'b'.repeat(20));
  });
});
