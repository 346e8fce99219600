import { z } from 'zod';

import { Shape, Span } from './block.ts';
import { Note } from './document.ts';
import { Cut } from './draft.ts';

/** A value, the rule that found it, how sure it is, where it stands, and what other rules said instead. */
function sourced<Value extends z.ZodType>(value: Value) {
  return z.strictObject({
    value,
    rule: z.string(),
    /** 0 (a guess) to 1 (the source says so in a field made for it). */
    confidence: z.number().min(0).max(1),
    spans: z.array(Span),
    /** Values of later rules that differ, surest first, as text. */
    rivals: z.array(z.strictObject({ value: z.string(), rule: z.string() })),
  });
}

/** A field with its evidence. */
export type Sourced<Value> = {
  value: Value;
  rule: string;
  confidence: number;
  spans: Span[];
  rivals: { value: string; rule: string }[];
};

const Day = z.iso.date();

/** A point in time as precisely as the source tells it, never more; offsets are the source's own. */
export const Moment = z.discriminatedUnion('precision', [
  /** ISO 8601 with the page's own offset, or none where it names none. */
  z.strictObject({ precision: z.literal('instant'), at: z.iso.datetime({ offset: true, local: true }) }),
  z.strictObject({ precision: z.literal('day'), at: Day }),
  z.strictObject({ precision: z.literal('month'), at: z.string().regex(/^\d{4}-\d{2}$/) }),
  /** Days, both included; an open end is absent. */
  z.strictObject({
    precision: z.literal('interval'),
    from: Day.optional(),
    to: Day.optional(),
    reasons: z.array(z.string()).min(1),
  }),
]);
export type Moment = z.infer<typeof Moment>;

export const Author = z.strictObject({
  /** As printed, without `By`, title or agency. */
  name: z.string().min(1),
  role: z.enum(['author', 'contributor', 'photographer', 'editor', 'translator']),
  jobTitle: z.string().optional(),
  affiliation: z.string().optional(),
  bio: z.string().optional(),
  email: z.string().optional(),
  /** With their `@`. */
  handles: z.array(z.string()).optional(),
  url: z.string().optional(),
  /** As the source names them: `English`. */
  languages: z.array(z.string()).optional(),
});
export type Author = z.infer<typeof Author>;

/** One picture of the story. Its text is the drop's own; its address is never fetched. */
export const Picture = z.strictObject({
  caption: z.string().optional(),
  /** The whole credit line, `SERGEY BOBOK/AFP/Getty Images`. */
  credit: z.string().optional(),
  alt: z.string().optional(),
  href: z.string().optional(),
  /** The source cut the caption short. */
  truncated: z.boolean(),
  /** How many body blocks stand before it. */
  after: z.int().nonnegative(),
  spans: z.array(Span),
});
export type Picture = z.infer<typeof Picture>;

/** One printed block of the story. */
export const BodyBlock = z.strictObject({
  role: z.enum(['body', 'subhead', 'quote', 'list', 'table', 'correction']),
  text: z.string().min(1),
  span: Span,
  shape: Shape,
  level: z.int().min(1).max(6).optional(),
});
export type BodyBlock = z.infer<typeof BodyBlock>;

/** Things an editor would want to know before printing. */
export const Flag = z.enum([
  'no-headline',
  'no-date',
  'no-byline',
  'date-conflict',
  'caption-truncated',
  'body-short',
  'paywall-teaser',
  'encoding-repaired',
]);
export type Flag = z.infer<typeof Flag>;

/** What `extract` makes of a draft: the story and its facts, each with its source. */
export const Article = z.strictObject({
  headline: sourced(z.string().min(1)).optional(),
  subheadline: sourced(z.string().min(1)).optional(),
  summary: sourced(z.string().min(1)).optional(),
  authors: z.array(sourced(Author)),
  /** News agencies that the byline or dateline names, as printed; they are sources, not people. Absent when none. */
  agencies: z.array(z.string().min(1)).optional(),
  published: sourced(Moment).optional(),
  modified: sourced(Moment).optional(),
  /** Where the story was filed from. */
  dateline: sourced(z.string().min(1)).optional(),
  publisher: sourced(z.string().min(1)).optional(),
  section: sourced(z.string().min(1)).optional(),
  keywords: z.array(sourced(z.string().min(1))),
  /** BCP 47. */
  language: sourced(z.string().min(2)).optional(),
  /** The page's own address for itself. Never fetched. */
  canonical: sourced(z.url()).optional(),
  copyright: sourced(z.string().min(1)).optional(),
  body: z.array(BodyBlock).min(1),
  pictures: z.array(Picture),
  flags: z.array(Flag),
  /** What was cut on the way, and by which rule. */
  cuts: z.array(Cut),
  notes: z.array(Note),
});
export type Article = z.infer<typeof Article>;

/** The story as plain text: its printed blocks, a blank line between them. */
export function bodyText(article: Pick<Article, 'body'>): string {
  return article.body.map((block) => block.text).join('\n\n');
}
