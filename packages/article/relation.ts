import { z } from 'zod';

/** A text as numbers, small enough to travel with the article and to rebuild the index from. */
export const Fingerprint = z.strictObject({
  /** SHA-256 of the folded words, hex: equal for texts that differ in nothing a reader would call a difference. */
  exact: z.string().length(64),
  /** Level of the sketch: it keeps the shingles below 2^32 / 2^level. */
  level: z.int().min(0).max(31),
  /** Word shingles in the whole text. */
  shingles: z.int().nonnegative(),
  /** The kept shingles in document order, 32-bit little-endian, base64. */
  sketch: z.base64(),
  /** The shingles that serve as index keys, 32-bit little-endian, base64. */
  anchors: z.base64(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** A story that another relates to. */
export const Story = z.strictObject({ uri: z.string(), key: z.string() });
export type Story = z.infer<typeof Story>;

/** How an article relates to what came before it; decided once. */
export const Relation = z.strictObject({
  /** `none`: it is an original. `revision`: a newer version of the same object. The rest name another object's story. */
  kind: z.enum(['none', 'revision', 'exact', 'near', 'excerpt', 'contains']),
  /** The story it relates to; absent for `none`. */
  of: Story.optional(),
  /** The story at the root of its cluster; itself for an original. */
  root: Story,
  /** 0 to 1: how much of the shorter text the two share. 1 for `none`. */
  score: z.number().min(0).max(1),
  /** What was compared and how it came out, for a person to read. */
  reasons: z.array(z.string()),
});
export type Relation = z.infer<typeof Relation>;

/** A relation that keeps an article out of `articles/`: the original stands there already. */
export function isDuplicate(relation: Relation): boolean {
  return relation.kind === 'exact' || relation.kind === 'near' || relation.kind === 'excerpt';
}
