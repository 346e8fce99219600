import { z } from 'zod';

import { Article } from '@copydesk/article/article';
import { Role, Shape, Span } from '@copydesk/article/block';
import { Note } from '@copydesk/article/document';
import { Cut } from '@copydesk/article/draft';
import { Drop } from '@copydesk/article/drop';
import { Fingerprint, Relation } from '@copydesk/article/relation';

/**
 * The one property that Copydesk adds to ninjs: where the article came from, why every field says what it says, what was cut, and
 * how the story relates to others. Spans point into the decoded source of the drop, in UTF-16 units.
 */
export const Copydesk = z.strictObject({
  /** Of this property's own schema. */
  schemaVersion: z.literal('1'),
  pipelineVersion: z.string(),
  /** The raw object, as the store named it. */
  source: Drop,
  relation: Relation,
  flags: Article.shape.flags,
  counts: z.strictObject({
    paragraphs: z.int().nonnegative(),
    words: z.int().nonnegative(),
    /** Of the plain body, in UTF-16 units. */
    characters: z.int().nonnegative(),
    pictures: z.int().nonnegative(),
    cuts: z.int().nonnegative(),
  }),
  fields: Article.pick({
    headline: true,
    subheadline: true,
    summary: true,
    authors: true,
    agencies: true,
    published: true,
    modified: true,
    dateline: true,
    publisher: true,
    section: true,
    keywords: true,
    language: true,
    canonical: true,
    copyright: true,
  }),
  /** The printed blocks: `at` in the value of the plain body, `span` in the source. Their text is not said again. */
  body: z.array(z.strictObject({ role: Role, shape: Shape, level: z.int().min(1).max(6).optional(), at: Span, span: Span })),
  /** The pictures: which association, how many body blocks stand before it, the address as the source writes it. */
  pictures: z.array(
    z.strictObject({ uri: z.string(), after: z.int().nonnegative(), href: z.string().optional(), spans: z.array(Span) }),
  ),
  cuts: z.array(Cut),
  notes: z.array(Note),
  fingerprint: Fingerprint,
});
export type Copydesk = z.infer<typeof Copydesk>;
