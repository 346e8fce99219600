import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unitAt } from './unit-at.ts';

test('a unit is the same however its text is stored', () => {
  const story = 'The ferry came back — 渡轮 — on Monday, three weeks after the storm.';
  for (const text of [story, story.slice(4, 40), `${story}${story}`, 'The ferry', '⛴', '渡轮'])
    for (let at = 0; at < text.length; at += 1) assert.equal(String.fromCharCode(unitAt(text, at)), text[at]);
});
