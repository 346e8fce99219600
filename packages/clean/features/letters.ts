/** What one pass over the characters of some texts counts, one row a text. */
export type Letters = {
  /** Characters of each kind: of row r, kind k at `counts[r * KINDS + k]`. */
  counts: Uint16Array;
  words: Float32Array;
  /** Words of up to three letters: most are grammar, in most languages. */
  short: Uint16Array;
  capitalised: Uint16Array;
  terms: Terms;
};

/** Hashes of the words of each row, lower case, in order; of scripts without spaces, of pairs of characters. */
export type Terms = {
  hashes: Uint32Array;
  /** Of each hash: 1 for a longer word or a pair, which may say what a text is about. */
  topical: Uint8Array;
  /** Of row r the hashes from `starts[r]` to `starts[r + 1]`. */
  starts: Uint32Array;
};

/** UTF-16 units read of one text: the rest says no more. */
export const READ = 1_200;

export const UPPER = 1;
export const LOWER = 2;
export const DIGIT = 3;
const LETTER = 4;
const PAIRED = 5;
/** From here on no part of a word. */
const NONE = 6;
export const COMMA = 7;
export const STOP = 8;
export const QUOTE = 9;
export const BAR = 10;
export const COLON = 11;
export const AT = 12;
export const KINDS = 13;

/** The kinds of characters met so far, by code (0: not met), and their lower case. Filled as needed: all 65,536 take 50 ms. */
const kinds = new Uint8Array(65_536);
const lowered = new Uint16Array(65_536);

const MARKS: readonly (readonly [kind: number, characters: string])[] = [
  [COMMA, ',、،，;；'],
  [STOP, '.!?。！？؟।॥։'],
  [QUOTE, '"“”„«»「」『』'],
  [BAR, '|·•»›→/／｜'],
  [COLON, ':'],
  [AT, '@'],
];
for (const [kind, characters] of MARKS) for (const character of characters) kinds[character.charCodeAt(0)] ||= kind;

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

/** The text at hand: to copy it costs far less than to ask a text that was cut out of another for each of its characters. */
const units = new Uint16Array(READ);
const bytes = Buffer.from(units.buffer);

/** What the hash of a word begins with (FNV-1a). */
const SEED = 0x811c9dc5;

/** Counts the letters and words of texts, once. Linear. */
export function lettersOf(texts: readonly string[]): Letters {
  const rows = texts.length;
  let most = 0;
  for (const text of texts) most += Math.min(READ, text.length) + 1;
  const counts = new Uint16Array(rows * KINDS);
  const words = new Float32Array(rows);
  const short = new Uint16Array(rows);
  const capitalised = new Uint16Array(rows);
  const hashes = new Uint32Array(most);
  const topical = new Uint8Array(most);
  const starts = new Uint32Array(rows + 1);
  let terms = 0;
  for (let row = 0; row < rows; row += 1) {
    const text = texts[row]!;
    const base = row * KINDS;
    const length = bytes.write(text, 'utf16le') >> 1;
    let hash = 0;
    let size = 0;
    let before = 0;
    let found = 0;
    let lower = 0;
    for (let at = 0; at <= length; at += 1) {
      const code = at < length ? units[at]! : 32;
      const kind = kinds[code] || learn(code);
      // Three of four characters, which need least: they are their own lower case, and counted at the end.
      if (kind === LOWER) {
        if (size === 0) hash = SEED;
        hash = Math.imul(hash ^ code, 0x01000193);
        size += 1;
        lower += 1;
        before = 0;
        continue;
      }
      counts[base + kind]! += 1;
      if (kind < PAIRED) {
        if (size === 0) {
          hash = SEED;
          if (kind === UPPER) capitalised[row]! += 1;
        }
        hash = Math.imul(hash ^ lowered[code]!, 0x01000193);
        size += 1;
        before = 0;
        continue;
      }
      if (size > 0) {
        found += 1;
        hashes[terms] = hash;
        if (size <= 3) short[row]! += 1;
        else topical[terms] = 1;
        terms += 1;
        size = 0;
      }
      if (kind !== PAIRED) {
        before = 0;
        continue;
      }
      found += 0.5;
      if (before !== 0) {
        hashes[terms] = Math.imul(before ^ Math.imul(code, 0x01000193), 0x5bd1e995);
        topical[terms] = 1;
        terms += 1;
      }
      before = code;
    }
    counts[base + LOWER] = lower;
    words[row] = found;
    starts[row + 1] = terms;
  }
  return { counts, words, short, capitalised, terms: { hashes, topical, starts } };
}
