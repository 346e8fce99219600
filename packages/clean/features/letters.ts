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
  /** Hashes of its longer words; of scripts without spaces, of pairs of characters. */
  topics: readonly number[];
};

/** UTF-16 units read of one text: the rest says no more. */
const READ = 1_200;

const UPPER = 1;
const LOWER = 2;
const DIGIT = 3;
const LETTER = 4;
const PAIRED = 5;

/** The kind of a character, by its code. Scripts with case have both kinds, others are plain letters. */
const kinds = new Uint8Array(65_536);
for (let code = 0; code < 65_536; code += 1) {
  const character = String.fromCharCode(code);
  if (/\p{Lu}/u.test(character)) kinds[code] = UPPER;
  else if (/\p{Ll}/u.test(character)) kinds[code] = LOWER;
  else if (/\p{Nd}/u.test(character)) kinds[code] = DIGIT;
  else if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)) kinds[code] = PAIRED;
  else if (/[\p{L}\p{M}]/u.test(character)) kinds[code] = LETTER;
}

const lowered = new Uint16Array(65_536);
for (let code = 0; code < 65_536; code += 1)
  lowered[code] = kinds[code] === UPPER ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code;

const COMMAS = new Set([...',、،，;；'].map((character) => character.charCodeAt(0)));
const STOPS = new Set([...'.!?。！？؟।॥։'].map((character) => character.charCodeAt(0)));
const QUOTES = new Set([...'"“”„«»「」『』'].map((character) => character.charCodeAt(0)));
const BARS = new Set([...'|·•»›→/／｜'].map((character) => character.charCodeAt(0)));

/** Counts the letters and words of a text, once. */
export function lettersOf(text: string): Letters {
  const found = { upper: 0, lower: 0, digits: 0, commas: 0, stops: 0, quotes: 0, bars: 0, words: 0, short: 0, capitalised: 0 };
  const topics: number[] = [];
  const length = Math.min(READ, text.length);
  let hash = 0;
  let size = 0;
  let before = 0;
  for (let at = 0; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 32;
    const kind = kinds[code]!;
    if (kind !== 0 && kind !== PAIRED) {
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
      if (size <= 3) found.short += 1;
      else topics.push(hash >>> 0);
      size = 0;
    }
    if (kind === PAIRED) {
      found.words += 0.5;
      if (before !== 0) topics.push(Math.imul(before ^ Math.imul(code, 0x01000193), 0x5bd1e995) >>> 0);
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
  return { ...found, topics };
}
