import { Buffer } from 'node:buffer';

/** Sequences that make a text certain, and the share of them in words; a text about character sets has fewer, between quotes. */
const CERTAIN = 3;
const IN_WORDS = 0.75;
/** How often a text may have been taken for something else. */
const TIMES = 2;

/** A character set that UTF-8 is taken for: its bytes 80 to FF as characters, and what a sequence of UTF-8 looks like in it. */
type Misreading = { name: string; byteOf: ReadonlyMap<string, number>; sequence: RegExp };

/** The one met most stands first. It stands for Latin-1 too, which differs by controls alone. */
const misreadings: readonly Misreading[] = ['windows-1252', 'windows-1251', 'windows-1250'].map((name) => {
  const bytes = Array.from({ length: 0x80 }, (_, at) => at + 0x80);
  const byteOf = new Map(name === 'windows-1252' ? bytes.map((byte) => [String.fromCharCode(byte), byte]) : []);
  const decoder = new TextDecoder(name);
  for (const byte of bytes) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  const between = (from: number, to: number) =>
    `[${[...byteOf].flatMap(([character, byte]) => (byte >= from && byte <= to ? [character] : [])).join('')}]`;
  const more = between(0x80, 0xbf);
  const sequence = new RegExp(
    `${between(0xc2, 0xdf)}${more}|${between(0xe0, 0xef)}${more}{2}|${between(0xf0, 0xf4)}${more}{3}`,
    'gu',
  );
  return { name, byteOf, sequence };
});

/** A letter beyond ASCII, but for the signs of ordinals and of a millionth; or a control that only Latin-1 has. */
const TELLING = /[[\p{L}--[\p{ASCII}ªºµ]][\u0080-\u009f]]/v;
const CONTROL = /[\u0080-\u009f]/;
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Mends mojibake: UTF-8 that a program before us took for a windows character set and encoded again, once or twice (`donâ€™t`,
 * `РїСЂРё`). Only when it is certain: every letter beyond ASCII in the whole text belongs to a sequence that decodes, and there are
 * several of them, in words. So nothing genuine can be harmed, and a text about character sets keeps its examples. Gives the whole
 * text mended and what it had been taken for, or undefined. Linear.
 */
export function mendMojibake(source: string): { source: string; takenFor: string } | undefined {
  let mended = source;
  const takenFor: string[] = [];
  while (takenFor.length < TIMES) {
    const step = mendOnce(mended);
    if (!step) break;
    mended = step.source;
    takenFor.push(step.takenFor);
  }
  return takenFor.length > 0 && isWriting(mended) ? { source: mended, takenFor: takenFor.join(', then ') } : undefined;
}

/** Small letters behind capitals, other scripts behind Latin letters: `CAFÉ®` is no mojibake, though it looks it. */
const ODD = /(?<=\p{Lu}\p{Lu})[\p{Ll}--\p{ASCII}]|(?<=[A-Za-z])[\p{L}--\p{Script=Latin}]/gv;
const ODD_SHARE = 0.1;

/** Whether what came out is as people write. */
function isWriting(text: string): boolean {
  const odd = text.match(ODD)?.length ?? 0;
  return !CONTROL.test(text) && (odd === 0 || odd <= (text.match(/\P{ASCII}/gu)?.length ?? 0) * ODD_SHARE);
}

/** First bytes in UTF-8 of the letters that sequences begin with. */
const LEADS = [0xc3, 0xc4, 0xc5, 0xd0, 0xd1];

/** Whether UTF-8 bytes may be mojibake at all: what stands around the first of those letters tells, and bytes are found in no time. */
export function mayBeMojibake(array: Uint8Array): boolean {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.length);
  const first = Math.min(...LEADS.map((lead) => bytes.indexOf(lead)).filter((at) => at !== -1));
  const near = first === Infinity ? '' : bytes.subarray(Math.max(0, first - 12), first + 16).toString();
  return misreadings.some(({ sequence }) => near.search(sequence) !== -1);
}

function mendOnce(source: string): { source: string; takenFor: string } | undefined {
  for (const misreading of misreadings) {
    const mended = mendAs(source, misreading);
    if (mended !== undefined) return { source: mended, takenFor: misreading.name };
  }
  return undefined;
}

function mendAs(source: string, misreading: Misreading): string | undefined {
  const { sequence } = misreading;
  if (TELLING.test(source.replace(sequence, '')) || !isWritten(source, sequence)) return undefined;
  // A text has few sequences, many times each.
  const decoded = new Map<string, string | undefined>();
  const mended = source.replace(sequence, (characters) => {
    if (!decoded.has(characters)) decoded.set(characters, decode(characters, misreading));
    return decoded.get(characters) ?? '';
  });
  return [...decoded.values()].includes(undefined) ? undefined : mended;
}

/** Whether there are several sequences, and most of them in words: beside letters or beside each other. */
function isWritten(source: string, sequence: RegExp): boolean {
  let all = 0;
  let inWords = 0;
  let to = -1;
  let counted = false;
  for (const { index, 0: characters } of source.matchAll(sequence)) {
    const joined = index === to;
    // The one before is in a word too, now that another stands beside it.
    if (joined && !counted) inWords += 1;
    to = index + characters.length;
    counted = joined || isLetter(source[index - 1]) || isLetter(source[to]);
    if (counted) inWords += 1;
    all += 1;
  }
  return inWords >= CERTAIN && inWords >= all * IN_WORDS;
}

/** The character of UTF-8 that these are the bytes of; undefined when they are of none, as overlong forms are. */
function decode(characters: string, { byteOf }: Misreading): string | undefined {
  try {
    return STRICT.decode(Uint8Array.from(characters, (character) => byteOf.get(character)!));
  } catch {
    return undefined;
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}
