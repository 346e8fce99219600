import type { Attack } from '../case.ts';
import { numbered, page, told } from '../story.ts';

const many = (piece: string, count: number) => piece.repeat(count);
const FINE = ['article'] as const;
const data = (json: string) => `<script type="application/ld+json">${json}</script>`;

/** Each property of a thing is a list of references to one thing whose properties are lists of references to itself. */
function references(count: number): string {
  const list = Array.from({ length: count }, () => ({ '@id': 'x' }));
  const lists = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, list]));
  const story = lists('author creator contributor editor publisher image about keywords genre hasPart isPartOf correction');
  const thing = lists('name url email jobTitle description sameAs affiliation caption author worksFor givenName height width');
  return JSON.stringify({
    '@graph': [
      { '@type': 'NewsArticle', headline: 'Ferry', ...story },
      { '@id': 'x', '@type': 'Thing', ...thing },
    ],
  });
}

/** Work that is done again for each of many, because of something large that stands around them or before them. */
export const again = [
  {
    name: 'references-to-references',
    why: 'Twenty references lead to twenty more in each property: a billion names from 8 KB.',
    make: () => page(data(references(20))),
    ends: FINE,
  },
  {
    name: 'data-28-scripts',
    why: 'Each script of data is small enough, and keeps a million things.',
    make: () => page(many(data(`{"@type":"NewsArticle","x":[${many('{},', 3e5)}{}]}`), 28)),
    ends: FINE,
  },
  {
    name: 'data-28-broken',
    why: 'The same, none of it JSON: each is mended, sign by sign.',
    make: () => page(many(data(`{"@type":"NewsArticle","x":[${many('"a" b" ,', 1.2e5)}{}}`), 28)),
    ends: FINE,
  },
  {
    name: 'scope-1mb',
    why: 'Every property asks what the thing around it is called, which takes a megabyte of references to say.',
    make: () => page(`<div itemscope itemprop="${many('a&amp;', 1.7e5)}">${many('<meta itemprop=name content=x>', 5_000)}</div>`),
    ends: FINE,
  },
  {
    name: 'scopes-nested',
    why: 'And what is around that.',
    make: () => page(many('<div itemscope itemprop="a&amp;b">', 240) + many('<meta itemprop=name content=x>', 4e4)),
    ends: FINE,
  },
  {
    name: 'times-in-long-class',
    why: 'Every time asks for the class of what it stands in.',
    make: () => page(`<div class="${many('a&amp;', 1.7e5)}">${many('<time>x</time>', 5_000)}</div>`),
    ends: FINE,
  },
  {
    name: 'references-in-nest',
    why: 'Every piece of a text looks for the element that owns it, through all that are open.',
    make: () => page(`<p>${many('<i>', 240)}${many('&ampx', 7e5)}`),
    ends: FINE,
  },
  {
    name: 'end-tags-in-nest',
    why: 'Ends of what never began are looked for in all that is open.',
    make: () => page(many('<b>', 1_000) + many('</i>', 6e6)),
    ends: FINE,
  },
  {
    name: 'names-of-no-element',
    why: 'A million end tags, each of a name of its own that somebody remembers.',
    make: () => page(numbered('</x#>', 1e6)),
    ends: FINE,
  },
  {
    name: 'drawings-in-nest',
    why: 'The end of a drawing asks what is around it.',
    make: () => page(many('<b>', 1_000) + many('<svg></svg>', 1.9e5)),
    ends: FINE,
  },
  {
    name: 'names-past-cap',
    why: 'Names behind the last word that is looked at look back to it.',
    make: () => told(many('Ann Lee, ', 4e5)),
    ends: FINE,
  },
] as const satisfies readonly Attack[];
