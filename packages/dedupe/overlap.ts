import { type Blanks, NO_BLANKS, blanksOf } from './blanks.ts';
import type { Print } from './fingerprint.ts';
import { GAP, type Opening, openingOf } from './opening.ts';

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
  /** Shared entries in a row, on average: few where noise breaks a copy up, many where a block was taken over. */
  run: number;
  /** How well shingles with figures match, over how well the others do; absent where figures are few. Low for two forms filled in differently. */
  figures: number | undefined;
  /** Share of shingles with a figure in them, in the covered segments, 0 to 1. */
  figureShare: number;
  /** How the two fill in a form, where they may be one. */
  blanks: Blanks;
  /** The passage that the first text opens with and the second has too, and the other way round. */
  opening: Opening;
  openingOfOther: Opening;
};

/** A segment is covered when at least one in this many of its entries is shared. */
const COVERED = 8;
const FIGURES_LEAST = 5;
/** Two texts that fill in one form are of lengths no further apart. */
const FORM_LENGTH = 2;
const ENTRIES_MAX = 1 << 12;
/** Where in the loaded text an entry stands, from 1; 0 where it does not. */
const places = new Uint16Array(1 << 16);
/** The entries of a sketch at some level: the first `count` of `entries`, which are those of the sketch itself or in `room`. */
type Cut = { entries: Uint16Array; count: number; room: Uint16Array };
const room = () => new Uint16Array(ENTRIES_MAX);
const loaded = {
  print: undefined as Print | undefined,
  level: -1,
  depth: -1,
  cut: { entries: room(), count: 0, room: room() } as Cut,
  /** Entries that are equal to an earlier one. */
  twins: [] as number[],
};
const other: Cut = { entries: room(), count: 0, room: room() };
/** By place, so that what has none is marked too, at 0. */
const marks = new Uint8Array(ENTRIES_MAX + 1);
const hits = marks.subarray(1);
const otherHits = new Uint8Array(ENTRIES_MAX);

/**
 * Measures what two texts share. Symmetric but for `length` and the two openings. Linear in the sketches; nothing is allocated for
 * an entry, and a text that is compared with several in turn is taken in once.
 */
export function overlapOf(a: Print, b: Print): Overlap {
  const level = Math.max(a.level, b.level);
  const depth = level - Math.min(a.level, b.level);
  load(a, level, depth);
  const { count: own, entries } = loaded.cut;
  cut(b, level, depth, other);
  const { count, entries: others } = other;
  const found = match();
  // Of two of one length the same is measured, whichever comes first.
  const ownIsShort = (a.shingles - b.shingles || own - count || (a.exact < b.exact ? -1 : 1)) < 0;
  const least = ownIsShort ? own : count;
  const shared = ownIsShort ? sum(hits, own) : found;
  const isLikely =
    shared > 2 && shared < least && Math.max(a.shingles, b.shingles) < FORM_LENGTH * Math.min(a.shingles, b.shingles);
  const covered = ownIsShort ? coverage(entries, hits, own) : coverage(others, otherHits, count);
  return {
    same: a.exact === b.exact,
    length: a.shingles / Math.max(1, b.shingles),
    entries: least,
    shared,
    containment: least === 0 ? 0 : shared / least,
    spread: covered.spread,
    run: covered.run,
    figures: covered.figures,
    figureShare: covered.figureShare,
    blanks: !isLikely ? NO_BLANKS : ownIsShort ? blanksOf(a, hits, level) : blanksOf(b, otherHits, level),
    opening: openingOf(hits, own, level),
    openingOfOther: openingOf(otherHits, count, level),
  };
}

