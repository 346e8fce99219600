import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mentioning } from './mentions.ts';

const tells = mentioning(['subscriber', 'sign in', 'переправа']);

test('a word is found wherever it stands, whatever its case', () => {
  for (const text of ['SUBSCRIBERS only', 'Please sign in.', 'Где переправа?', 'unsubscribe', 'ПЕРЕПРАВА'])
    assert.ok(tells(text), text);
});

test('a text without any of the words is told from them nearly always', () => {
  const texts = Array.from({ length: 1_000 }, (_, at) => `Boat ${at * 7_919} left.`);
  assert.ok(texts.filter(tells).length < 100);
  assert.ok(!tells(''));
});

test('words that are too short to be looked for are refused', () => {
  assert.throws(() => mentioning(['boat']), /"boat" is too short/);
});
