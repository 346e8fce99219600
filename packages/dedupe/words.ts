import * as folding from './fold.ts';

/** Of this module's own: an import is looked up again for every character. */
const { EXPAND, SKIP, SYMBOL, UNSPACED, capital, expansions, fold, gramOf, unspacedLetter } = folding;

/** The words of a text as numbers. The arrays are scratch: valid until the next call, and only up to `count`. */
export type Words = {
  count: number;
  /** 32-bit hash of each word. */
  hashes: Int32Array;
  /** `NUMBER` where the word is one, `NAME` where it looks like one. */
  marks: Uint8Array;
  /** Where each word begins and ends in the text, in UTF-16 units. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** 128-bit hash of all folded words, hex. */
  exact: string;
};

export const NUMBER = 1;
/** A capital in the middle of a sentence: part of a name, in most languages whose script has capitals. In others no word is one. */
export const NAME = 2;

/** Words that are looked at; what lies behind them counts for `exact` only. A long novel has fewer. */
export const WORDS_MAX = 1 << 18;

const HYPHEN = 0x2d;
const LINE_FEED = 0x0a;
const NINE = 0x39;

const hashes = new Int32Array(WORDS_MAX);
const marks = new Uint8Array(WORDS_MAX);
const starts = new Uint32Array(WORDS_MAX);
const ends = new Uint32Array(WORDS_MAX);
/** What may stand before the first word of a sentence, and line feeds, of which it takes two. */
const ENDS_SENTENCE = 2;
const stop = new Uint8Array(1 << 16);
for (const mark of '.!?:;…"“”„«»‹›‚•·*|>()[]') stop[mark.charCodeAt(0)] = ENDS_SENTENCE;
stop[LINE_FEED] = 1;
const recent = new Uint16Array(8);
const scratch = new Uint16Array(1 << 16);
const scratchBytes = Buffer.from(scratch.buffer);
/** Of the words that are not looked at. */
let beyond = 0;
const digest = new Int32Array(4);
const digestBytes = Buffer.from(digest.buffer);

/**
 * Reads a text into words in one pass, in linear time and bounded memory. Scripts without spaces give one word a character,
 * made of it and the few before it; spaces and punctuation inside such a run do not matter, as lines may be wrapped anywhere.
 */
export function readWords(text: string): Words {
  const units = unitsOf(text);
  const { length } = text;
  let count = 0;
  beyond = 0;
  let run = 0;
  let begin = 0;
  // Nought between words.
  let word = 0;
  // Below nought once a letter of the word is no digit.
  let spelled = 0;
  for (let at = 0; at <= length; at++) {
    const folded = fold[units[at]!]!;
    if (folded > UNSPACED) {
      word = mix(word, folded);
      spelled |= NINE - folded;
      continue;
    }
    if (folded === SKIP || folded === EXPAND) {
      if (folded === SKIP) continue;
      const letters = expansions.get(units[at]!)!;
      for (let i = 0; i < letters.length; i++) {
        word = mix(word, letters[i]!);
        spelled |= NINE - letters[i]!;
      }
      continue;
    }
    if (word !== 0) {
      const unit = units[at]!;
      if (unit === HYPHEN && units[at + 1] === LINE_FEED) {
        at++; // A word cut at the end of its line: its second half follows.
        continue;
      }
      run = 0;
      // The quote of a text read in the wrong character set is no word: one accented letter and a control.
      if (at > begin + 1 || unit < 0x80 || unit >= 0xa0) {
        const mark = spelled >= 0 ? NUMBER : capital[units[begin]!] === 0 ? 0 : nameMark(units, count, begin, at);
        count = push(count, word, mark, begin, at);
      }
      word = 0;
      spelled = 0;
    }
    if (folded === UNSPACED) {
      const letter = unspacedLetter[units[at]!]!;
      recent[run++ & 7] = letter;
      count = push(count, gram(run, gramOf[letter]!), letter > NINE ? 0 : NUMBER, at, at + 1);
    } else if (folded === SYMBOL) at++;
    begin = at + 1;
  }
  return { count, hashes, marks, starts, ends, exact: count === 0 ? exactOf(units, length) : exactOf(hashes, count) };
}

/** Writes down a word and gives how many there are then. */
function push(count: number, word: number, mark: number, begin: number, end: number): number {
  if (count === WORDS_MAX) {
    beyond = (Math.imul(beyond, 0x9e3779b1) + word) | 0;
    return count;
  }
  hashes[count] = word;
  marks[count] = mark;
  starts[count] = begin;
  ends[count] = end;
  return count + 1;
}

/** Whether a word with a capital looks like a name: no sentence ends between it and the word before. */
function nameMark(units: Uint16Array, count: number, begin: number, end: number): number {
  // Nobody asks about a word that is not looked at; from the last that is, the way back would grow with each.
  if (count === 0 || count === WORDS_MAX || end === begin + 1) return 0;
  let lines = 0;
  for (let at = ends[count - 1]!; at < begin; at++) {
    const kind = stop[units[at]!]!;
    if (kind === ENDS_SENTENCE) return 0;
    lines += kind;
  }
  return lines > 1 ? 0 : NAME;
}

/** Of the words; a text without a single letter has nothing to fold: it equals itself only. */
function exactOf(values: Int32Array | Uint16Array, count: number): string {
  let a = 0x3c6ef372 ^ beyond;
  let b = 0x1b873593;
  let c = 0x510e527f;
  let d = 0x5be0cd19;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    a = Math.imul(((a << 13) | (a >>> 19)) ^ value, 0x9e3779b1);
    b = (Math.imul(((b << 15) | (b >>> 17)) ^ value, 0x85ebca77) + a) | 0;
    c = (((c << 17) | (c >>> 15)) + (a ^ value)) | 0;
    d = (Math.imul(d, 5) ^ b ^ value) | 0;
  }
  digest[0] = a;
  digest[1] = b;
  digest[2] = finalize(c);
  digest[3] = finalize(d);
  return digestBytes.toString('hex');
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

/** The finalizer of MurmurHash3: spreads every bit over all. A bijection of 32-bit numbers. */
export function finalize(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
