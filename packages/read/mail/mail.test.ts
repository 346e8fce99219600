import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Document } from '@copydesk/article/document';
import { Rejection } from '@copydesk/article/rejection';

import { read } from '../read.ts';
import { unquoted } from './transfer.ts';
import { mailboxOf, wordsOf } from './words.ts';

const HEAD = 'From: Ann Lee <ann@courier.example>\r\nDate: Mon, 03 Mar 2031 09:30:00 +0100\r\nMIME-Version: 1.0\r\n';
const STORY = 'The ferry came back to the harbour on Monday.';
const LONGER = `${STORY} It sails again on Friday.`;

const document = (source: string | Buffer) => Document.parse(read(Buffer.from(source as string), { key: 'a.eml' }));
const texts = (source: string | Buffer) => document(source).blocks.map(({ text }) => text);
const parts = (type: string, ...bodies: string[]) =>
  `${HEAD}Content-Type: multipart/${type}; boundary="=_b"\r\n\r\nThis is MIME.\r\n${bodies.map((body) => `--=_b\r\n${body}\r\n`).join('')}--=_b--\r\n`;

function refusal(source: string): string {
  try {
    document(source);
    return 'none';
  } catch (error) {
    if (error instanceof Rejection) return `${error.code}: ${error.detail}`;
    throw error;
  }
}

test('a mail is its story and not its header, which tells of it, each value where it stands', () => {
  const source = `${HEAD}Subject: Ferry\r\n returns\r\nX-Mailer: a\r\n\r\n${STORY}\r\n`;
  const { format, blocks, hints, length } = document(source);
  assert.equal(format, 'text');
  assert.equal(length, source.length);
  assert.deepEqual(
    blocks.map(({ text, span }) => [text, source.slice(...span)]),
    [[STORY, STORY]],
  );
  assert.deepEqual(
    hints.map(({ name, value, span = [0, 0] }) => [name, value, source.slice(...span)]),
    [
      ['mail.from.name', 'Ann Lee', 'Ann Lee <ann@courier.example>'],
      ['mail.from.address', 'ann@courier.example', 'Ann Lee <ann@courier.example>'],
      ['mail.date', 'Mon, 03 Mar 2031 09:30:00 +0100', 'Mon, 03 Mar 2031 09:30:00 +0100'],
      ['mail.subject', 'Ferry returns', 'Ferry\r\n returns'],
    ],
  );
});

test('two proper fields and an empty line make a mail, and no less', () => {
  const first = (source: string) => texts(source)[0];
  assert.equal(first(`From: ann@courier.example\nSubject: Ferry\n\n${STORY}`), STORY);
  assert.equal(first(`From: a friend\nSubject: Ferry\n\n${STORY}`), 'From: a friend');
  assert.equal(first(`From: ann@courier.example\n\n${STORY}`), 'From: ann@courier.example');
  assert.equal(first(`From: ann@courier.example\nSubject: Ferry\n${STORY}`), 'From: ann@courier.example');
  assert.equal(first(`Ferry returns\nFrom: ann@courier.example\nSubject: Ferry\n\n${STORY}`), 'Ferry returns');
  assert.equal(first(`Subject: Ferry\nTo: all desks\n\n${STORY}`), 'Subject: Ferry');
  // An interview whose speakers look like fields, with no empty line in reach.
  assert.equal(first('Ann: yes, of course.\n'.repeat(14_000)), 'Ann: yes, of course.');
});

test('of the parts that hold text the longest is read, what came along with it only where there is little else', () => {
  const plain = `Content-Type: text/plain\r\n\r\n${STORY}`;
  const html = `Content-Type: text/html; charset=utf-8\r\n\r\n<h1>Ferry returns</h1><p>${STORY}</p>`;
  const picture = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=';
  const attached = (text: string) => `Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n${text}`;
  assert.deepEqual(texts(parts('alternative', plain, html)), ['Ferry returns', STORY]);
  assert.deepEqual(texts(parts('mixed', plain, picture, attached(`${STORY} Again.`))), [STORY]);
  assert.deepEqual(texts(parts('mixed', 'Content-Type: text/plain\r\n\r\nFYI', attached(LONGER))), [LONGER]);
  const inner = 'From: Bo Ek <bo@harbour.example>\r\nSubject: Ferry\r\nDate: Sun, 02 Mar 2031 08:00:00 GMT\r\n\r\n';
  const forwarded = document(parts('mixed', '\r\nFYI', `Content-Type: message/rfc822\r\n\r\n${inner}${LONGER}`));
  assert.equal(forwarded.blocks[0]?.text, LONGER);
  assert.equal(forwarded.hints.find(({ name }) => name === 'mail.from.name')?.value, 'Bo Ek');
  assert.match(refusal(parts('mixed', picture)), /^blank: /);
});

