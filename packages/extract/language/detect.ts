import { unitAt } from '@copydesk/article/unit-at';

import packed from './grams.json' with { type: 'json' };

/** The likeliest language of a text (ISO 639-1; empty where nothing is known of it) and whether there is enough of it to be sure. */
export type Detection = { language: string; reliable: boolean };

/** Of a text the first 350 bytes of UTF-8 are looked at, and the rest of a word begun there up to 380; of a word the first 70. */
const BYTES = 350;
const LAST = 380;
const WORD = 70;
/** A gram is four bytes of a word: every third byte begins one, and the last four are one. */
const GRAM = 4;
const STRIDE = 3;
/** What every gram counts for a language it is known of; the packed scores are what goes beyond. */
const LEAST = 53;
/** Scores a gram are scaled to 0..1 by this; one is sure that reaches this share of what its language scores on average. */
const SCALE = 25;
const SURE = 0.75;
const FEWEST = 3;

const { languages, average } = packed;
const keys = new Uint32Array(bytesOf(packed.keys));
const scores = new Uint8Array(bytesOf(packed.scores));
/** Where the scores of each gram begin. */
const starts = running(new Uint8Array(bytesOf(packed.counts)));
/** Where each table of keys begins: grams inside a word, at its start, at its end, whole words. */
const tables = running(packed.sizes);
/** Where a key is found: 1 + its place, hashed with open addresses, for one look costs less than the steps of a binary search. */
const PLACES = 2 ** 17;
const places = hashed();

/**
 * Which language a text is written in, by the n-grams of its first words, in constant time: the method and the numbers of the
 * Efficient Language Detector (github.com/nitotm/efficient-language-detector-js), in arrays of a megabyte where objects took 30.
 */
export function detect(text: string): Detection {
  const tally: Tally = { totals: new Float64Array(languages.length), met: new Float64Array(SLOTS), grams: 0 };
  const word = new Uint8Array(LAST + GRAM);
  let length = 0;
  let seen = 0;
  const lower = text.slice(0, 1_000).toLowerCase();
  const end = lower.length;
  for (let at = 0; at < end && seen <= LAST; at += 1) {
    const code = unitAt(lower, at);
    const kind = kindOf(code);
    if (kind === LETTER || (kind === APOSTROPHE && opensWord(lower, at)) || (code === DOT && length > 0)) {
      const before = length;
      length = encode(code, word, length);
      seen += length - before;
    } else if (length > 0) {
      cut(word, length, tally);
      length = 0;
      if (seen > BYTES) break;
      seen += 1;
    }
  }
  if (length > 0) cut(word, length, tally);
  return judged(tally);
}

const LETTER = 1;
const APOSTROPHE = 2;
const OTHER = 3;
/** The kinds of the characters met so far; 0 is not met. */
const kinds = new Uint8Array(0x1_00_00);
/** The dot that an `İ` leaves behind in lower case. */
const DOT = 0x3_07;

function kindOf(code: number): number {
  const known = kinds[code];
  if (known) return known;
  const character = String.fromCharCode(code);
  return (kinds[code] = /\p{L}/u.test(character) ? LETTER : /['`’]/.test(character) ? APOSTROPHE : OTHER);
}

/** Apostrophes belong to the word that follows them at once: `don't`, `'tis`, but not `dogs' tails`. */
function opensWord(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && kindOf(unitAt(text, next)) === APOSTROPHE) next += 1;
  return next === text.length || kindOf(unitAt(text, next)) === LETTER;
}

/** Appends a character as UTF-8, and gives the new length. Letters beyond the Basic Multilingual Plane are none here. */
function encode(code: number, word: Uint8Array, length: number): number {
  if (code < 0x80) {
    word[length] = code;
    return length + 1;
  }
  if (code < 0x8_00) {
    word[length] = 0xc0 | (code >> 6);
    word[length + 1] = 0x80 | (code & 0x3f);
    return length + 2;
  }
  word[length] = 0xe0 | (code >> 12);
  word[length + 1] = 0x80 | ((code >> 6) & 0x3f);
  word[length + 2] = 0x80 | (code & 0x3f);
  return length + 3;
}

/** What the text has scored so far: points a language, and the grams met, each once, in a hash table. */
type Tally = { totals: Float64Array; met: Float64Array; grams: number };
/** A power of two, above twice the grams that so few bytes can have. */
const SLOTS = 1_024;

/** Cuts a word into grams and counts each that the text had not before. */
function cut(word: Uint8Array, length: number, tally: Tally): void {
  const end = Math.min(length, WORD);
  let at = 0;
  for (; at + GRAM < end; at += STRIDE) count(word, at, GRAM, at === 0 ? 1 : 0, tally);
  if (length > WORD) {
    tally.grams += 1;
    return;
  }
  const last = Math.max(0, end - GRAM);
  count(word, last, end - last, at === 0 ? 3 : 2, tally);
}

/** `edges`: 1 at the start of a word, 2 at its end, 3 both. */
function count(word: Uint8Array, from: number, length: number, edges: number, tally: Tally): void {
  let key = 0;
  for (let at = length - 1; at >= 0; at -= 1) key = key * 256 + word[from + at]!;
  const gram = edges * 2 ** 32 + key;
  let slot = slotOf(key, edges, SLOTS);
  for (; tally.met[slot] !== 0; slot = (slot + 1) % SLOTS) if (tally.met[slot] === gram) return;
  tally.met[slot] = gram;
  tally.grams += 1;
  const place = placeOf(key, edges);
  if (place < 0) return;
  for (let at = starts[place]!; at < starts[place + 1]!; at += 1) tally.totals[scores[2 * at]!]! += scores[2 * at + 1]! + LEAST;
}

/** Where a gram's key stands among the keys, or -1. */
function placeOf(key: number, edges: number): number {
  const [from, to] = [tables[edges]!, tables[edges + 1]!];
  for (let slot = slotOf(key, edges, PLACES); places[slot] !== 0; slot = (slot + 1) % PLACES) {
    const place = places[slot]! - 1;
    if (keys[place] === key && place >= from && place < to) return place;
  }
  return -1;
}

function hashed(): Uint16Array {
  const slots = new Uint16Array(PLACES);
  for (let edges = 0; edges < 4; edges += 1)
    for (let place = tables[edges]!; place < tables[edges + 1]!; place += 1) {
      let slot = slotOf(keys[place]!, edges, PLACES);
      while (slots[slot] !== 0) slot = (slot + 1) % PLACES;
      slots[slot] = place + 1;
    }
  return slots;
}

/** Where a gram is looked for first in a table of that many slots, a power of two (Fibonacci hashing). */
function slotOf(key: number, edges: number, slots: number): number {
  return ((Math.imul(key ^ (edges << 15), 0x9e_37_79_b1) >>> 9) ^ edges) % slots;
}

function judged({ totals, grams }: Tally): Detection {
  let best = 0;
  for (let at = 1; at < totals.length; at += 1) if (totals[at]! > totals[best]!) best = at;
  const score = totals[best]! / grams;
  if (!(score > 0)) return { language: '', reliable: false };
  return { language: languages[best]!, reliable: grams >= FEWEST && score / (score + SCALE) >= SURE * average[best]! };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

/** Where each of consecutive runs of these lengths begins, and where the last one ends. */
function running(lengths: ArrayLike<number>): Uint32Array {
  const sums = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) sums[at + 1] = sums[at]! + lengths[at]!;
  return sums;
}
