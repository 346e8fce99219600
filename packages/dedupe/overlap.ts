import type { Fingerprint } from '@copydesk/article/relation';

import { decodeShingles, limitOf } from './fingerprint.ts';

/** What two texts share, read off their sketches. */
export type Overlap = {
  /** Equal in every folded word. */
  same: boolean;
  /** Length of the first text, in shingles, over that of the second. */
  length: number;
  /** Entries of the shorter sketch, once both are cut to the coarser level. */
  entries: number;
  /** How many of them the longer one has too. */
  shared: number;
  /** `shared / entries`: how much of the shorter text the longer one holds, 0 to 1. */
  containment: number;
  /** Segments of the shorter text that are covered, 0 to 1. Noise and edits spread evenly; a shared quote is one block. */
  spread: number;
  /** How well shingles with figures match, over how well the others do; absent where figures are few. Low for two forms filled in differently. */
  figures?: number;
  /** Share of one text's opening that stands in the other; the higher of the two. */
  lede: number;
};

/** A segment is covered when at least one in this many of its entries is shared. */
const COVERED = 8;
const FIGURES_LEAST = 5;
const LEDE_SHINGLES = 48;
const LEDE_LEAST = 8;

/** Measures what two texts share. Symmetric but for `length`. */
export function overlapOf(a: Fingerprint, b: Fingerprint): Overlap {
  const level = Math.max(a.level, b.level);
  const [short, long] = a.shingles <= b.shingles ? [cut(a, level), cut(b, level)] : [cut(b, level), cut(a, level)];
  const hits = matches(short, long);
  const shared = sum(hits, 0, hits.length);
  const opening = Math.max(LEDE_LEAST, LEDE_SHINGLES >> level);
  return {
    same: a.exact === b.exact,
    length: a.shingles / Math.max(1, b.shingles),
    entries: short.length,
    shared,
    containment: short.length === 0 ? 0 : shared / short.length,
    ...coverage(short, hits),
    lede: Math.max(share(hits, opening), shared === 0 ? 0 : share(matches(long.subarray(0, opening), short), opening)),
  };
}

function cut(text: Fingerprint, level: number): Uint32Array {
  const sketch = decodeShingles(text.sketch);
  return text.level === level ? sketch : sketch.filter((shingle) => shingle <= limitOf(level));
}

/** 1 for every entry that the other text has too. An open-addressing table: a Set of numbers this large is ten times slower. */
function matches(entries: Uint32Array, other: Uint32Array): Uint8Array {
  const bits = 33 - Math.clz32(other.length);
  const table = new Uint32Array(1 << bits);
  const slotOf = (shingle: number) => {
    let slot = Math.imul(shingle, 0x9e3779b1) >>> (32 - bits);
    while (table[slot] !== 0 && table[slot] !== shingle) slot = (slot + 1) & (table.length - 1);
    return slot;
  };
  for (const shingle of other) table[slotOf(shingle)] = shingle;
  const hits = new Uint8Array(entries.length);
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] ?? 0;
    if (entry !== 0 && table[slotOf(entry)] === entry) hits[i] = 1;
  }
  return hits;
}

function share(hits: Uint8Array, first: number): number {
  const length = Math.min(first, hits.length);
  return length === 0 ? 0 : sum(hits, 0, length) / length;
}

function sum(hits: Uint8Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += hits[i] ?? 0;
  return total;
}

/** Which segments of the shorter text are covered, and whether figures match as well as words within those. */
function coverage(short: Uint32Array, hits: Uint8Array): Pick<Overlap, 'spread' | 'figures'> {
  const segments = short.length >= 48 ? 16 : short.length >= 16 ? 8 : 4;
  let covered = 0;
  const all = [0, 0];
  const matched = [0, 0];
  for (let segment = 0; segment < segments; segment++) {
    const from = Math.ceil((segment * short.length) / segments);
    const to = Math.ceil(((segment + 1) * short.length) / segments);
    const found = sum(hits, from, to);
    if (found === 0 || found * COVERED < to - from) continue;
    covered++;
    for (let i = from; i < to; i++) {
      const figure = (short[i] ?? 0) & 1;
      all[figure] = (all[figure] ?? 0) + 1;
      matched[figure] = (matched[figure] ?? 0) + (hits[i] ?? 0);
    }
  }
  const [words = 0, figures = 0] = all;
  const [wordsMatched = 0, figuresMatched = 0] = matched;
  const spread = covered / segments;
  if (figures < FIGURES_LEAST || wordsMatched === 0) return { spread };
  return { spread, figures: figuresMatched / figures / (wordsMatched / words) };
}
