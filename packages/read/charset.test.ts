import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Rejection } from '@copydesk/article/rejection';

import { decode } from './charset.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const SPEECH = 'Ministers met in Kyiv overnight. The talks go on.';
const SCRIPT = `<script>var eventHandlerForTheBanner = '${'QWxwaGFiZXRhZ2FtbWFkZWx0YQ'.repeat(900)}';</script>`;

/** What it is, its bytes, what HTTP says, and the text and the encoding it must be read as. */
const cases: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  contentType: string | undefined,
  source: string,
  encoding: string,
])[] = [
  ['UTF-8 without any declaration', Buffer.from('Café «Ω» 海'), undefined, 'Café «Ω» 海', 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\ufeffCafé'), undefined, 'Café', 'utf-8'],
  [
    'a declaration that valid UTF-8 proves wrong',
    Buffer.concat([latin1('<meta charset="shift_jis"><p>caf'), Buffer.from([0xc3, 0xa9])]),
    undefined,
    '<meta charset="shift_jis"><p>café',
    'utf-8',
  ],
  [
    'no declaration, and the few characters that tell stand behind kilobytes of script',
    latin1(`${SCRIPT}<p>Die B\xfcrgermeisterin begr\xfc\xdfte am Freitag die G\xe4ste.</p>${SCRIPT}`),
    undefined,
    `${SCRIPT}<p>Die Bürgermeisterin begrüßte am Freitag die Gäste.</p>${SCRIPT}`,
    'windows-1252',
  ],
  ['what HTTP declares', latin1('caf\xe9 \x9350\x94 \x80'), 'text/html; charset=ISO-8859-1', 'café “50” €', 'windows-1252'],
  [
    'what a meta tag declares',
    Buffer.concat([latin1('<meta charset=windows-1251>'), Buffer.from([0xcf, 0xf0, 0xe8])]),
    undefined,
    '<meta charset=windows-1251>При',
    'windows-1251',
  ],
  [
    'what XML declares',
    Buffer.concat([latin1('<?xml version="1.0" encoding="koi8-r"?><html>'), Buffer.from([0xf0, 0xd2])]),
    undefined,
    '<?xml version="1.0" encoding="koi8-r"?><html>Пр',
    'koi8-r',
  ],
  [
    'curly quotes of windows-1252 found without a declaration',
    Buffer.from([0x93, ...latin1('Hello'), 0x94, 0x20, 0x96, ...latin1(' caf\xe9 '), 0x80, 0x35]),
    undefined,
    '“Hello” – café €5',
    'windows-1252',
  ],
  [
    'Shift_JIS that HTTP calls UTF-8',
    Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x8b, 0x4c, 0x8e, 0x96]),
    'text/plain; charset=utf-8',
    '日本語の記事',
    'shift_jis',
  ],
  [
    'ISO-2022-JP, which is ASCII to the eye',
    latin1('\x1b$BF|K\\\x1b(B'),
    'text/plain; charset=iso-2022-jp',
    '日本',
    'iso-2022-jp',
  ],
  ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('Kyiv', 'le')]), undefined, 'Kyiv', 'utf-16le'],
  ['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('Kyiv', 'be')]), undefined, 'Kyiv', 'utf-16be'],
  ['UTF-16LE without a mark', utf16(SPEECH, 'le'), undefined, SPEECH, 'utf-16le'],
  ['UTF-16BE without a mark', utf16(SPEECH, 'be'), undefined, SPEECH, 'utf-16be'],
  [
    'UTF-16LE in Chinese without a mark',
    utf16('记者 2031 年 5 月报道\n渡轮回到了港口。\n', 'le'),
    undefined,
    '记者 2031 年 5 月报道\n渡轮回到了港口。\n',
    'utf-16le',
  ],
  [
    'UTF-32LE, whose mark begins like that of UTF-16',
    Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0, 0, 0]),
    undefined,
    'AB',
    'utf-32le',
  ],
  [
    'a surrogate in UTF-8, which is not a character',
    Buffer.from([...latin1('A ferry '), 0xed, 0xa0, 0x80, ...latin1(' again')]),
    undefined,
    'A ferry \ufffd\ufffd\ufffd again',
    'utf-8',
  ],
  ['a label that nobody knows', latin1('hello'), 'text/plain; charset=x-"><script>', 'hello', 'utf-8'],
  ['UTF-7, which no browser reads any more', latin1('+ADw-b+AD4-'), 'text/html; charset=utf-7', '+ADw-b+AD4-', 'utf-8'],
];

for (const [name, bytes, contentType, source, encoding] of cases) {
  test(`reads ${name}`, () => {
    const decoded = decode(bytes, contentType);
    assert.equal(decoded.source, source);
    assert.equal(decoded.encoding, encoding);
  });
}

test('a lying declaration is kept as evidence', () => {
  const { notes } = decode(Buffer.from('<meta charset="latin1">café'), undefined);
  assert.deepEqual(notes, [
    { name: 'encoding-declared', value: 'latin1' },
    { name: 'encoding-overruled', value: 'latin1 declared, valid utf-8 found' },
  ]);
});

test('one bad byte does not change the charset of a long text', () => {
  const { source, encoding, notes } = decode(
    Buffer.concat([Buffer.from('Über die Brücke für Fußgänger. '.repeat(20)), Buffer.from([0xe9])]),
    undefined,
  );
  assert.equal(encoding, 'utf-8');
  assert.ok(source.endsWith('\ufffd'));
  assert.deepEqual(notes.at(-1), { name: 'encoding-unreadable', value: '1' });
});

test('overlong forms never become the characters they hide', () => {
  const hidden = Buffer.from([0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x2e, 0xc0, 0xae]);
  try {
    assert.ok(!decode(hidden, undefined).source.includes('/'));
  } catch (error) {
    assert.ok(error instanceof Rejection && error.code === 'encoding');
  }
});

test('bytes that are no writing in any charset are refused', () => {
  const broken = Uint8Array.from([0x41, 0xc3, 0x28, 0x80, 0xe2, 0x82, 0xf0, 0x28, 0x8c, 0xbc, 0x42, 0xff, 0xfe, 0xfd]);
  assert.throws(() => decode(broken, undefined), { code: 'encoding' });
});
