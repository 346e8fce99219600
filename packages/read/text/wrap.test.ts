import assert from 'node:assert/strict';
import { test } from 'node:test';

import { text } from '../formats/text.ts';

const paragraphs = (source: string) => text.parse(source).blocks.map((block) => block.text);

const WRAPPED = `HARBOUR (Seapress) - The ferry came back on Monday, three weeks
after the storm had torn it from its moorings and carried it
across the whole width of the bay.
"We never gave up on it," said its captain, who had been asleep
on board when the ropes broke.

Subject: ferry
The harbour master thanked everybody who had helped, and asked
them to come again on Friday.`;

test('hard-wrapped lines become paragraphs again', () => {
  for (const ending of ['\n', '\r\n', '\r']) {
    assert.deepEqual(paragraphs(WRAPPED.replaceAll('\n', ending)), [
      'HARBOUR (Seapress) - The ferry came back on Monday, three weeks after the storm had torn it from its moorings and carried it across the whole width of the bay.',
      '"We never gave up on it," said its captain, who had been asleep on board when the ropes broke.',
      'Subject: ferry',
      'The harbour master thanked everybody who had helped, and asked them to come again on Friday.',
    ]);
  }
});

test('a paragraph whose first line is set in is joined too', () => {
  const story = `   HARBOUR, July 3 (Seapress) - The old ferry came back on Monday
after three weeks on the far side of the bay, its captain said. The
lights were still on, and a radio was playing in the wheelhouse.

   Nobody was hurt. Everybody who was on board stayed there through
it all and walked ashore at noon, some of them wrapped in blankets.
   The harbour master thanked them.
                              HARBOUR COURIER, JULY 3, 2031
Harbour Road 1, Harbour`;
  assert.deepEqual(paragraphs(story), [
    'HARBOUR, July 3 (Seapress) - The old ferry came back on Monday after three weeks on the far side of the bay, its captain said. The lights were still on, and a radio was playing in the wheelhouse.',
    'Nobody was hurt. Everybody who was on board stayed there through it all and walked ashore at noon, some of them wrapped in blankets.',
    'The harbour master thanked them.',
    'HARBOUR COURIER, JULY 3, 2031',
    'Harbour Road 1, Harbour',
  ]);
});

test('Japanese is joined without spaces', () => {
  const line = '港に戻ったフェリーは三週間にわたり湾の反対側に流され';
  assert.deepEqual(paragraphs(`${line}\n${line}\n${line}\nた。`), [`${line}${line}${line}た。`]);
});

test('lines that are paragraphs stay so', () => {
  const long =
    'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings and carried it off.';
  assert.deepEqual(paragraphs(`${long}\n${long}\nShort.`), [long, long, 'Short.']);
});

test('lists of titles and keywords stay so, however even', () => {
  const title = 'Ferry Returns To The Harbour After A Storm';
  assert.equal(paragraphs(`${title}\n`.repeat(30)).length, 30);
});
