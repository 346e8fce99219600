import type { Fingerprint } from '@copydesk/article/relation';

import { readWords } from './words.ts';

/** A sketch keeps at most about this many shingles: 1 KB. */
const SKETCH = 256;
/** Index keys: a dozen for a brief, one more for every 20 shingles, never above 64. */
const ANCHORS = { least: 12, every: 20, most: 64 } as const;

const shingles = new Uint32Array(1 << 18);
const slots = new Uint32Array(1 << 16);
const used = new Uint8Array(1 << 16);

/**
 * The fingerprint of a text in any script: what `compare` needs and what the index is asked for. Linear time.
 *
 * Shingles of 3 words, hashed to 32 bits, in document order, each counted once. The sketch keeps the smallest fraction of the
 * hash range (FracMinHash, Irber et al. 2022), so sketches of long and short texts compare; the anchors are the smallest of
 * all: two texts share one wherever they share the words under it, so cuts and excerpts meet as well as whole copies.
 * A text of fewer than 3 words has `exact` alone.
 */
export function fingerprint(text: string): Fingerprint {
  const words = readWords(text);
  const count = readShingles(words.hashes, words.digits, words.count);
  let level = 0;
  while (count >> level > SKETCH) level++;
  const sketch = shingles.subarray(0, count).filter((shingle) => shingle <= limitOf(level));
  return {
    exact: words.exact,
    level,
    shingles: count,
    sketch: encodeShingles(sketch),
    anchors: encodeShingles(anchorsOf(sketch, count)),
  };
}

/** The largest shingle a sketch of this level keeps. */
export function limitOf(level: number): number {
  return 0xffff_ffff >>> level;
}

/** The anchors among a sketch. Every anchor is in the sketch: their limit is at most 64 of `count`, the sketch's at least 128. */
export function anchorsOf(sketch: Uint32Array, count: number): Uint32Array {
  const wanted = Math.min(ANCHORS.most, ANCHORS.least + count / ANCHORS.every);
  const limit = (wanted / count) * 2 ** 32;
  return sketch.filter((shingle) => shingle < limit);
}

/** Shingles as 32-bit little-endian numbers, base64. */
export function encodeShingles(values: Uint32Array): string {
  const bytes = Buffer.allocUnsafe(values.length * 4);
  for (let i = 0; i < values.length; i++) bytes.writeUInt32LE(values[i] ?? 0, i * 4);
  return bytes.toString('base64');
}

/** Undoes `encodeShingles`. */
export function decodeShingles(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  const values = new Uint32Array(bytes.length >> 2);
  for (let i = 0; i < values.length; i++) values[i] = bytes.readUInt32LE(i * 4);
  return values;
}

/** Fills the scratch array with the shingles of the words and gives their number. The lowest bit says that a number is among the words. */
function readShingles(hashes: Uint32Array, digits: Uint8Array, words: number): number {
  used.fill(0);
  let count = 0;
  for (let i = 0; i + 2 < words; i++) {
    const a = hashes[i] ?? 0;
    const b = hashes[i + 1] ?? 0;
    const c = hashes[i + 2] ?? 0;
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c + 0x165667b1, 0xc2b2ae3d);
    const number = (digits[i] ?? 0) | (digits[i + 1] ?? 0) | (digits[i + 2] ?? 0);
    const shingle = ((finalize(mixed + Math.imul(b ^ (a << 7), 0x27d4eb2f)) & 0xffff_fffe) | number) >>> 0;
    // Remembers one shingle a slot: in a long text some repeats slip through, the same ones in every copy.
    const slot = shingle >>> 16;
    if (used[slot] === 1 && slots[slot] === shingle) continue;
    used[slot] = 1;
    slots[slot] = shingle;
    shingles[count++] = shingle;
  }
  return count;
}

/** The finalizer of MurmurHash3: spreads every bit over all. A bijection of 32-bit numbers. */
export function finalize(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
