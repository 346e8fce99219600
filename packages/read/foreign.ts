/**
 * What is neither text nor HTML, told from its content. A newsroom's photo or PDF gets an article's name more often than one
 * would think. Formats that Copydesk does not read yet are here too: better refused than printed with their tags.
 */
export type ForeignRow = { name: string; why: string } & (
  | {
      tells: 'bytes';
      test(bytes: Uint8Array): boolean;
      examples: readonly (readonly [bytes: readonly number[], refused: boolean])[];
    }
  | { tells: 'text'; test(source: string): boolean; examples: readonly (readonly [source: string, refused: boolean])[] }
);

/** Bytes looked at where a whole drop would say no more. */
const SAMPLE = 16_384;

const signatures = {
  PDF: ['%PDF-'],
  ZIP: ['PK\x03\x04', 'PK\x05\x06'],
  gzip: ['\x1f\x8b\x08'],
  bzip2: ['BZh9', 'BZh6'],
  '7z': ['7z\xbc\xaf\x27\x1c'],
  RAR: ['Rar!\x1a\x07'],
  XZ: ['\xfd7zXZ\0'],
  JPEG: ['\xff\xd8\xff'],
  PNG: ['\x89PNG\r\n'],
  GIF: ['GIF87a', 'GIF89a'],
  TIFF: ['II*\0', 'MM\0*'],
  RIFF: ['RIFF'],
  MP3: ['ID3'],
  Ogg: ['OggS'],
  ELF: ['\x7fELF'],
  OLE: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  SQLite: ['SQLite format 3\0'],
  RTF: ['{\\rtf'],
} as const satisfies Record<string, readonly string[]>;

const bytesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

/** ID3 and RIFF could begin a headline; only a control character soon after makes them a file. */
function isSigned(bytes: Uint8Array, signature: string): boolean {
  for (let at = 0; at < signature.length; at += 1) if (bytes[at] !== signature.charCodeAt(at)) return false;
  return !/^[A-Z\d]{3,4}$/.test(signature) || bytes.subarray(0, 16).some((byte) => byte < 9);
}

/** The share of bytes that no text in any charset but UTF-16 and UTF-32 has, those two told by `charset.ts` first. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  let zeros = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at]!;
    if (byte >= 32) continue;
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte !== 27)) controls += 1;
  }
  // Every zero of UTF-16 or UTF-32 text stands beside a character; charset.ts decides about those.
  return controls > 2 + sample.length / 50 && controls > zeros / 8;
}

const signed = Object.entries(signatures).map(([name, list]) => ({
  name,
  why: 'Its first bytes are the signature of the format.',
  tells: 'bytes' as const,
  test: (bytes: Uint8Array) => list.some((signature) => isSigned(bytes, signature)),
  examples: [
    [[...bytesOf(list[0]), 0, 1, 2, 3], true],
    [bytesOf(`Say ${list[0]}`), false],
  ] as const,
}));

const HTML = /<(?:!doctype\s{1,9})?html[\s>]/i;
/** Root elements of wire formats and feeds, which may come without a prolog. */
const WIRE = /^\s{0,99}<(?:!doctype\s{1,9})?(?:[\w-]{1,20}:)?(?:nitf|newsml|newsitem|newsmessage|packageitem|rss|feed|rdf)[\s>]/i;

export const foreign: readonly ForeignRow[] = [
  ...signed,
  {
    name: 'binary',
    why: 'Text has next to no control characters; programs, fonts and films have thousands.',
    tells: 'bytes',
    test: isBinary,
    examples: [
      [[77, 90, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17], true],
      [[72, 105, 0, 33], false],
    ],
  },
  {
    name: 'XML',
    why: 'Wire formats (NITF, NewsML, RSS) keep the story in fields; read as text their tags would be printed.',
    tells: 'text',
    test: (source) => (/^\s{0,99}<\?xml\s/.test(source) && !HTML.test(source.slice(0, 4096))) || WIRE.test(source),
    examples: [
      ['<?xml version="1.0"?><nitf><body/></nitf>', true],
      ['<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', true],
      ['<?xml version="1.0"?>\n<html xmlns="x"><p>Rain.</p></html>', false],
    ],
  },
  {
    name: 'JSON',
    why: 'The same for objects in JSON; read as text their names and quotes would be printed.',
    tells: 'text',
    test: (source) => /^\s{0,99}(?:\[\s{0,99})?\{\s{0,99}"[^"\n]{1,80}"\s{0,9}:/.test(source),
    examples: [
      ['{"title": "Rain"}', true],
      ['{Rain} is what the "forecast": says', false],
    ],
  },
];
