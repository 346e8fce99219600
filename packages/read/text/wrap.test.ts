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

test('wrapped paragraphs are joined among headers, short paragraphs and lists', () => {
  const drop = `OLD FERRY COMES HOME AFTER THREE WEEKS ON THE FAR SIDE OF THE BAY

by Ann Lee, Harbour Correspondent
Last updated: 3 July 2031 14:07 BST

The old ferry came back on Monday, towed past the lighthouse
of Leer by two tugs, after three weeks on the far side of
the bay.

PHOTO: The ferry at noon, seen from the old harbour (Credit:
Seapress)

Nobody was hurt, the harbour master said. He had counted to
40 before he believed it.

It sails again on Friday.

Related stories:
* Whatever happened to the lighthouse keeper of Leer?
* Storm over at last
Contact: desk@harbour.example
photo: Ann Lee`;
  assert.deepEqual(paragraphs(drop), [
    'OLD FERRY COMES HOME AFTER THREE WEEKS ON THE FAR SIDE OF THE BAY',
    'by Ann Lee, Harbour Correspondent',
    'Last updated: 3 July 2031 14:07 BST',
    'The old ferry came back on Monday, towed past the lighthouse of Leer by two tugs, after three weeks on the far side of the bay.',
    'PHOTO: The ferry at noon, seen from the old harbour (Credit: Seapress)',
    'Nobody was hurt, the harbour master said. He had counted to 40 before he believed it.',
    'It sails again on Friday.',
    'Related stories:',
    '* Whatever happened to the lighthouse keeper of Leer?',
    '* Storm over at last',
    'Contact: desk@harbour.example',
    'photo: Ann Lee',
  ]);
});

test('lines broken by hand are joined where a sentence goes on', () => {
  const drop = `The old ferry came back to its harbour on Monday, towed by two
tugs past the lighthouse of Leer and a crowd that
had waited since dawn.
The harbour master thanked everybody
who had helped.`;
  assert.deepEqual(paragraphs(drop), [
    'The old ferry came back to its harbour on Monday, towed by two tugs past the lighthouse of Leer and a crowd that had waited since dawn.',
    'The harbour master thanked everybody who had helped.',
  ]);
});

test('verse, addresses and lists in small letters stay as they are', () => {
  const story =
    'The ferry came back on Monday and everybody who had been on board walked\nashore at noon, some of them wrapped in blankets.\n\n';
  for (const lines of [
    ['the bay was wide', 'and we were home', 'before the rain'],
    ['Harbour Road 1', '26789 Leer', 'desk@harbour.example'],
    ['two ropes', 'three anchors', 'one radio'],
    [
      'The bay was wide and we were going home,',
      'The lights were on before the winter rain',
      'And no one sang until the storm had gone',
    ],
  ])
    assert.deepEqual(paragraphs(story + lines.join('\n')).slice(1), lines);
});

test('Korean is wrapped at words, and its headers and short paragraphs are not', () => {
  const drop = `북항 여객선, 3주 만에 운항 재개
김하늘 기자
여객선이 월요일 오전 항구로 돌아왔다. 폭풍이 지나간
지 꼭 3주 만이다. 첫 배에는 섬 주민 이백여 명이
탔다.
주민들은 부두에서 배를 맞이했다.
항만청은 부서진 접안 시설을 고치는 데 예상보다 열흘
이나 더 걸렸다고 설명했다.`;
  assert.deepEqual(paragraphs(drop), [
    '북항 여객선, 3주 만에 운항 재개',
    '김하늘 기자',
    '여객선이 월요일 오전 항구로 돌아왔다. 폭풍이 지나간 지 꼭 3주 만이다. 첫 배에는 섬 주민 이백여 명이 탔다.',
    '주민들은 부두에서 배를 맞이했다.',
    '항만청은 부서진 접안 시설을 고치는 데 예상보다 열흘 이나 더 걸렸다고 설명했다.',
  ]);
});

test('scripts without capitals are joined where no empty lines part the paragraphs', () => {
  const first = '港に戻ったフェリーは三週間にわたり湾の反対側に流さ';
  const drop = `離島フェリー、三週間ぶりに再開\n${first}\nれていたという。\n${first}\n${first}\nれ、乗客は岸壁に並んだ。`;
  assert.deepEqual(paragraphs(drop), [
    '離島フェリー、三週間ぶりに再開',
    `${first}れていたという。`,
    `${first}${first}れ、乗客は岸壁に並んだ。`,
  ]);
});

test('a full line that ends a sentence ends a paragraph where no empty lines do', () => {
  const drop = `The old ferry came back to its harbour on Monday, towed by a
tug past the lighthouse of Leer and a crowd of three hundred
people who had been waiting on the quay ever since dawn.
Everybody on board was well, the master of the harbour said.
It sails again on Friday, weather and the repairs permitting
it, from the northern quay at seven.`;
  assert.deepEqual(paragraphs(drop), [
    'The old ferry came back to its harbour on Monday, towed by a tug past the lighthouse of Leer and a crowd of three hundred people who had been waiting on the quay ever since dawn.',
    'Everybody on board was well, the master of the harbour said.',
    'It sails again on Friday, weather and the repairs permitting it, from the northern quay at seven.',
  ]);
});
