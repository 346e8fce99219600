import { createHash } from 'node:crypto';

import { EXPAND, FIRST_UNSPACED, SEPARATOR, SKIP, SYMBOL, expansions, fold, gramOf } from './fold.ts';

/** The words of a text as numbers. The arrays are scratch: valid until the next call, and only up to `count`. */
export type Words = {
  count: number;
  /** 32-bit hash of each word. */
  hashes: Uint32Array;
  /** 1 where the word is a number. */
  digits: Uint8Array;
  /** SHA-256 of all folded words, hex. */
  exact: string;
};

/** Words that are looked at; what lies behind them counts for `exact` only. A long novel has fewer. */
export const WORDS_MAX = 1 << 18;

const HYPHEN = 0x2d;
const LINE_FEED = 0x0a;
const NINE = 0x39;
const SPACE = 0x20;

const hashes = new Uint32Array(WORDS_MAX);
const digits = new Uint8Array(WORDS_MAX);
const units = new Uint16Array(1 << 15);
const recent = new Uint16Array(8);

/**
 * Reads a text into words in one pass, in linear time and bounded memory. Scripts without spaces give one word a character,
 * made of it and the few before it; spaces and punctuation inside such a run do not matter, as lines may be wrapped anywhere.
 */
export function readWords(text: string): Words {
  const hash = createHash('sha256');
  let count = 0;
  let filled = 0;
  let any = false;
  let word = 0;
  let length = 0;
  let digit = 1;
  let run = 0;

  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : LINE_FEED;
    const folded = fold[unit] ?? SEPARATOR;
    if (folded > SYMBOL && (folded < FIRST_UNSPACED || gramOf[folded] === 0)) {
      word = mix(word, folded);
      units[filled++] = folded;
      length++;
      if (folded > NINE) digit = 0;
    } else if (folded === SKIP) {
      continue;
    } else if (folded === EXPAND) {
      for (const letter of expansions.get(unit) ?? []) {
        word = mix(word, letter);
        units[filled++] = letter;
        length++;
        if (letter > NINE) digit = 0;
      }
    } else if (unit === HYPHEN && length > 0 && text.charCodeAt(at + 1) === LINE_FEED) {
      at++; // A word cut at the end of its line: its second half follows.
    } else {
      if (length > 0) {
        // The quote of a text read in the wrong character set: one accented letter and a control.
        const mojibake = length === 1 && unit >= 0x80 && unit < 0xa0;
        if (mojibake) filled--;
        else {
          units[filled++] = SPACE;
          any = true;
          if (count < WORDS_MAX) {
            hashes[count] = word;
            digits[count++] = digit;
          }
        }
        word = 0;
        length = 0;
        digit = 1;
        run = 0;
      }
      if (folded === SYMBOL) at++;
      else if (folded !== SEPARATOR) {
        units[filled++] = folded;
        any = true;
        recent[run++ & 7] = folded;
        if (count < WORDS_MAX) {
          hashes[count] = gram(run, gramOf[folded] ?? 1);
          digits[count++] = 0;
        }
      }
    }
    // A word of one letter may still be taken back.
    if (filled > units.length - 8 && length !== 1) filled = flush();
  }
  flush();
  // A text without a single letter has nothing to fold: it equals itself only.
  return { count, hashes, digits, exact: (any ? hash : createHash('sha256').update(text)).digest('hex') };

  function flush(): number {
    hash.update(new Uint8Array(units.buffer, 0, filled * 2));
    return 0;
  }
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
