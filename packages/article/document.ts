import { z } from 'zod';

import { Shape, Span } from './block.ts';

/** Something the source says about itself outside its text: a meta tag, a JSON-LD property, a mail header. */
export const Hint = z.strictObject({
  /** Where it stood and what it was called: `ld.headline`, `ld.author.0.name`, `meta.og:title`, `html.lang`, `link.canonical`. */
  name: z.string(),
  value: z.string(),
  span: Span.optional(),
});
export type Hint = z.infer<typeof Hint>;

/** A mend or a guess that read made, kept as evidence: `{ name: 'encoding-declared', value: 'windows-1252' }`. */
export const Note = z.strictObject({ name: z.string(), value: z.string() });
export type Note = z.infer<typeof Note>;

/** One element of the source's markup that holds blocks. */
export const Element = z.strictObject({
  /** Lower case: `article`. */
  name: z.string(),
  /** Its class, id, itemprop, role and data names, lower case. */
  hooks: z.string(),
  /** The source does not show it: `hidden`, `aria-hidden`, `display: none`. */
  hidden: z.boolean(),
  /** The element around it: its place in `elements`, always before this one; -1 at the root. */
  parent: z.int().min(-1),
});
export type Element = z.infer<typeof Element>;

/** A piece of a block that the source parts from the rest: by a `<br>`, or by an inline element with a name of its own. */
export const Part = z.strictObject({
  /** White space folded; never empty. */
  text: z.string(),
  span: Span,
  linked: z.int().nonnegative(),
  element: z.int().nonnegative(),
  /** It begins a line. */
  line: z.boolean(),
});
export type Part = z.infer<typeof Part>;

/** One piece of visible text, and what its place in the source says about it. */
export const Block = z.strictObject({
  /** White space folded; never empty, except for an image. */
  text: z.string(),
  span: Span,
  shape: Shape,
  /** Of a heading: 1 to 6. */
  level: z.int().min(1).max(6).optional(),
  /** Characters of `text` that stand inside links. */
  linked: z.int().nonnegative(),
  /** Of the innermost element around all of it: its place in the document's `elements`. Absent where the source has no markup. */
  element: z.int().nonnegative().optional(),
  /** Of an image: its address, as written. Never fetched. */
  href: z.string().optional(),
  /** What it is put together from, where the source parts it; only of blocks that may be a byline and a date in one. */
  parts: z.array(Part).optional(),
  /** Lines that stood empty before it; only where the source has no markup. */
  gap: z.int().nonnegative().optional(),
});
export type Block = z.infer<typeof Block>;

/** What the blocks were read from: plain text, or markup. */
export const Format = z.enum(['text', 'html']);
export type Format = z.infer<typeof Format>;

/** What `read` makes of any drop: its blocks in source order, and what it says about itself. */
export const Document = z.strictObject({
  format: Format,
  /** The character set it was decoded with, a WHATWG label. */
  encoding: z.string(),
  /** Length of the decoded source, to which all spans refer, in UTF-16 units. */
  length: z.int().nonnegative(),
  blocks: z.array(Block),
  /** The elements around the blocks, outer before inner; empty where the source has no markup. */
  elements: z.array(Element),
  hints: z.array(Hint),
  notes: z.array(Note),
});
export type Document = z.infer<typeof Document>;
