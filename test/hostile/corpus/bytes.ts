import type { Attack } from '../case.ts';
import { ANOTHER, PARAGRAPH, told } from '../story.ts';

const bytes = (...codes: number[]) => Buffer.from(codes);
/** Bytes without a pattern, the same each time. */
const noise = (count: number) => Buffer.from(Array.from({ length: count }, (_, at) => ((at * at * 31 + at * 197) >> 3) & 255));
const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = (text: string) => Buffer.from(text, 'utf16le');
const plain = told('The pier is open.');
const between = (inside: Uint8Array) =>
  Buffer.concat([Buffer.from(`Ferry returns\n\n${PARAGRAPH} `), inside, Buffer.from(` open.\n\n${ANOTHER}\n`)]);

/** Bytes that are not what they say, or nothing at all. */
export const bytewise = [
  { name: 'empty', why: 'No bytes.', make: () => new Uint8Array(), ends: ['empty'] },
  {
    name: 'invalid-utf8',
    why: 'Cut and stray bytes here and there.',
    make: () => between(bytes(0xc3, 0x28, 0x80)),
    ends: ['article'],
  },
  {
    name: 'invalid-utf8-all',
    why: 'Nothing but stray bytes.',
    make: () => Buffer.alloc(5000, 0x80),
    ends: ['encoding', 'article', 'no-article', 'not-text', 'blank'],
  },
  {
    name: 'overlong',
    why: 'A slash in two bytes: a path check would miss it.',
    make: () => between(bytes(0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x2e, 0xc0, 0xae)),
    ends: ['article', 'encoding'],
    hides: ['/./', '/.open'],
  },
  {
    name: 'overlong-tag',
    why: 'A tag in bytes that no decoder may take for one.',
    make: () => between(bytes(0xc0, 0xbc, 0x73, 0x63, 0x72, 0x69, 0x70, 0x74, 0xc0, 0xbe)),
    ends: ['article', 'encoding'],
    hides: ['<script>'],
  },
  {
    name: 'surrogates-as-utf8',
    why: 'Half a character, three bytes long.',
    make: () => between(bytes(0xed, 0xa0, 0x80)),
    ends: ['article'],
  },
  {
    name: 'utf8-above-unicode',
    why: 'Characters beyond the last.',
    make: () => between(bytes(0xf4, 0x90, 0x80, 0x80, 0xf8, 0x88, 0x80, 0x80, 0x80)),
    ends: ['article', 'encoding'],
  },
  {
    name: 'utf16-no-mark',
    why: 'Wide text without a sign of it.',
    make: () => wide(plain),
    ends: ['article', 'encoding', 'not-text'],
  },
  {
    name: 'utf16-big',
    why: 'The other byte order.',
    make: () => Buffer.concat([bytes(0xfe, 0xff), wide(plain).swap16()]),
    ends: ['article'],
    says: ['harbour ferry'],
  },
  {
    name: 'utf16-odd',
    why: 'One byte too many.',
    make: () => Buffer.concat([bytes(0xff, 0xfe), wide(plain), bytes(0x41)]),
    ends: ['article'],
  },
  {
    name: 'utf16-surrogates',
    why: 'Half characters throughout.',
    make: () => Buffer.concat([bytes(0xff, 0xfe), wide(plain), ...Array.from({ length: 50 }, () => bytes(0x00, 0xd8))]),
    ends: ['article', 'encoding'],
  },
  {
    name: 'utf16-two-marks',
    why: 'A mark that denies the other.',
    make: () => Buffer.concat([bytes(0xff, 0xfe, 0xfe, 0xff), wide(plain)]),
    ends: ['article', 'encoding', 'not-text'],
  },
  {
    name: 'utf32',
    why: 'Four bytes each, which begin like UTF-16.',
    make: () => Buffer.concat([bytes(0xff, 0xfe, 0, 0), ...[...plain].map((one) => bytes(one.codePointAt(0) ?? 0, 0, 0, 0))]),
    ends: ['article', 'encoding', 'not-text'],
  },
  {
    name: 'windows-1252',
    why: 'Quotes and dashes where Latin-1 has controls.',
    make: () =>
      Buffer.concat([
        latin(`Ferry returns\n\n${PARAGRAPH}\n\n`),
        bytes(0x93),
        latin('We are open'),
        bytes(0x94),
        latin(' '),
        bytes(0x96),
        latin(' so the caf'),
        bytes(0xe9),
        latin(` at the pier.\n\n${ANOTHER}`),
      ]),
    ends: ['article'],
    says: ['“We are open” – so the café'],
  },
  {
    name: 'shift-jis-as-utf8',
    why: 'A declaration that lies.',
    make: () => ({
      bytes: bytes(
        ...Array.from({ length: 40 }, () => [
          0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x8b, 0x4c, 0x8e, 0x96, 0x81, 0x42,
        ]).flat(),
      ),
      contentType: 'text/plain; charset=utf-8',
    }),
    ends: ['article', 'no-article', 'encoding'],
    says: ['日本語の記事'],
  },
  {
    name: 'charset-bogus',
    why: 'A declaration that is markup.',
    make: () => ({ bytes: Buffer.from(plain), contentType: 'text/plain; charset=x-"><script>zzz' }),
    ends: ['article'],
  },
  {
    name: 'charset-long',
    why: 'A declaration without end.',
    make: () => ({ bytes: Buffer.from(plain), contentType: `text/plain; charset=${'a'.repeat(60_000)}` }),
    ends: ['article'],
  },
  {
    name: 'utf7',
    why: 'Markup in letters and digits.',
    make: () => ({
      bytes: Buffer.from(told('+ADw-script+AD4-zzz(1)+ADw-/script+AD4- stands here.')),
      contentType: 'text/html; charset=utf-7',
    }),
    ends: ['article'],
    hides: ['<script>'],
  },
  {
    name: 'iso-2022',
    why: 'A character set that is switched in mid-text, within ASCII.',
    make: () => ({
      bytes: Buffer.from(told('\u001b$B<script>zzz\u001b(B stands here.')),
      contentType: 'text/html; charset=iso-2022-jp',
    }),
    ends: ['article', 'encoding', 'no-article'],
    hides: ['<script>'],
  },
  {
    name: 'nul-few',
    why: 'A text that ends early for code in C.',
    make: () => told('Pier\0 one is\0 open.'),
    ends: ['article'],
    hides: ['\0'],
  },
  {
    name: 'nul-many',
    why: 'More of them than text.',
    make: () => Buffer.from('A\0B\0\0C\0\0\0D\0'.repeat(400)),
    ends: ['not-text'],
  },
  { name: 'nul-16mb', why: 'Nothing else.', make: () => Buffer.alloc(16e6), ends: ['not-text', 'blank'] },
  { name: 'marks-only', why: 'A byte order mark and no text.', make: () => bytes(0xef, 0xbb, 0xbf), ends: ['blank', 'empty'] },
  {
    name: 'marks-many',
    why: 'A thousand of them.',
    make: () => Buffer.concat([Buffer.from('\ufeff'.repeat(1000)), Buffer.from(plain)]),
    ends: ['article'],
  },
  { name: 'noise', why: 'Bytes of no format.', make: () => noise(65_536), ends: ['not-text', 'encoding'] },
  {
    name: 'noise-after-text',
    why: 'A story, then bytes of no format.',
    make: () => Buffer.concat([Buffer.from(plain.repeat(60)), noise(65_536)]),
    ends: ['not-text', 'encoding'],
  },
  {
    name: 'picture-as-text',
    why: 'A photo with the name of a story.',
    make: () => ({
      bytes: Buffer.concat([bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), latin('JFIF\0'), noise(9000)]),
      key: 'photo.txt',
      contentType: 'text/plain',
    }),
    ends: ['not-text'],
  },
  {
    name: 'pdf-as-text',
    why: 'A document with the name of a story.',
    make: () => ({ bytes: Buffer.concat([latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), noise(9000)]), key: 'story.txt' }),
    ends: ['not-text'],
  },
  {
    name: 'program-as-text',
    why: 'A program with the name of a story.',
    make: () => ({ bytes: Buffer.concat([latin('MZ'), noise(9000)]), key: 'story.txt' }),
    ends: ['not-text', 'encoding'],
  },
  {
    name: 'polyglot-gif',
    why: 'A picture that is a page as well.',
    make: () => ({ bytes: latin(`GIF89a/*<html><p>${PARAGRAPH}</p><script>zzz(1)</script>*/=1;`), key: 'p.html' }),
    ends: ['not-text'],
  },
  {
    name: 'polyglot-pdf',
    why: 'A page with a document behind its first line.',
    make: () => latin(`<!doctype html><p>${PARAGRAPH}</p><p>${ANOTHER}</p><!--\n%PDF-1.7\n1 0 obj<</JS(zzz)>>endobj -->`),
    ends: ['article', 'not-text'],
    hides: ['zzz'],
  },
  {
    name: 'polyglot-script',
    why: 'A page that is a script as well.',
    make: () => latin(`<!--\nzzz=1//-->\n<html><body><p>${PARAGRAPH}</p><p>${ANOTHER}</p></body></html>`),
    ends: ['article'],
    hides: ['zzz'],
  },
] as const satisfies readonly Attack[];
