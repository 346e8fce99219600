/** What one pass over the characters of a text counts. */
export type Letters = {
  upper: number;
  lower: number;
  digits: number;
  commas: number;
  stops: number;
  quotes: number;
  bars: number;
  words: number;
  /** Of up to three letters: most are grammar, in most languages. */
  short: number;
  capitalised: number;
  /** Hashes of its words, lower case, in order; of scripts without spaces, of pairs of characters. */
  terms: readonly number[];
  /** Of those, the longer ones. */
  topics: readonly number[];
};

/** UTF-16 units read of one text: the rest says no more. */
const READ = 1_200;

const UPPER = 1;
const LOWER = 2;
const DIGIT = 3;
const LETTER = 4;
const PAIRED = 5;
const NONE = 6;

/** The kinds of characters met so far, by code (0: not met), and their lower case. Filled as needed: all 65,536 take 50 ms. */
const kinds = new Uint8Array(65_536);
const lowered = new Uint16Array(65_536);

/** The kind of a character. Scripts with case have upper and lower, others are plain letters. */
function learn(code: number): number {
  const character = String.fromCharCode(code);
  const kind = /\p{Lu}/u.test(character)
    ? UPPER
    : /\p{Ll}/u.test(character)
      ? LOWER
      : /\p{Nd}/u.test(character)
        ? DIGIT
        : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)
          ? PAIRED
          : /[\p{L}\p{M}]/u.test(character)
            ? LETTER
            : NONE;
  kinds[code] = kind;
  lowered[code] = kind === UPPER ? character.toLowerCase().charCodeAt(0) : code;
  return kind;
}

const COMMAS = new Set([...',、،，;；'].map((character) => character.charCodeAt(0)));
const STOPS = new Set([...'.!?。！？؟।॥։'].map((character) => character.charCodeAt(0)));
const QUOTES = new Set([...'"“”„«»「」『』'].map((character) => character.charCodeAt(0)));
const BARS = new Set([...'|·•»›→/／｜'].map((character) => character.charCodeAt(0)));

/** Counts the letters and words of a text, once. */
export function lettersOf(text: string): Letters {
  const found = { upper: 0, lower: 0, digits: 0, commas: 0, stops: 0, quotes: 0, bars: 0, words: 0, short: 0, capitalised: 0 };
  const topics: number[] = [];
  const terms: number[] = [];
  const length = Math.min(READ, text.length);
  let hash = 0;
  let size = 0;
  let before = 0;
  for (let at = 0; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 32;
    const kind = kinds[code] || learn(code);
    if (kind !== NONE && kind !== PAIRED) {
      if (size === 0) {
        hash = 0x811c9dc5;
        if (kind === UPPER) found.capitalised += 1;
      }
      hash = Math.imul(hash ^ lowered[code]!, 0x01000193);
      size += 1;
      if (kind === UPPER) found.upper += 1;
      else if (kind === LOWER) found.lower += 1;
      else if (kind === DIGIT) found.digits += 1;
      before = 0;
      continue;
    }
    if (size > 0) {
      found.words += 1;
      terms.push(hash >>> 0);
      if (size <= 3) found.short += 1;
      else topics.push(hash >>> 0);
      size = 0;
    }
    if (kind === PAIRED) {
      found.words += 0.5;
      if (before !== 0) {
        const pair = Math.imul(before ^ Math.imul(code, 0x01000193), 0x5bd1e995) >>> 0;
        topics.push(pair);
        terms.push(pair);
      }
      before = code;
      continue;
    }
    before = 0;
    if (code === 32) continue;
    if (COMMAS.has(code)) found.commas += 1;
    else if (STOPS.has(code)) found.stops += 1;
    else if (QUOTES.has(code)) found.quotes += 1;
    else if (BARS.has(code)) found.bars += 1;
  }
  return { ...found, terms, topics };
}
