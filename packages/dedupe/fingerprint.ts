import type { Fingerprint } from '@copydesk/article/relation';

import { NAME, NUMBER, WORDS_MAX, type Words, finalize, readWords } from './words.ts';

export { finalize } from './words.ts';

/** Names this way of taking fingerprints. Any change of what is written below, or of how words are read, takes the next number. */
export const ALGORITHM = 4;

/** A fingerprint as it is worked with; `written` makes it the `Fingerprint` that is stored. */
export type Print = {
  /** Hash of the folded words: texts that differ in nothing a reader would call a difference share it. */
  exact: string;
  /** The sketch keeps the shingles below 2^32 / 2^level. */
  level: number;
  /** Shingles in the whole text, each counted once. */
  shingles: number;
  /** Of each kept shingle 15 bits behind the leading zeros of its level, then whether a number is in it; in document order. */
  sketch: Uint16Array;
  /** A bit for each entry of the sketch, lowest first: whether a name is in it. Apart, as a copy may be in other case. */
  names: Uint8Array;
  /** Index keys: the start of `exact`, so that a text of two words is found too, then the shingles that serve as such. */
  anchors: Uint32Array;
};

/** Where in its text each entry of a sketch begins and ends, in UTF-16 units. */
export type Places = { starts: Uint32Array; ends: Uint32Array };

/** A sketch keeps at most about this many shingles: 512 bytes. */
const SKETCH = 256;

/**
 * Index keys: a dozen for a brief, more for longer texts. Of the opening more are taken, for it is what cuts, ledes and roundups
 * keep of a story; how many must not depend on the length, or the two would not take the same.
 */
const ANCHORS = { least: 10, every: 25, most: 64, opening: 64, openingShare: 1 / 8 };

const known = new Uint32Array(2 * WORDS_MAX);
/** Entries of a sketch and the words they begin with; anchors. Twice what chance should ever leave of a text of any length. */
const entries = new Uint16Array(1 << 12);
const firsts = new Uint32Array(1 << 12);
const named = new Uint8Array(1 << 9);
const keys = new Uint32Array(1 << 9);

/** What fingerprints are cut from: an array of its own for each would take longer than the hashing. */
const SLAB = 1 << 15;
let slab = new ArrayBuffer(SLAB);
let used = 0;

/**
 * The fingerprint of a text in any script: what `compare` needs and what the index is asked for. Linear time.
 *
 * Shingles of 3 words, hashed to 32 bits, in document order. The sketch keeps the smallest fraction of the hash range, each
 * shingle once (FracMinHash, Irber et al. 2022), so sketches of long and short texts compare; the anchors are the smallest of
 * all: two texts share one wherever they share the words under it, so cuts and excerpts meet as well as whole copies.
 * A text of fewer than 3 words has `exact` alone.
 */
export function fingerprint(text: string): Print {
  const words = readWords(text);
  const count = Math.max(0, words.count - 2);
  const { level, kept, chosen } = sample(words, count);
  keys[0] = Number.parseInt(words.exact.slice(0, 8), 16);
  const nameBytes = (kept + 7) >>> 3;
  if (used + kept * 2 + nameBytes + chosen * 4 > slab.byteLength) {
    slab = new ArrayBuffer(SLAB);
    used = 0;
  }
  const anchors = new Uint32Array(slab, used, chosen);
  for (let i = 0; i < chosen; i++) anchors[i] = keys[i]!;
  const sketch = new Uint16Array(slab, used + chosen * 4, kept);
  for (let i = 0; i < kept; i++) sketch[i] = entries[i]!;
  const names = new Uint8Array(slab, used + chosen * 4 + kept * 2, nameBytes);
  for (let i = 0; i < nameBytes; i++) names[i] = named[i]!;
  used = (used + chosen * 4 + kept * 2 + nameBytes + 3) & ~3;
  return { exact: words.exact, level, shingles: count, sketch, names, anchors };
}

