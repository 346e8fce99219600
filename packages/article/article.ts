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

/** Somebody who had a hand in the story, and what the source says of them. */
export const Author = z.strictObject({
  /** As printed, without `By`, title or agency. */
  name: z.string().min(1),
  role: z.enum(['author', 'contributor', 'photographer', 'editor', 'translator']),
  /** Degrees and licences behind the name, as printed: `MD, PhD`. */
  letters: z.string().optional(),
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
  /** Who took it, where the credit tells people from agencies. */
  photographer: z.string().min(1).optional(),
  /** Who supplies it, as printed: `AFP`. */
  agency: z.string().min(1).optional(),
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

/** What a wire says that a new version is: `UPDATE 2-`, `CORRECTED-`, `1st Ld-Writethru`, `KILL`. */
export const Edition = z.strictObject({
  kind: z.enum([
    'alert',
    'lead',
    'writethru',
    'update',
    'wrapup',
    'correction',
    'refile',
    'repeat',
    'advisory',
    'kill',
    'withdrawal',
  ]),
  /** Which one, where it is counted: 2 of `UPDATE 2-`. */
  number: z.int().positive().optional(),
  /** As printed. */
  mark: z.string().min(1),
  /** Of a kill or withdrawal: the story it names, by slugline or headline. */
  of: z.string().min(1).optional(),
});
export type Edition = z.infer<typeof Edition>;

/** Words that somebody said, as the story quotes them. */
export const Quote = z.strictObject({
  /** Without the outer quotation marks. */
  text: z.string().min(1),
  /** Whole sentences, or a few words inside one of the story's own. */
  kind: z.enum(['direct', 'partial']),
  /** The name in full where the story gives it anywhere; absent where it cannot be told. */
  speaker: z.string().min(1).optional(),
  /** `said`, as printed. */
  verb: z.string().min(1).optional(),
  /** Of the words, then of the attribution. */
  spans: z.array(Span),
  rule: z.string(),
  confidence: z.number().min(0).max(1),
});
export type Quote = z.infer<typeof Quote>;

/** A person, organisation or place that the story names, all its namings taken together. */
export const Mention = z.strictObject({
  kind: z.enum(['person', 'organisation', 'place']),
  /** The longest form that the story uses. */
  name: z.string().min(1),
  /** Other forms of it, in the order they come: `Antonov`. */
  aliases: z.array(z.string().min(1)).optional(),
  count: z.int().positive(),
  spans: z.array(Span),
  rule: z.string(),
  confidence: z.number().min(0).max(1),
});
export type Mention = z.infer<typeof Mention>;

/** How ready for print an article is, with the parts that it is made of. */
export const Quality = z.strictObject({
  /** The weighted mean of the parts, 0 to 1. */
  score: z.number().min(0).max(1),
  parts: z.array(
    z.strictObject({ name: z.string(), score: z.number().min(0).max(1), weight: z.number().positive(), why: z.string() }),
  ),
});
export type Quality = z.infer<typeof Quality>;

/** Things an editor would want to know before printing. */
export const Flag = z.enum([
  'no-headline',
  'no-date',
  'no-byline',
  'date-conflict',
  'caption-truncated',
  'body-short',
  'paywall-teaser',
  'mixed-language',
  'duplicated-paragraphs',
  'encoding-repaired',
]);
export type Flag = z.infer<typeof Flag>;

/** What `extract` makes of a draft: the story and its facts, each with its source. */
export const Article = z.strictObject({
  headline: sourced(z.string().min(1)).optional(),
  subheadline: sourced(z.string().min(1)).optional(),
  summary: sourced(z.string().min(1)).optional(),
  authors: z.array(sourced(Author)),
  /**
   * Organisations in whose name the story stands, as printed: an agency, a desk, the house itself. Of a story with writers only those
   * that share the byline with them. Absent when none.
   */
  credited: z.array(sourced(z.string().min(1))).optional(),
  /** News agencies that the byline or dateline names, as printed; they are sources, not people. Absent when none. */
  agencies: z.array(z.string().min(1)).optional(),
  published: sourced(Moment).optional(),
  modified: sourced(Moment).optional(),
  /** Where the story was filed from. */
  dateline: sourced(z.string().min(1)).optional(),
  publisher: sourced(z.string().min(1)).optional(),
  /** The site it stands on, where that is not the publisher. */
  site: sourced(z.string().min(1)).optional(),
  section: sourced(z.string().min(1)).optional(),
  keywords: z.array(sourced(z.string().min(1))),
  /** BCP 47: what the source declares, or what the text reads like where that is surer. */
  language: sourced(z.string().min(2)).optional(),
  /** Both, kept apart; a page's own claim is wrong now and then. */
  languages: z
    .strictObject({ declared: sourced(z.string().min(2)).optional(), detected: sourced(z.string().min(2)).optional() })
    .optional(),
  /** Of the language's script. */
  direction: z.enum(['ltr', 'rtl']).optional(),
  /** The page's own address for itself. Never fetched. */
  canonical: sourced(z.url()).optional(),
  copyright: sourced(z.string().min(1)).optional(),
  usageTerms: sourced(z.string().min(1)).optional(),
  /** What newsrooms call the story among themselves. */
  slugline: sourced(z.string().min(1)).optional(),
  edition: sourced(Edition).optional(),
  /** Not to be printed before. */
  embargo: sourced(Moment).optional(),
  /** IPTC urgency: 1 (flash) to 8 (least), 9 is the user's own. */
  urgency: sourced(z.int().min(1).max(9)).optional(),
  /** Notes to editors, not to readers, in source order. Absent when none. */
  advisories: z.array(sourced(z.string().min(1))).optional(),
  /** When what the story tells takes place, where the source says it in a field made for it. Absent when none. */
  events: z.array(sourced(Moment)).optional(),
  /** Absent when none. */
  quotes: z.array(Quote).optional(),
  /** Most often named first. Absent when none. */
  mentions: z.array(Mention).optional(),
  quality: Quality.optional(),
  body: z.array(BodyBlock).min(1),
  pictures: z.array(Picture),
  flags: z.array(Flag),
  /** What was cut on the way, and by which rule. */
  cuts: z.array(Cut),
  notes: z.array(Note),
});
export type Article = z.infer<typeof Article>;

/** Whom the byline names: the writers, and the organisations beside or instead of them. */
export function bylineNames({ authors, credited = [] }: Pick<Article, 'authors' | 'credited'>): string[] {
  const writers = authors.filter(({ value }) => value.role === 'author');
  const named = writers.map(({ value: { name, letters } }) => (letters === undefined ? name : `${name}, ${letters}`));
  return [...named, ...credited.map(({ value }) => value)];
}

/** The story as plain text: its printed blocks, a blank line between them. */
export function bodyText(article: Pick<Article, 'body'>): string {
  return article.body.map((block) => block.text).join('\n\n');
}
