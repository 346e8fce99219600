import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readingMinutes, wordCount } from './counts.ts';

test('words stand between spaces, and in Chinese and Japanese each character is one', () => {
  for (const [text, words] of [
    ['Rain – and more rain.', 4],
    ['Сто двадцать лет', 3],
    ['渡船回来了。', 5],
    ['雨のち2時間は晴れ', 9],
    ['—', 0],
    ['', 0],
    ['A 3.5-km “detour” — no more…', 5],
    ['don’t e-mail a@b.example', 3],
    ['a東b 3', 4],
    ['𠮷野 and 🚢', 3],
    ['x⺀y', 2],
    [' \n\t ', 0],
  ] as const)
    assert.equal(wordCount(text), words, text);
});

test('reading takes a minute for 238 words or 300 characters, and for less', () => {
  for (const [text, minutes] of [
    ['word', 1],
    ['word '.repeat(238), 1],
    ['word '.repeat(239), 2],
    ['渡'.repeat(300), 1],
    ['渡'.repeat(301), 2],
    ['—', 1],
  ] as const)
    assert.equal(readingMinutes(text), minutes, `${text.length} characters`);
});
