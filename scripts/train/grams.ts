/** Words as the published metric cuts them: Python's `\w+`, which leaves combining marks out. */
const TOKEN = /[\p{L}\p{N}_]+/gu;
const SIZE = 4;

const tokens = new Map<string, number>();
const pairs = new Map<number, number>();

/** Forgets all numbers: those of one page mean nothing to another. */
export function renumber(): void {
  tokens.clear();
  pairs.clear();
}

/** Numbers of the words of a text; the same word has the same number until `renumber`. */
export function tokensOf(text: string): Int32Array {
  return Int32Array.from(text.match(TOKEN) ?? [], (word) => {
    const known = tokens.get(word);
    if (known !== undefined) return known;
    tokens.set(word, tokens.size + 1);
    return tokens.size;
  });
}

function pairOf(a: number, b: number): number {
  const key = a * 67_108_864 + b;
  const known = pairs.get(key);
  if (known !== undefined) return known;
  pairs.set(key, pairs.size + 1);
  return pairs.size;
}

/** Numbers of the 4-grams of a text in order; a shorter text is one gram, an empty one none. */
export function gramsOf(words: Int32Array): number[] {
  if (words.length === 0) return [];
  if (words.length < SIZE) return [-words.reduce((hash, word) => pairOf(hash, word), 0)];
  const grams: number[] = [];
  for (let at = 0; at + SIZE <= words.length; at += 1)
    grams.push(pairOf(pairOf(words[at]!, words[at + 1]!), pairOf(words[at + 2]!, words[at + 3]!) + 33_000_000));
  return grams;
}
