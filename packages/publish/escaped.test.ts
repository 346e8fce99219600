import assert from 'node:assert/strict';
import { test } from 'node:test';

import { escaped } from './escaped.ts';

const SIGNS = [
  ['&', '&amp;'],
  ['<', '&lt;'],
] as const;

test('signs are escaped once each, what stands for them is not', () => {
  assert.equal(escaped('a < b & c', SIGNS), 'a &lt; b &amp; c');
  assert.equal(escaped('&lt;', SIGNS), '&amp;lt;');
});

test('a long text is escaped as a short one, also where its bits meet', () => {
  // Fifteen units and 16,384 have no common divisor but 1, so the bits end at all of them; one is half of a character.
  const piece = 'a<b&c \u{1f3f4} d>e"fg';
  assert.equal(escaped(piece.repeat(20_000), SIGNS), escaped(piece, SIGNS).repeat(20_000));
});
