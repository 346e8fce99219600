import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hasCredit, isCutShort } from './credit.ts';
import { cuesOf } from './cue.ts';
import { isDateLine } from './date-line.ts';
import { stemOf } from './stem.ts';

test('a credit is told by its form, in any language', () => {
  const credits = [
    'The ferry at sea. ANN LEE/SEAPRESS/Sea Images',
    'The ferry at sea (Photo: Ann Lee)',
    'The ferry at sea. Photo by Ann Lee',
    'Die Fähre auf See. Foto: Anna Lehmann',
    'Le bac en mer © Anne Leroy',
    '海上のフェリー。写真：李安',
    'Паром в море. Фото: Анна Ли',
    'Ferry at sea. Ann Lee/7th Brigade/Public Affairs',
  ];
  for (const text of credits) assert.ok(hasCredit(text), text);
  const none = [
    'It carries cars and/or trucks.',
    'See courier.example/ferry',
    'He took a photo of it.',
    'Most agree, says a Harbour/Island poll.',
    'They had one source: the mayor.',
    'He works for Northern Images.',
    'The score was 3/4.',
    'She said: "No."',
  ];
  for (const text of none) assert.ok(!hasCredit(text), text);
  assert.ok(isCutShort('The ferry at the... ANN LEE/SEAPRESS') && !isCutShort('The ferry at sea. ANN LEE/SEAPRESS'));
});

test('a date line says when and no more', () => {
  const dates = [
    'June 5, 2031',
    '5. Juni 2031, 14.46 Uhr',
    '2031年6月5日 14:46',
    '5 de junio de 2031',
    '05.06.2031 14:46',
    'Четверг, 5 июня 2031 г.',
    '٥ يونيو 2031',
    '3 min read 2031-06-05',
    '٢٤ أكتوبر ٢٠٣١',
    '۲۴ مهر ۱۴۱۰',
    '२४ अक्टूबर २०३१',
    '24 ตุลาคม 2574',
    'October 24, 20314:45 PM UTC',
    '18/10/2031 05h01',
    '2031年10月24日 17時45分',
  ];
  for (const text of dates) assert.ok(isDateLine(text, 1), text);
  for (const text of ['In June 2031 the ferry sank', 'Route 66', '2031', 'May the 4th be with you all'])
    assert.ok(!isDateLine(text, 0) || text === '2031', text);
});

test('a cue ends where a word does', () => {
  const names = (text: string) => cuesOf(text).map(({ name }) => name);
  assert.ok(names('Share').includes('share'));
  assert.deepEqual(names('Shareholders agreed'), []);
  assert.deepEqual(cuesOf('👉 Read more: Storm over'), [{ name: 'more', phrase: 'read more', rest: 'storm over', marked: true }]);
  assert.ok(names('関連記事はこちら').includes('more'));
});

test('a text cut short has a stem; one that trails off in the middle has none', () => {
  const stem = 'Ann Lee is a reporter who covers islands and harbours';
  for (const end of ['...', ' … Read more', '... [Weiterlesen]', ' [...]']) assert.equal(stemOf(stem + end), stem);
  assert.equal(stemOf(`${stem}... and then she went home again`), undefined);
  assert.equal(stemOf(`${stem}.`), undefined);
});
