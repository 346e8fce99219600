import { z } from 'zod';

import { Role, Shape, Span } from './block.ts';
import { Format, Hint, Note } from './document.ts';

/** A block that is printed or carries a fact, with its role and the rule that gave it. */
export const DraftBlock = z.strictObject({
  role: Role,
  rule: z.string(),
  text: z.string(),
  span: Span,
  shape: Shape,
  level: z.int().min(1).max(6).optional(),
  href: z.string().optional(),
});
export type DraftBlock = z.infer<typeof DraftBlock>;

/** A block that was cut: no text, only what it was, which rule cut it and where it stands in the source. */
export const Cut = z.strictObject({ role: Role, rule: z.string(), span: Span });
export type Cut = z.infer<typeof Cut>;

/** What `clean` makes of a document: every block labelled, the ones that matter kept, a few kilobytes in all. */
export const Draft = z.strictObject({
  format: Format,
  encoding: z.string(),
  length: z.int().nonnegative(),
  blocks: z.array(DraftBlock),
  cuts: z.array(Cut),
  hints: z.array(Hint),
  notes: z.array(Note),
});
export type Draft = z.infer<typeof Draft>;
