import type { Article, BodyBlock, Sourced } from '@copydesk/article/article';
import type { Draft, DraftBlock } from '@copydesk/article/draft';
import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';

import { gather, printed } from './evidence.ts';
import { canonical, copyright } from './fields/address.ts';
import { settleAdvisories } from './fields/advisories.ts';
import { settleCredited } from './fields/credited.ts';
import { dateline } from './fields/dateline.ts';
import { subheadline, summary } from './fields/deck.ts';
import { edition } from './fields/edition.ts';
import { embargo } from './fields/embargo.ts';
import { settleEvents } from './fields/events.ts';
import { withFeed } from './fields/feed.ts';
import { flags } from './fields/flags.ts';
import { headline } from './fields/headline.ts';
import { direction, language, languages } from './fields/language.ts';
import { modified } from './fields/modified.ts';
import { pictures } from './fields/pictures.ts';
import { momentText, settlePublished } from './fields/publishing.ts';
import { quality } from './fields/quality.ts';
import { publisher, site } from './fields/site.ts';
import { slugline } from './fields/slugline.ts';
import { keywords, section } from './fields/subject.ts';
import { urgency } from './fields/urgency.ts';
import { usageTerms } from './fields/usage.ts';
import { settleAgencies, settleAuthors } from './fields/writers.ts';
import { mentions } from './mentions/mentions.ts';
import { quotes } from './quotes/quotes.ts';
import { asText, settle, source, type Rule } from './rule.ts';

/**
 * Finds the facts of a story. Takes a draft and what is known about its drop, gives the article: every field with the rule that
 * found it, where it stands, and what other rules said instead. What the drop's feed says fills what is left. No clock: a date is called future against the drop's own
 * LastModified, and against nothing where that is unknown. Throws a Rejection `no-article` for a draft without a printed block.
 */
export function extract(draft: Draft, drop: Pick<Drop, 'key' | 'lastModified' | 'feed'>): Article {
  const evidence = gather(draft, drop);
  const body = printed(evidence).map(bodyBlock);
  if (body.length === 0) throw new Rejection('no-article', `not one block of ${draft.blocks.length} is printed`);
  const agencies = settleAgencies(evidence);
  const authors = settleAuthors(evidence);
  const told = field('language', language);
  const settled: Omit<Article, 'flags' | 'quality'> = {
    ...field('headline', headline),
    ...field('subheadline', subheadline),
    ...field('summary', summary),
    authors,
    ...(agencies.length > 0 && { agencies }),
    ...some('credited', settleCredited(evidence, authors)),
    ...named('published', settlePublished(evidence)),
    ...named('modified', settle(modified, evidence, momentText)),
    ...field('dateline', dateline),
    ...field('publisher', publisher),
    ...field('site', site),
    ...field('section', section),
    keywords: all(keywords),
    ...told,
    ...named('languages', languages(evidence)),
    ...named('direction', told.language && direction(told.language.value)),
    ...field('canonical', canonical),
    ...field('copyright', copyright),
    ...field('usageTerms', usageTerms),
    ...field('slugline', slugline),
    ...named(
      'edition',
      settle(edition, evidence, ({ mark }) => mark),
    ),
    ...named('embargo', settle(embargo, evidence, momentText)),
    ...named('urgency', settle(urgency, evidence, String)),
    ...some('advisories', settleAdvisories(evidence)),
    ...some('events', settleEvents(evidence)),
    ...some('quotes', quotes(evidence)),
    ...some('mentions', mentions(evidence)),
    body,
    pictures: pictures(evidence),
    cuts: draft.cuts,
    notes: draft.notes,
  };
  const article = withFeed(settled, drop);
  const flagged = { ...article, flags: flags(article, evidence) };
  return { ...flagged, quality: quality(flagged) };

  function field<Name extends string>(name: Name, rules: readonly Rule<string>[]): { [Key in Name]?: Sourced<string> } {
    return named(name, settle(rules, evidence, asText));
  }

  /** Every value of the first rule that has any. */
  function all(rules: readonly Rule<string>[]): Sourced<string>[] {
    for (const rule of rules) {
      const found = rule.find(evidence);
      if (found.length > 0) return found.map((candidate) => source(rule, candidate));
    }
    return [];
  }
}

/** A printed block without what only the cleaning of it needs. Its role is one of a body's, for `printed` asks for no other. */
function bodyBlock({ role, text, span, shape, level }: DraftBlock): BodyBlock {
  return { role: role as BodyBlock['role'], text, span, shape, ...(level !== undefined && { level }) };
}

/** An empty list is an absent key. */
function some<Name extends string, Value>(name: Name, values: Value[]): { [Key in Name]?: Value[] } {
  return named(name, values.length > 0 ? values : undefined);
}

/** An absent field is an absent key. */
function named<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: Value });
}
