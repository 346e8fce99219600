import type { AuthorRule } from './author-rule.ts';
import { authorsOtherwise } from './authors-otherwise.ts';
import { bios, bylines, fromText, fullNamed, items, linked, metaPeople, namesAlone } from './people.ts';
import { wire } from './signature.ts';

/** Who wrote it, in the order printed. The first rule that finds anybody gives the list, unless two other witnesses agree. */
export const authors = [
  {
    name: 'authors-json-ld',
    witness: 'data',
    why: 'One entry a person, made for it.',
    confidence: 0.95,
    find: (evidence) => fullNamed(linked(evidence)),
    examples: [
      [
        [
          ['ld.author.0.name', 'By Ann Lee'],
          ['ld.author.0.jobTitle', 'Reporter'],
          ['ld.author.1.name', 'Harbour Courier Staff'],
        ],
        [{ name: 'Ann Lee', role: 'author', jobTitle: 'Reporter' }],
      ],
      [
        [
          ['ld.author.0.name', 'Reuters'],
          ['ld.author.1.name', 'https://courier.example/ann'],
        ],
        [],
      ],
      [
        [
          ['ld.author.0.name', 'Gibby Lee'],
          ['ld.publisher.name', 'Gibby Lee'],
          ['ld.publisher.@type', 'Person'],
        ],
        [{ name: 'Gibby Lee', role: 'author' }],
      ],
      [
        [
          ['ld.author.0.name', 'Gibby Lee'],
          ['ld.publisher.name', 'Gibby Lee'],
          ['ld.publisher.@type', 'Organization'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'authors-meta',
    witness: 'meta',
    why: 'Told to crawlers; often the site, an address or an account, which are refused.',
    confidence: 0.85,
    find: (evidence) => metaPeople(evidence),
    examples: [
      [[['meta.author', 'Ann Lee']], [{ name: 'Ann Lee', role: 'author' }]],
      [[['meta.author', 'ann.lee@courier.example']], []],
      [
        [
          ['meta.author', 'Harbour Press'],
          ['meta.article:author', 'Ann Lee'],
        ],
        [{ name: 'Ann Lee', role: 'author' }],
      ],
      [[['meta.dc.creator', 'Lee, Ann Marie']], [{ name: 'Ann Marie Lee', role: 'author' }]],
      [
        [
          ['meta.citation_author', 'Quist, Xyra'],
          ['meta.citation_author', 'Tran, Wei Linh'],
        ],
        [
          { name: 'Xyra Quist', role: 'author' },
          { name: 'Wei Linh Tran', role: 'author' },
        ],
      ],
      [
        [
          ['meta.author', 'Kreisblatt'],
          ['meta.og:site_name', 'Kreisblatt'],
        ],
        [],
      ],
      [
        [
          ['meta.author', 'Iberian Wines in Harbourtown'],
          ['title', 'Red or white? - Iberian Wines in Harbourtown'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'authors-item',
    witness: 'page',
    why: 'Microdata and links that say author; of a page of many teasers only those near the story speak of it.',
    confidence: 0.8,
    find: (evidence) => fullNamed(fromText(evidence, items(evidence), true)),
    examples: [[[['item.author.name', 'Ann Lee']], [{ name: 'Ann Lee', role: 'author' }]]],
  },
  {
    name: 'authors-byline',
    witness: 'page',
    why: 'Printed, with titles and places around the names.',
    confidence: 0.9,
    find: (evidence) => fromText(evidence, bylines(evidence), false),
    examples: [
      [
        [['byline', 'By Ann Lee in Kyiv and Bo Ek in Berlin']],
        [
          { name: 'Ann Lee', role: 'author' },
          { name: 'Bo Ek', role: 'author' },
        ],
      ],
      [
        [['byline', 'Von Jörg Überall und Maren de Vries, dpa']],
        [
          { name: 'Jörg Überall', role: 'author' },
          { name: 'Maren de Vries', role: 'author' },
        ],
      ],
      [
        [['byline', 'Par Anne-Lise Roux et Zoé d’Arc']],
        [
          { name: 'Anne-Lise Roux', role: 'author' },
          { name: 'Zoé d’Arc', role: 'author' },
        ],
      ],
      [[['byline', 'By Staff and agencies']], []],
      [
        [
          ['title', 'Ferry returns | Ports | Harbour Courier'],
          ['byline', 'By Ann Lee, Harbour Courier — Quiet Bay'],
        ],
        [{ name: 'Ann Lee', role: 'author' }],
      ],
      [[['dateline', 'Harbour Profile']], []],
      [[['byline', '文／山田花子']], [{ name: '山田花子', role: 'author' }]],
    ],
  },
  {
    name: 'authors-wire',
    witness: 'story',
    why: 'Agencies credit their reporters under the story.',
    confidence: 0.85,
    find: wire,
    examples: [
      [
        [['body', '(Reporting by Ann Lee and Bo Ek; Editing by Cy Dee)']],
        [
          { name: 'Ann Lee', role: 'author' },
          { name: 'Bo Ek', role: 'author' },
        ],
      ],
    ],
  },
  {
    name: 'authors-bio',
    witness: 'bio',
    why: 'No byline, but a note about the writer under the story.',
    confidence: 0.8,
    find: (evidence) =>
      bios(evidence).flatMap(({ value, spans }) =>
        value.name ? [{ value: { name: value.name, role: 'author' as const }, spans }] : [],
      ),
    examples: [
      [[['author-bio', 'Based in Leeds, Ann Lee is a Senior Writer at Lakeside.']], [{ name: 'Ann Lee', role: 'author' }]],
    ],
  },
  {
    name: 'authors-name-alone',
    witness: 'page',
    why: 'Nothing but a name, between the headline and the story, in no element that says whose.',
    confidence: 0.6,
    find: namesAlone,
    examples: [],
  },
  ...authorsOtherwise,
] as const satisfies readonly AuthorRule[];