/** Where the entries of a text's sketch stand in it. */
export function placesOf(text: string): Places {
  const words = readWords(text);
  const { kept } = sample(words, Math.max(0, words.count - 2));
  const from = firsts.subarray(0, kept);
  return { starts: from.map((word) => words.starts[word] ?? 0), ends: from.map((word) => words.ends[word + 2] ?? 0) };
}

/** Fills the scratch arrays with sketch and anchors of the words. The lowest bit of a shingle says that a number is among its words. */
function sample({ hashes, marks }: Words, count: number): { level: number; kept: number; chosen: number } {
  let level = 0;
  while (count >> level > SKETCH) level++;
  const limit = 0xffff_ffff >>> level;
  const everywhere = (Math.min(ANCHORS.most, ANCHORS.least + count / ANCHORS.every) / count) * 2 ** 32;
  const opening = Math.max(everywhere, ANCHORS.openingShare * 2 ** 32);
  const highest = Math.max(limit, opening);
  const mask = (1 << (33 - Math.clz32(Math.max(count, 8)))) - 1;
  known.fill(0, 0, mask + 1);
  named.fill(0);
  let kept = 0;
  let chosen = 1;
  let b = hashes[0] ?? 0;
  let c = hashes[1] ?? 0;
  for (let i = 0; i < count; i++) {
    const a = b;
    b = c;
    c = hashes[i + 2] ?? 0;
    const mixed = finalize(Math.imul(a, 0x9e3779b1) ^ (Math.imul(b, 0x85ebca77) + Math.imul(c + 0x165667b1, 0xc2b2ae3d)));
    if (mixed > highest) continue;
    const marked = marks[i]! | marks[i + 1]! | marks[i + 2]!;
    const shingle = ((mixed & 0xffff_fffe) | (marked & NUMBER)) >>> 0;
    let slot = (shingle >>> 1) & mask;
    while (known[slot] !== 0 && known[slot] !== shingle) slot = (slot + 1) & mask;
    if (known[slot] === shingle) continue;
    known[slot] = shingle;
    if (shingle <= limit && kept < entries.length) {
      firsts[kept] = i;
      // Without a branch: which hold a name cannot be foretold.
      named[kept >>> 3]! |= ((marked & NAME) >>> 1) << (kept & 7);
      entries[kept++] = (((shingle << level) >>> 16) & 0xfffe) | (shingle & 1);
    }
    if (shingle < (i < ANCHORS.opening ? opening : everywhere) && chosen < keys.length) keys[chosen++] = shingle;
  }
  return { level, kept, chosen };
}

/** A fingerprint as it is stored. */
export function written({ exact, level, shingles, anchors, ...print }: Print): Fingerprint {
  return {
    algorithm: ALGORITHM,
    exact,
    level,
    shingles,
    sketch: packSketch(print).toString('base64'),
    anchors: bytesOf(anchors).toString('base64'),
  };
}

/** Reads a stored fingerprint; undefined when another algorithm made it. */
export function readPrint(stored: Fingerprint): Print | undefined {
  if (stored.algorithm !== ALGORITHM) return undefined;
  const { exact, level, shingles } = stored;
  const anchors = aligned(Buffer.from(stored.anchors, 'base64'), 4);
  return { exact, level, shingles, ...unpackSketch(Buffer.from(stored.sketch, 'base64')), anchors: new Uint32Array(anchors) };
}

/** A sketch as bytes: its entries, then the bits that tell of names. */
export function packSketch({ sketch, names }: Pick<Print, 'sketch' | 'names'>): Buffer {
  return Buffer.concat([bytesOf(sketch), names]);
}

/** Undoes `packSketch`: an entry takes 17 bits. */
export function unpackSketch(bytes: Uint8Array): Pick<Print, 'sketch' | 'names'> {
  const end = Math.floor((bytes.length * 8) / 17) * 2;
  return { sketch: new Uint16Array(aligned(bytes.subarray(0, end), 2)), names: new Uint8Array(aligned(bytes.subarray(end), 1)) };
}

/** The machine's own byte order: every machine Node runs on is little-endian. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The same bytes where an array of such units can begin. */
function aligned(bytes: Uint8Array, unit: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % unit))).buffer;
}
