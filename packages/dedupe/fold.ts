/** What a UTF-16 unit is folded into, where it is not a letter or digit of a script with spaces. Every other value is a folded unit. */
const SEPARATOR = 0;
export const SKIP = 1;
/** Stands for several letters: see `expansions`. */
export const EXPAND = 2;
/** The first half of an emoji or another symbol: it and its second half separate. */
export const SYMBOL = 3;
/** A character of a script without spaces: `unspacedLetter` tells which. */
export const UNSPACED = 4;

/**
 * Scripts that are written without spaces. A word there is one character and the few before it, so that three words in a row
 * hold about as much as three words of English.
 */
export const unspaced = [
  {
    name: 'ideographs and kana',
    why: 'A word is one to three characters, so three grams of three make five characters: two or three words.',
    script: /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}]/u,
    gram: 3,
    examples: [
      ['港口大门', 4],
      ['ガス料金', 4],
      ['ｶﾞｽ', 2],
    ],
  },
  {
    name: 'alphabets of South-East Asia',
    why: 'A word is about four letters, and vowel signs count.',
    script:
      /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tai_Tham}\p{scx=Tai_Le}\p{scx=New_Tai_Lue}\p{scx=Javanese}\p{scx=Balinese}]/u,
    gram: 6,
    examples: [
      ['เรือ', 4],
      ['ເຮືອ', 4],
      ['ទូក', 3],
      ['ꦥꦿꦲꦸ', 4],
    ],
  },
] as const satisfies {
  name: string;
  why: string;
  script: RegExp;
  gram: number;
  /** A text, and how many words it is read as. */
  examples: [string, number][];
}[];

/** No script before Thai is written without spaces. */
const FIRST_UNSPACED = 0x0e00;

/** Symbols are here for those that hide letters: `㎏`, `™`. */
const KNOWN = /[\p{L}\p{N}\p{M}\p{S}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const FORMAT = /[\p{Cf}'‘’ʼ＇\u0640]/u;
/** Marks a writer may leave out. Vowel signs of Indic scripts are marks too, but no word is whole without them. */
const OPTIONAL_MARK = /[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}]/u;
const MARK = /\p{Mn}/u;
const NUKTA = /[\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC]/u;

/** Letters behind the ligatures and other units that stand for more than one: `ﬁ`, `ß`, `ﻻ`. */
export const expansions = new Map<number, readonly number[]>();

/** 1 for capitals, by UTF-16 unit. */
export const capital = new Uint8Array(65_536);

/** Length of the grams of an unspaced script, by folded unit. */
export const gramOf = new Uint8Array(65_536);

/** What an `UNSPACED` unit is folded into. */
export const unspacedLetter = new Uint16Array(65_536);

/**
 * Folds one UTF-16 unit: letters lose case, accents, width and the voicing of kana (Unicode NFKD), digits of every script become
 * 0-9, optional marks and invisible characters go, all else separates words.
 */
export const fold: Uint16Array = buildFold();

function buildFold(): Uint16Array {
  const table = new Uint16Array(65_536);
  let digit = 0;
  for (let unit = 0; unit < 65_536; unit++) {
    const char = String.fromCharCode(unit);
    const letters = lettersOf(unit, char);
    if (letters.length > 0 && char.toLowerCase() !== char) capital[unit] = 1;
    // In every script the ten digits follow one another, nought first.
    digit = letters.length === 1 && DIGIT.test(char) ? digit + 1 : 0;
    const folded = digit > 0 ? 0x30 + ((digit - 1) % 10) : (letters[0] ?? SEPARATOR);
    if (unit >= 0xd83c && unit <= 0xd83f) table[unit] = SYMBOL;
    else if (isSkipped(char)) table[unit] = SKIP;
    else table[unit] = letters.length > 1 ? EXPAND : folded;
    if (table[unit] === EXPAND) expansions.set(unit, letters.slice(0, 4));
    else if (table[unit] === folded && folded >= FIRST_UNSPACED) {
      gramOf[folded] ||= unspaced.find((row) => row.script.test(char))?.gram ?? 0;
      if (gramOf[folded] === 0) continue;
      table[unit] = UNSPACED;
      unspacedLetter[unit] = folded;
    }
  }
  return table;
}

function lettersOf(unit: number, char: string): number[] {
  // Ideographs, Hangul, halves of rare letters, private use: most of the table, and nothing folds there.
  if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xdfff)) return [unit];
  if ((unit >= 0xe000 && unit <= 0xf8ff) || !KNOWN.test(char)) return [];
  // Upper case first: it makes `ß` two letters and both small sigmas one.
  const folded = char.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return Array.from(folded)
    .filter((c) => c.length === 1 && LETTER.test(c) && !isSkipped(c))
    .map((c) => c.charCodeAt(0));
}

function isSkipped(char: string): boolean {
  return FORMAT.test(char) || (MARK.test(char) && (OPTIONAL_MARK.test(char) || NUKTA.test(char)));
}
