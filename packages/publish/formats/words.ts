const SPACE = 1;
/** Part of a word only between letters. */
const MARK = 2;
const LETTER = 3;
/** Of a script without spaces; the second of the two is no word. */
const SIGN = 4;
const ORNAMENT = 5;

/** The kinds of the characters met so far, by code (0: not met); those beyond the basic plane are rare, and asked for each time. */
const kinds = new Uint8Array(0x10000);

/** Words as newsrooms count them: what stands between spaces and holds a letter or digit; in Chinese and Japanese, characters. */
export function wordCount(text: string): number {
  let count = 0;
  let counted = false;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at)!;
    if (point > 0xffff) at += 1;
    const kind = kinds[point] || learn(point);
    if (kind === SIGN || (kind === LETTER && !counted)) count += 1;
    if (kind !== MARK) counted = kind === LETTER;
  }
  return count;
}

function learn(point: number): number {
  const character = String.fromCodePoint(point);
  const word = /[\p{L}\p{N}]/u.test(character);
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);
  const kind = spaceless ? (word ? SIGN : ORNAMENT) : word ? LETTER : /\s/u.test(character) ? SPACE : MARK;
  // Writes beyond its end an array passes over.
  kinds[point] = kind;
  return kind;
}