test('a boundary that begins like the one around it is another one', () => {
  const inner = `Content-Type: multipart/mixed; boundary="=_b2"\r\n\r\n--=_b2\r\n\r\n${STORY}\r\n--=_b2\r\n\r\nShort.\r\n--=_b2--\r\nNobody reads this. ${LONGER}`;
  const { blocks, notes } = document(parts('mixed', inner));
  assert.deepEqual([blocks.map(({ text }) => text), notes[0]?.value], [[STORY], 'text/plain, 7bit']);
});

test('each part has its own charset and transfer encoding', () => {
  const quoted =
    'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDie F=E4hre f=\r\n=E4hrt.';
  assert.deepEqual(texts(parts('mixed', quoted)), ['Die Fähre fährt.']);
  const base64 = `Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from([0xf0, 0xc1, 0xd2, 0xcf, 0xcd]).toString('base64')}`;
  const russian = document(parts('mixed', base64));
  assert.deepEqual([russian.blocks[0]?.text, russian.encoding], ['Паром', 'koi8-r']);
  assert.deepEqual(russian.notes[0], { name: 'mail-part', value: 'text/plain, base64' });
  assert.match(
    refusal(parts('mixed', `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from('%PDF-1.7 x').toString('base64')}`)),
    /^not-text: PDF/,
  );
});

test('wrong escapes stay, a soft break at the end does not', () => {
  const cases = [
    ['a=3Db', 'a=b'],
    ['a=zz=4', 'a=zz=4'],
    ['a= \t\r\nb=', 'ab'],
  ] as const;
  for (const [before, after] of cases) assert.equal(unquoted(Buffer.from(before)).toString(), after);
});

test('encoded words are read as one, also where a letter is cut in two', () => {
  const cases = [
    ['=?utf-8?Q?F=C3?= =?UTF-8?Q?=A4hre_kehrt?= heim', 'Fähre kehrt heim'],
    ['=?utf-8?B?RsOkaHJl?=\t=?iso-8859-1?q?_f=E4hrt?=', 'Fähre fährt'],
    ['=?nobody*de?Q?a?= and =?utf-8?X?b?=', 'a and =?utf-8?X?b?='],
  ] as const;
  for (const [before, after] of cases) assert.equal(wordsOf(before), after);
});

test('a mailbox is a name and an address, in each of its forms', () => {
  const cases = [
    ['"Lee, Ann" <ann@courier.example>', 'Lee, Ann', 'ann@courier.example'],
    ['ann@courier.example (Ann Lee)', 'Ann Lee', 'ann@courier.example'],
    ['<ann@courier.example>, bo@courier.example', '', 'ann@courier.example'],
    ['The harbour', 'The harbour', ''],
  ] as const;
  for (const [before, name, address] of cases) assert.deepEqual(mailboxOf(before), { name, address });
});

test('bombs are refused: headers without end, parts without number, boxes in boxes, mails in mails', () => {
  const nested = Array.from(
    { length: 5_000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
  ).join('');
  assert.match(refusal(`${HEAD}${'X-A: b\n'.repeat(100_000)}\n${STORY}`), /^too-complex: a mail header/);
  assert.match(refusal(`${HEAD}X-A: b\n${' c\n'.repeat(200_000)}\n${STORY}`), /^too-complex: a mail header/);
  assert.match(
    refusal(`${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(10_000)}`),
    /^too-complex: a mail of more/,
  );
  assert.match(refusal(`${HEAD}${nested}${STORY}`), /^too-complex: mail parts nested/);
  assert.match(refusal(`${HEAD}${'Content-Type: message/rfc822\n\n'.repeat(1_000)}${STORY}`), /^too-complex: mail parts nested/);
  const base64 = Buffer.alloc(6_000_000, `${STORY}\n`).toString('base64');
  assert.match(refusal(`${HEAD}Content-Transfer-Encoding: base64\n\n${base64}`), /^too-complex: more than/);
});
