import { z } from 'zod';

import { bodyText, type Article, type Author, type Mention, type Moment, type Picture } from '@copydesk/article/article';
import { dropUri, type Drop } from '@copydesk/article/drop';
import { isDuplicate, type Relation } from '@copydesk/article/relation';

import type { ImageObject, NewsArticle, Person } from '../news-article.ts';
import { address } from './address.ts';
import { pictureUri } from './associations.ts';
import { readingMinutes, wordCount } from './counts.ts';
import { status } from './status.ts';

/** An article as schema.org `NewsArticle`. Absent facts are absent properties; dates are as precise as the source tells them. */
export function jsonld(drop: Drop, article: Article, relation: Relation): NewsArticle {
  const { canonical, published, modified, dateline, agencies, publisher, keywords, pictures, mentions, body } = article;
  const uri = dropUri(drop);
  const page = address(canonical?.value);
  const text = bodyText(article);
  const corrections = body.filter(({ role }) => role === 'correction').map((block) => block.text);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': uri,
    ...said('url', page),
    ...said('mainEntityOfPage', page),
    creativeWorkStatus: status(article, drop).pubStatus,
    ...said('headline', article.headline?.value),
    ...said('alternativeHeadline', article.subheadline?.value),
    ...said('abstract', article.summary?.value),
    ...(dateline && { dateline: dateline.value, locationCreated: { '@type': 'Place', name: dateline.value } }),
    ...said('datePublished', when(published?.value)),
    ...said('dateModified', when(modified?.value)),
    ...said('inLanguage', article.language?.value),
    ...authors(),
    ...people('contributor', ['contributor', 'photographer']),
    ...people('editor', ['editor']),
    ...people('translator', ['translator']),
    ...(agencies?.length && { sourceOrganization: agencies.map(organization) }),
    ...(publisher && { publisher: organization(publisher.value) }),
    ...said('articleSection', article.section?.value),
    ...(keywords.length > 0 && { keywords: keywords.map(({ value }) => value) }),
    articleBody: text,
    wordCount: wordCount(text),
    timeRequired: `PT${readingMinutes(text)}M`,
    ...said('correction', corrections.join('\n\n')),
    ...(pictures.length > 0 && { image: pictures.map((picture, at) => image(picture, pictureUri(uri, at), canonical?.value)) }),
    ...(mentions?.length && { mentions: mentions.map(({ kind, name }) => ({ '@type': KINDS[kind], name })) }),
    ...said('copyrightNotice', article.copyright?.value),
    ...said('conditionsOfAccess', article.usageTerms?.value),
    ...(article.flags.includes('paywall-teaser') && { isAccessibleForFree: false }),
    ...(isDuplicate(relation) && relation.of && { isBasedOn: relation.of.uri }),
  };

  function authors(): Pick<NewsArticle, 'author'> {
    const all = [
      ...(people('author', ['author']).author ?? []),
      ...(article.credited ?? []).map(({ value }) => organization(value)),
    ];
    return all.length > 0 ? { author: all } : {};
  }

  function people<Slot extends string>(slot: Slot, roles: readonly Author['role'][]): { [Key in Slot]?: Person[] } {
    const found = article.authors.filter(({ value }) => roles.includes(value.role));
    return found.length === 0
      ? {}
      : named(
          slot,
          found.map(({ value }) => person(value, canonical?.value)),
        );
  }
}

const KINDS = { person: 'Person', organisation: 'Organization', place: 'Place' } as const satisfies Record<
  Mention['kind'],
  string
>;

const Email = z.email();

function person({ name, letters, jobTitle, affiliation, bio, email, url, languages }: Author, base: string | undefined): Person {
  return {
    '@type': 'Person',
    name,
    ...said('honorificSuffix', letters),
    ...said('jobTitle', jobTitle),
    ...(affiliation && { affiliation: organization(affiliation) }),
    ...said('description', bio),
    ...(Email.safeParse(email).success && { email }),
    ...said('url', address(url, base)),
    ...(languages?.length && { knowsLanguage: languages }),
  };
}

function organization(name: string): { '@type': 'Organization'; name: string } {
  return { '@type': 'Organization', name };
}

function image({ href, caption, alt, credit, photographer, agency }: Picture, uri: string, base?: string): ImageObject {
  return {
    '@type': 'ImageObject',
    '@id': uri,
    ...said('contentUrl', address(href, base)),
    ...said('caption', caption),
    ...said('description', alt),
    ...said('creditText', credit),
    ...(photographer && { creator: { '@type': 'Person', name: photographer } }),
    ...(agency && { sourceOrganization: organization(agency) }),
  };
}

/** A day or an instant as the source tells it; anything less precise is no date. */
function when(moment: Moment | undefined): string | undefined {
  return moment?.precision === 'instant' || moment?.precision === 'day' ? moment.at : undefined;
}

/** An empty text is an absent property. */
function said<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
  return value ? named(name, value) : {};
}

function named<Name extends string, Value>(name: Name, value: Value): { [Key in Name]?: Value } {
  return { [name]: value } as { [Key in Name]: Value };
}
