import { z } from 'zod';

import { Article } from '@copydesk/article/article';
import { Role, Shape, Span } from '@copydesk/article/block';
import { Drop } from '@copydesk/article/drop';
import { Fingerprint, Relation } from '@copydesk/article/relation';

import { Uri } from './ninjs.ts';

const { quality, quotes, mentions, flags, cuts, notes } = Article.shape;

/**
 * The one property that Copydesk adds to ninjs: where the article came from, why every field says what it says, what was cut, and
 * how the story relates to others. The descriptions go into the published schema.
 */
export const Copydesk = z
  .strictObject({
    schemaVersion: z.literal('1').describe("Of this property's own schema."),
    pipelineVersion: z.string().describe('Which rules made the document.'),
    source: Drop.describe('The raw object, as the store named it.'),
    relation: Relation.describe('How the story relates to what came before it; decided once.'),
    flags: flags.describe('What an editor would want to know before printing.'),
    quality: quality.describe('How ready for print the article is, with the parts that the score is made of.'),
    counts: z
      .strictObject({
        paragraphs: z.int().nonnegative().describe('Printed blocks of any role.'),
        words: z.int().nonnegative().describe('Of the plain body; in Chinese and Japanese, characters.'),
        characters: z.int().nonnegative().describe('Of the plain body, in UTF-16 units.'),
        readingMinutes: z
          .int()
          .positive()
          .describe('At 238 words a minute, or 300 characters of Chinese and Japanese; rounded up.'),
        pictures: z.int().nonnegative(),
        cuts: z.int().nonnegative(),
      })
      .describe('Of the story as it is printed.'),
    fields: Article.omit({
      body: true,
      pictures: true,
      flags: true,
      quality: true,
      quotes: true,
      mentions: true,
      cuts: true,
      notes: true,
    }).describe('Every fact with the rule that found it, how sure it is, where it stands, and what other rules said instead.'),
    body: z
      .array(z.strictObject({ role: Role, shape: Shape, level: z.int().min(1).max(6).optional(), at: Span, span: Span }))
      .describe('The printed blocks: `at` in the value of the plain body, `span` in the source. Their text is not said again.'),
    pictures: z
      .array(z.strictObject({ uri: Uri, after: z.int().nonnegative(), href: z.string().optional(), spans: z.array(Span) }))
      .describe('Which association, how many body blocks stand before it, the address as the source writes it.'),
    quotes: quotes.describe('Words that somebody said, as the story quotes them.'),
    mentions: mentions.describe('People, organisations and places that the story names.'),
    cuts: cuts.describe('What was cut, and by which rule.'),
    notes: notes.describe('Mends and guesses that reading the source took.'),
    fingerprint: Fingerprint.describe('The text as numbers, from which the index of duplicates can be built again.'),
  })
  .describe('The evidence. Spans point into the decoded source of the drop, [start, end) in UTF-16 units.');
export type Copydesk = z.infer<typeof Copydesk>;

/** What stands in `evidence/` where articles are written as strict ninjs: the property that they lack, under the same `uri`. */
export const EvidenceDocument = z.strictObject({ uri: Uri, copydesk: Copydesk });
export type EvidenceDocument = z.infer<typeof EvidenceDocument>;
