import { z } from 'zod';

import { Span } from './block.ts';

/** A text as numbers, small enough to travel with the article and to rebuild the index from. */
export const Fingerprint = z.strictObject({
  /** Which way of taking fingerprints made it; those of different ways must not be compared. Documents before the second do not say. */
  algorithm: z.int().positive().default(1),
  /** Hash of the folded words, hex: equal for texts that differ in nothing a reader would call a difference. */
  exact: z.string().regex(/^[0-9a-f]{32,64}$/),
  /** Level of the sketch: it keeps the shingles below 2^32 / 2^level. */
  level: z.int().min(0).max(31),
  /** Word shingles in the whole text, each counted once. */
  shingles: z.int().nonnegative(),
  /** 16 bits of each kept shingle, in document order, little-endian, then a bit of each, lowest first: whether a name is in it. Base64. */
  sketch: z.base64(),
  /** The shingles that serve as index keys, 32-bit little-endian, base64. */
  anchors: z.base64(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** A story that another relates to. */
export const Story = z.strictObject({ uri: z.string(), key: z.string() });
export type Story = z.infer<typeof Story>;

/**
 * How one story relates to another that came before it. `grown` is `excerpt` read the other way: the story holds the earlier one, a cut
 * of it or what it grew from, and at least as much again; they are one story. What a roundup `contains` is a story of its own.
 */
const Kind = z.enum(['revision', 'exact', 'near', 'excerpt', 'grown', 'contains']);

/** Passages that both texts have: in UTF-16 units of headline, blank line and body of the later one. Where they are known. */
const Passages = z.array(Span);

/** One more story that an article relates to: a roundup has several. */
export const Also = z.strictObject({
  kind: Kind,
  of: Story,
  score: z.number().min(0).max(1),
  passages: Passages.optional(),
});
export type Also = z.infer<typeof Also>;

/** How an article relates to what came before it; decided once. */
export const Relation = z.strictObject({
  /** `none`: it is an original. `revision`: a newer version of the same story. The rest name another object's story. */
  kind: z.enum(['none', ...Kind.options]),
  /** The story it relates to: the root where it matches that itself, else the nearest match; absent for `none`. */
  of: Story.optional(),
  /** The story at the root of its cluster when it was decided; itself for an original, unless all its like are copies drifted from that root. */
  root: Story,
  /** 0 to 1: how much of the shorter text the two share. 1 for `none`. */
  score: z.number().min(0).max(1),
  /** What was compared and how it came out, for a person to read. */
  reasons: z.array(z.string()),
  passages: Passages.optional(),
  /** Every other story it was found to relate to, best first. Absent when there is none. */
  also: z.array(Also).optional(),
  /** Roots of other clusters that this article shows to be one with its own: from now on they stand for `root`. Absent when there is none. */
  joins: z.array(Story).optional(),
});
export type Relation = z.infer<typeof Relation>;

/** A relation that keeps an article out of `articles/`: the original stands there already. */
export function isDuplicate(relation: Relation): boolean {
  return relation.kind === 'exact' || relation.kind === 'near' || relation.kind === 'excerpt';
}
