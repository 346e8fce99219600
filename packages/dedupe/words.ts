import { EXPAND, SEPARATOR, SKIP, SYMBOL, UNSPACED, expansions, fold, gramOf, unspacedLetter } from './fold.ts';

/** The words of a text as numbers. The arrays are scratch: valid until the next call, and only up to `count`. */
export type Words = {
  count: number;
  /** 32-bit hash of each word. */
  hashes: Int32Array;
  /** 1 where the word is a number. */
  digits: Uint8Array;
  /** Where each word begins and ends in the text, in UTF-16 units. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** 128-bit hash of all folded words, hex. */
  exact: string;
};

/** Words that are looked at; what lies behind them counts for `exact` only. A long novel has fewer. */
export const WORDS_MAX = 1 << 18;

const HYPHEN = 0x2d;
const LINE_FEED = 0x0a;
const NINE = 0x39;

const hashes = new Int32Array(WORDS_MAX);
const digits = new Uint8Array(WORDS_MAX);
const starts = new Uint32Array(WORDS_MAX);
const ends = new Uint32Array(WORDS_MAX);
const recent = new Uint16Array(8);
const scratch = new Uint16Array(1 << 16);
const scratchBytes = Buffer.from(scratch.buffer);

/**
 * Reads a text into words in one pass, in linear time and bounded memory. Scripts without spaces give one word a character,
 * made of it and the few before it; spaces and punctuation inside such a run do not matter, as lines may be wrapped anywhere.
 */
export function readWords(text: string): Words {
  const units = unitsOf(text);
  let count = 0;
  let run = 0;
  let at = 0;
  // The running hash of all words, for `exact`.
  let a = 0x3c6ef372;
  let b = 0x1b873593;
  let c = 0x510e527f;
  let d = 0x5be0cd19;
  while (at < text.length) {
    const begin = at;
    let word = 0;
    // A second hash of the same letters: words that share both by chance are not met in a lifetime.
    let twin = 0;
    let letters = 0;
    let largest = 0;
    let folded = fold[units[at] ?? 0] ?? SEPARATOR;
    if (folded === UNSPACED) {
      twin = unspacedLetter[units[at++] ?? 0] ?? 0;
      recent[run++ & 7] = twin;
      word = gram(run, gramOf[twin] ?? 1);
      largest = twin;
    } else {
      for (;;) {
        while (folded > UNSPACED) {
          word = mix(word, folded);
          twin = mixTwin(twin, folded);
          if (folded > largest) largest = folded;
          letters++;
          folded = fold[units[++at] ?? 0] ?? SEPARATOR;
        }
        if (folded === EXPAND) {
          for (const letter of expansions.get(units[at] ?? 0) ?? []) {
            word = mix(word, letter);
            twin = mixTwin(twin, letter);
            largest = Math.max(largest, letter);
            letters++;
          }
        } else if (folded !== SKIP) {
          if (letters === 0 || units[at] !== HYPHEN || units[at + 1] !== LINE_FEED) break;
          at++; // A word cut at the end of its line: its second half follows.
        }
        folded = fold[units[++at] ?? 0] ?? SEPARATOR;
      }
      if (folded !== UNSPACED) at += folded === SYMBOL ? 2 : 1;
      if (letters === 0) continue;
      run = 0;
      // The quote of a text read in the wrong character set is no word: one accented letter and a control.
      const unit = units[at - 1] ?? 0;
      if (letters === 1 && unit >= 0x80 && unit < 0xa0) continue;
    }
    a = Math.imul(((a << 13) | (a >>> 19)) ^ word, 0x9e3779b1);
    b = (Math.imul(((b << 15) | (b >>> 17)) ^ twin, 0x85ebca77) + a) | 0;
    c = (((c << 17) | (c >>> 15)) + (a ^ twin)) | 0;
    d = (Math.imul(d, 5) ^ b ^ word) | 0;
    if (count < WORDS_MAX) {
      hashes[count] = word;
      digits[count] = largest <= NINE ? 1 : 0;
      starts[count] = begin;
      ends[count++] = Math.max(begin + 1, at - 1);
    }
  }
  // A text without a single letter has nothing to fold: it equals itself only.
  if (count === 0) for (at = 0; at < text.length; at++) a = Math.imul(((a << 13) | (a >>> 19)) ^ (units[at] ?? 0), 0x9e3779b1);
  return { count, hashes, digits, starts, ends, exact: hex(a) + hex(b) + hex(finalize(c)) + hex(finalize(d)) };
}

/** The text's units and a line feed behind them, in an array: that is several times as fast to read as a string. */
function unitsOf(text: string): Uint16Array {
  const units = text.length < scratch.length ? scratch : new Uint16Array(text.length + 1);
  const bytes = units === scratch ? scratchBytes : Buffer.from(units.buffer);
  bytes.write(text, 'utf16le');
  units[text.length] = LINE_FEED;
  return units;
}

/** The last characters of a run, at most `length` of them, as one word. */
function gram(run: number, length: number): number {
  let word = 0;
  for (let at = Math.max(0, run - length); at < run; at++) word = mix(word, recent[at & 7] ?? 0);
  return word;
}

function mix(word: number, unit: number): number {
  return (Math.imul(word ^ unit, 0x01000193) + 0x9e37) | 0;
}

function mixTwin(twin: number, unit: number): number {
  return Math.imul((twin << 7) ^ (twin >>> 25) ^ unit, 0x85ebca6b);
}

/** The finalizer of MurmurHash3: spreads every bit over all. A bijection of 32-bit numbers. */
export function finalize(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
