import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wordCount } from './words.ts';

test('words are counted as newsrooms do, in any script', () => {
  const counts = {
    '': 0,
    'The ferry is back.': 4,
    'A 3.5-km “detour” — no more…': 5,
    'don’t e-mail a@b.example': 3,
    'Паром вернулся': 2,
    東京へ戻る: 5,
    'a東b 3': 4,
    '𠮷野 and 🚢': 3,
    'x⺀y': 2,
    ' \n\t ': 0,
  };
  for (const [text, count] of Object.entries(counts)) assert.equal(wordCount(text), count, text);
});
