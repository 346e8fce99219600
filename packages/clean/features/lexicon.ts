import phrases from '../weights/lexicon.json' with { type: 'json' };
import { lettersOf } from './letters.ts';
import type { FeatureGroup } from './sight.ts';

/** By hash of a word, or of two in a row: above zero the furniture's, below the story's. */
export type Lexicon = ReadonlyMap<number, number>;

export const lexiconFeatures = [
  'lexicon-mean',
  'lexicon-most',
  'lexicon-second',
  'lexicon-least',
  'lexicon-sum',
  'lexicon-known',
  'lexicon-behind',
  'lexicon-ahead',
] as const;

/** The hash of two words in a row. */
function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> 0;
}

/** A lexicon from words and pairs of words as they are written: `{ "newsletter": 2.4, "sign up": 2.1 }`. */
export function lexiconOf(entries: Readonly<Record<string, number>>): Lexicon {
  const lexicon = new Map<number, number>();
  for (const [words, weight] of Object.entries(entries)) {
    const { terms } = lettersOf(words);
    if (terms.length === 1) lexicon.set(terms[0]!, weight);
    else if (terms.length === 2) lexicon.set(pairOf(terms[0]!, terms[1]!), weight);
  }
  return lexicon;
}

/** Rows on either side whose words count for a row too. */
const NEAR = 4;

/** Writes what a lexicon says of the words of each row, row r at `out[r * width + from]`, and of those around it. */
export function measureRows(
  rows: readonly (readonly number[])[],
  lexicon: Lexicon,
  out: Float32Array,
  width: number,
  from: number,
): void {
  const sums = new Float64Array(rows.length + 1);
  for (const [row, terms] of rows.entries()) {
    measureTerms(terms, lexicon, out, row * width + from);
    sums[row + 1] = sums[row]! + Math.max(-8, Math.min(8, out[row * width + from + 4]!));
  }
  for (let row = 0; row < rows.length; row += 1) {
    out[row * width + from + 6] = sums[row]! - sums[Math.max(0, row - NEAR)]!;
    out[row * width + from + 7] = sums[Math.min(rows.length, row + 1 + NEAR)]! - sums[row + 1]!;
  }
}

function measureTerms(terms: readonly number[], lexicon: Lexicon, out: Float32Array, to: number): void {
  let sum = 0;
  let known = 0;
  let most = 0;
  let second = 0;
  let least = 0;
  for (let at = 0; at < terms.length; at += 1) {
    for (let pair = 0; pair < 2; pair += 1) {
      if (pair === 1 && at === 0) continue;
      const weight = lexicon.get(pair === 0 ? terms[at]! : pairOf(terms[at - 1]!, terms[at]!));
      if (weight === undefined) continue;
      sum += weight;
      known += 1;
      if (weight > most) {
        second = most;
        most = weight;
      } else if (weight > second) second = weight;
      if (weight < least) least = weight;
    }
  }
  out[to] = known === 0 ? 0 : sum / (known + 2);
  out[to + 1] = most;
  out[to + 2] = second;
  out[to + 3] = least;
  out[to + 4] = sum;
  out[to + 5] = terms.length === 0 ? 0 : known / terms.length;
}

const shipped = lexiconOf(phrases);

export const lexicon = {
  name: 'lexicon',
  why: 'Promotion, notes on writers and legal lines use words that stories hardly have.',
  features: lexiconFeatures,
  fill({ letters }, out, width, from) {
    const rows = letters.map(({ terms }) => terms);
    measureRows(rows, shipped, out, width, from);
  },
} as const satisfies FeatureGroup;
