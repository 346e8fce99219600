import phrases from '../weights/lexicon.json' with { type: 'json' };
import { lettersOf, type Terms } from './letters.ts';
import type { FeatureGroup } from './sight.ts';

/**
 * By hash of a word, or of two in a row: above zero the furniture's, below the story's. A table with open addressing, for every
 * word of a drop is looked up twice; a key of 0 is an empty slot.
 */
export type Lexicon = {
  keys: Uint32Array;
  weights: Float64Array;
  /** A bit for each hash by its lowest bits. Most pairs of words have none, and then the table, too long for the nearest cache, is not asked. */
  known: Uint8Array;
};

const BITS = 16;

function bitOf(hash: number): number {
  return 1 << (hash & 7);
}

function byteOf(hash: number): number {
  return (hash >>> 3) & (2 ** (BITS - 3) - 1);
}

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

/** The slot that has a hash, or the empty one where it would stand. */
function slotOf(keys: Uint32Array, hash: number): number {
  const mask = keys.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

/** A lexicon from words and pairs of words as they are written: `{ "newsletter": 2.4, "sign up": 2.1 }`. */
export function lexiconOf(entries: Readonly<Record<string, number>>): Lexicon {
  const words = Object.keys(entries);
  const { hashes, starts } = lettersOf(words).terms;
  const size = 2 ** Math.ceil(Math.log2(words.length * 2 + 2));
  const lexicon = { keys: new Uint32Array(size), weights: new Float64Array(size), known: new Uint8Array(2 ** (BITS - 3)) };
  for (const [row, each] of words.entries()) {
    const from = starts[row]!;
    const terms = starts[row + 1]! - from;
    if (terms < 1 || terms > 2) continue;
    const hash = terms === 1 ? hashes[from]! : pairOf(hashes[from]!, hashes[from + 1]!);
    const slot = slotOf(lexicon.keys, hash);
    lexicon.keys[slot] = hash;
    lexicon.weights[slot] = entries[each]!;
    lexicon.known[byteOf(hash)]! |= bitOf(hash);
  }
  return lexicon;
}

/** Rows on either side whose words count for a row too. */
const NEAR = 4;

/** Writes what a lexicon says of the words of each row, row r at `out[r * width + from]`, and of those around it. */
export function measureRows(terms: Terms, lexicon: Lexicon, out: Float32Array, width: number, from: number): void {
  const rows = terms.starts.length - 1;
  const sums = new Float64Array(rows + 1);
  for (let row = 0; row < rows; row += 1) {
    measureTerms(terms.hashes, terms.starts[row]!, terms.starts[row + 1]!, lexicon, out, row * width + from);
    sums[row + 1] = sums[row]! + Math.max(-8, Math.min(8, out[row * width + from + 4]!));
  }
  for (let row = 0; row < rows; row += 1) {
    out[row * width + from + 6] = sums[row]! - sums[Math.max(0, row - NEAR)]!;
    out[row * width + from + 7] = sums[Math.min(rows, row + 1 + NEAR)]! - sums[row + 1]!;
  }
}

/** Writes what a lexicon says of some words in a row, from `out[to]`. */
function measureTerms(
  hashes: Uint32Array,
  begin: number,
  end: number,
  { keys, weights, known: bits }: Lexicon,
  out: Float32Array,
  to: number,
): void {
  let sum = 0;
  let known = 0;
  let most = 0;
  let second = 0;
  let least = 0;
  for (let at = begin; at < end; at += 1) {
    for (let before = 0; before < (at === begin ? 1 : 2); before += 1) {
      const hash = before === 0 ? hashes[at]! : pairOf(hashes[at - 1]!, hashes[at]!);
      if ((bits[byteOf(hash)]! & bitOf(hash)) === 0) continue;
      const slot = slotOf(keys, hash);
      if (keys[slot] === 0) continue;
      const weight = weights[slot]!;
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
  out[to + 5] = begin === end ? 0 : known / (end - begin);
}

const shipped = lexiconOf(phrases);

export const lexicon = {
  name: 'lexicon',
  why: 'Promotion, notes on writers and legal lines use words that stories hardly have.',
  features: lexiconFeatures,
  fill({ letters }, out, width, from) {
    measureRows(letters.terms, shipped, out, width, from);
  },
} as const satisfies FeatureGroup;