/** Runs of shared entries of the first text, as indexes into its sketch: from, to (excluded). Gaps of a few entries do not end one. */
export function sharedRuns(a: Print, b: Print): [number, number][] {
  if (a.exact === b.exact) return [[0, a.sketch.length]];
  overlapOf(a, b);
  const limit = loaded.level === a.level ? 0x1_0000 : 0x1_0000 >>> loaded.depth;
  const runs: [number, number][] = [];
  let at = 0;
  for (let i = 0; i < a.sketch.length; i++) {
    if ((a.sketch[i] ?? 0) >= limit) continue;
    if (hits[at++] === 0) continue;
    const last = runs.at(-1);
    if (last && i - last[1] <= GAP << (loaded.level - a.level)) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}

function load(print: Print, level: number, depth: number): void {
  if (loaded.print === print && loaded.level === level && loaded.depth === depth) return;
  const before = loaded.cut;
  for (let i = 0; i < before.count; i++) places[before.entries[i]!] = 0;
  cut(print, level, depth, before);
  loaded.print = print;
  loaded.level = level;
  loaded.depth = depth;
  loaded.twins.length = 0;
  const { entries, count } = before;
  for (let i = 0; i < count; i++) {
    const entry = entries[i]!;
    if (places[entry] === 0) places[entry] = i + 1;
    else loaded.twins.push(i);
  }
}

/**
 * The entries of a sketch that the coarser level keeps, as far as both sketches tell them apart: `depth` levels lie between the two,
 * so the finer has as many bits less to say of each.
 */
function cut({ level: own, sketch }: Print, level: number, depth: number, to: Cut): void {
  const length = Math.min(sketch.length, ENTRIES_MAX);
  to.entries = depth === 0 ? sketch : to.room;
  to.count = length;
  if (depth === 0) return;
  const limit = own === level ? 0xffff : 0xffff >>> depth;
  const blunt = own === level ? ~0 << (1 + depth) : ~0;
  const shift = own === level ? depth : 0;
  const { entries } = to;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const entry = sketch[i]!;
    entries[count] = ((entry & blunt) >>> shift) | (entry & 1);
    // Without a branch: which are kept cannot be foretold.
    count += 1 - ((limit - entry) >>> 31);
  }
  to.count = count;
}

/** Marks what the loaded text and the other one share, in both, and gives how many entries of the other that is. */
function match(): number {
  const { twins, cut: own } = loaded;
  const { entries, count } = other;
  hits.fill(0, 0, own.count);
  let shared = 0;
  for (let i = 0; i < count; i++) {
    const place = places[entries[i]!]!;
    const hit = -place >>> 31;
    marks[place] = 1;
    otherHits[i] = hit;
    shared += hit;
  }
  // Of entries that the few bits do not tell apart only the first is in `places`.
  for (const twin of twins) hits[twin] = marks[places[own.entries[twin]!]!]!;
  return shared;
}

function sum(of: Uint8Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += of[i]!;
  return total;
}

/** Which segments of the shorter text are covered, and whether figures match as well as words within those. */
function coverage(
  short: Uint16Array,
  shares: Uint8Array,
  count: number,
): Pick<Overlap, 'spread' | 'run' | 'figures' | 'figureShare'> {
  const segments = count >= 48 ? 16 : count >= 16 ? 8 : 4;
  let covered = 0;
  let words = 0;
  let wordsMatched = 0;
  let figures = 0;
  let figuresMatched = 0;
  let shared = 0;
  let runs = 0;
  let before = 0;
  let at = 0;
  for (let segment = 1; segment <= segments; segment++) {
    const from = at;
    const to = Math.ceil((segment * count) / segments);
    let found = 0;
    let numbers = 0;
    let numbersFound = 0;
    for (; at < to; at++) {
      const hit = shares[at]!;
      const number = short[at]! & 1;
      runs += hit & (before ^ 1);
      before = hit;
      found += hit;
      numbers += number;
      numbersFound += hit & number;
    }
    shared += found;
    if (found === 0 || found * COVERED < to - from) continue;
    covered++;
    figures += numbers;
    figuresMatched += numbersFound;
    words += to - from - numbers;
    wordsMatched += found - numbersFound;
  }
  const known = figures >= FIGURES_LEAST && wordsMatched > 0;
  return {
    spread: covered / segments,
    run: shared / Math.max(1, runs),
    figures: known ? figuresMatched / figures / (wordsMatched / words) : undefined,
    figureShare: figures / Math.max(1, figures + words),
  };
}
