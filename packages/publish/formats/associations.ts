import type { Article, Picture } from '@copydesk/article/article';
import type { Relation } from '@copydesk/article/relation';

import { Uri, type Association } from '../ninjs.ts';

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
    ...related(relation),
  ];
}

function pictureOf(picture: Picture, uri: string, article: Article): Association {
  const language = article.language?.value;
  const href = address(picture.href, article.canonical?.value);
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
    ...(picture.credit && { by: picture.credit }),
    ...(descriptions.length > 0 && { descriptions }),
    ...(href && { renditions: [{ name: 'original', href }] }),
  };
}

/** An address as ninjs takes it, absolute and escaped; undefined when it cannot be one. Data addresses are content, not addresses. */
function address(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) && Uri.safeParse(url.href).success ? url.href : undefined;
}

const RELS = {
  exact: 'duplicateOf',
  near: 'duplicateOf',
  excerpt: 'excerptOf',
  revision: 'revisionOf',
  contains: 'contains',
} as const satisfies Record<Exclude<Relation['kind'], 'none'>, Association['rel']>;

function related({ kind, of }: Relation): Association[] {
  return kind === 'none' || !of ? [] : [{ name: of.key, rel: RELS[kind], uri: of.uri, type: 'text' }];
}
