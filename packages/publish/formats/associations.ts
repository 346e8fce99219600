import type { Article, Picture } from '@copydesk/article/article';
import type { Relation } from '@copydesk/article/relation';

import type { Association } from '../ninjs.ts';
import { address } from './address.ts';
import { pictureParties } from './parties.ts';
import { cancels } from './status.ts';

/** The name of the nth picture of a story: the story's URN with a fragment (RFC 8141). Counted from 1. */
export function pictureUri(uri: string, index: number): string {
  return `${uri}#picture-${index + 1}`;
}

/** What belongs to the story: its pictures in order, its writers' bios, the story it relates to. */
export function associations(uri: string, article: Article, relation: Relation): Association[] {
  return [
    ...article.pictures.map((picture, index) => pictureOf(picture, pictureUri(uri, index), article)),
    ...article.authors.flatMap(({ value: { name, bio } }, index): Association[] =>
      bio
        ? [
            {
              name,
              rel: 'authorBio',
              uri: `${uri}#bio-${index + 1}`,
              type: 'component',
              bodies: [{ contentType: 'text/plain', value: bio }],
            },
          ]
        : [],
    ),
    ...related(article, relation),
  ];
}

function pictureOf(picture: Picture, uri: string, article: Article): Association {
  const language = article.language?.value;
  const href = address(picture.href, article.canonical?.value);
  const by = picture.photographer ?? picture.credit;
  const infoSources = pictureParties(picture);
  const descriptions = [
    { role: 'caption', value: picture.caption },
    { role: 'alt', value: picture.alt },
    { role: 'creditline', value: picture.credit },
  ].flatMap(({ role, value }) => (value ? [{ role, contentType: 'text/plain', value }] : []));
  return {
    name: uri.slice(uri.indexOf('#') + 1),
    rel: 'picture',
    uri,
    type: 'picture',
    representationType: picture.truncated ? 'partial' : 'full',
    ...(language && { language }),
    ...(by && { by }),
    ...(descriptions.length > 0 && { descriptions }),
    ...(infoSources.length > 0 && { infoSources }),
    ...(href && { renditions: [{ name: 'original', href }] }),
  };
}

const RELS = {
  exact: 'duplicateOf',
  near: 'duplicateOf',
  excerpt: 'excerptOf',
  grown: 'contains',
  revision: 'revisionOf',
  contains: 'contains',
} as const satisfies Record<Exclude<Relation['kind'], 'none'>, Association['rel']>;

function related(article: Article, { kind, of }: Relation): Association[] {
  if (kind === 'none' || !of) return [];
  const corrects = kind === 'revision' && article.edition?.value.kind === 'correction';
  const rel = cancels(article) ? 'cancels' : corrects ? 'correctionOf' : RELS[kind];
  return [{ name: of.key, rel, uri: of.uri, type: 'text' }];
}
