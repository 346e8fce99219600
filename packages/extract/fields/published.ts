import type { Moment } from '@copydesk/article/article';

import { blocks, hint, hinted, hintedUnder, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { interval } from './interval.ts';
import { dated, isDay, type Dated } from './moment.ts';

const DAY = 86_400_000;
/** Days that systems write when they know none: the zero days of Unix (east and west of Greenwich), Excel and SQL. */
const TEMPLATES = new Set(['1970-01-01', '1969-12-31', '1899-12-30', '1899-12-31', '1900-01-01']);

/** Can a story of this drop bear this date? Not before printing, not a template's, not after the drop itself. */
function possible({ at, precision }: Dated, evidence: Evidence): boolean {
  if (Number(at.slice(0, 4)) < 1600) return false;
  if (TEMPLATES.has(at.slice(0, 10)) && /^(?:.{7,10}|.{10}T00:00.*|1969-12-31T.*|1970-01-01T.*)$/.test(at)) return false;
  const start = precision === 'month' ? `${at}-01` : at.slice(0, 10);
  const { lastModified } = evidence.drop;
  return lastModified === undefined || Date.parse(start) <= Date.parse(lastModified) + DAY;
}

function dates(evidence: Evidence, candidates: Candidate<string>[]): Candidate<Moment>[] {
  const language = hint(evidence, 'html.lang') ?? '';
  return candidates.flatMap(({ value, spans }) => {
    const moment = dated(value, language);
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

const ADDRESS = /(?:^|[/_.-])((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2])(?:\2([0-3]\d)(?!\d)|(?=\/))/u;

/** `/2024/03/01/`, `/20240301-`, or only a month. */
function inAddress(address: string): Dated | undefined {
  const [, year, , month, day] = ADDRESS.exec(address) ?? [];
  if (!year || !month) return undefined;
  if (!day) return { precision: 'month', at: `${year}-${month}` };
  return isDay(Number(year), Number(month), Number(day)) ? { precision: 'day', at: `${year}-${month}-${day}` } : undefined;
}

function addressed(evidence: Evidence, candidates: Candidate<string>[]): Candidate<Moment>[] {
  return candidates.flatMap(({ value, spans }) => {
    const moment = inAddress(value.replace(/^https?:\/\/[^/]*/i, ''));
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

/** Words before a date that make it the day of a change, in the languages we have met. */
const CHANGED = /(?:updated?|modified|edited|aktualisiert|geändert|mis à jour|modifié|mise à jour|actualizado|atualizado|aggiornat\w|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualizowan\w|обновлен\w|更新|güncelle\w*)/iu;

/** The printed lines that may carry a date, cut where a change is told. */
function lines(evidence: Evidence, which: 'published' | 'modified'): Candidate<string>[] {
  return blocks(evidence, 'dateline', 'byline').flatMap((block) => {
    const text = block.text.slice(0, 400);
    const change = CHANGED.exec(text);
    // `Updated 3 May, first published 1 May`: what stands before the word belongs to the other date.
    const part = which === 'modified' ? (change ? text.slice(change.index) : '') : change ? text.slice(0, change.index) : text;
    return part === '' ? [] : [{ value: part, spans: [block.span] }];
  });
}

const META = [
  'meta.article:published_time', 'meta.og:article:published_time', 'meta.og:published_time', 'meta.datePublished', 'meta.published_time', 'meta.parsely-pub-date', 'meta.sailthru.date',
  'meta.cXenseParse:recs:publishtime', 'meta.cxenseparse:publishtime', 'meta.dc.date.issued', 'meta.dcterms.issued', 'meta.dcterms.date', 'meta.dcterms.created', 'meta.dc.date.created',
  'meta.rnews:datePublished', 'meta.article.published', 'meta.article_date_original', 'meta.originalpublicationdate', 'meta.vr:published_time', 'meta.publication_date',
  'meta.publish-date', 'meta.publishdate', 'meta.publish_date', 'meta.pubdate', 'meta.pub_date', 'meta.published', 'meta.citation_publication_date', 'meta.displaydate', 'meta.ptime', 'meta.dc.date', 'meta.date',
];

/** When the story was first published. */
export const published = [
  {
    name: 'published-json-ld',
    why: 'A property made for it; right on nearly every page that has it.',
    confidence: 0.97,
    find: (evidence) => dates(evidence, hinted(evidence, ['ld.datePublished'])),
    examples: [
      [[['ld.datePublished', '2024-03-01T09:30:00+0100']], [{ precision: 'instant', at: '2024-03-01T09:30:00+01:00' }]],
      [[['ld.datePublished', '2024-02-30']], []],
      [[['ld.datePublished', '1970-01-01T00:00:00Z']], []],
      [[['ld.datePublished', '2030-01-01'], ['lastModified', '2024-01-01T00:00:00Z']], []],
    ],
  },
  {
    name: 'published-meta',
    why: 'The same, told to social networks and search engines.',
    confidence: 0.93,
    find: (evidence) => dates(evidence, hinted(evidence, META)),
    examples: [[[['meta.article:published_time', '2024-03-01 09:30']], [{ precision: 'instant', at: '2024-03-01T09:30:00' }]]],
  },
  {
    name: 'published-item',
    why: 'Microdata around the printed date.',
    confidence: 0.9,
    find: (evidence) => dates(evidence, hinted(evidence, ['item.datePublished', 'item.dateCreated'])),
    examples: [[[['item.datePublished', '2024-03-01']], [{ precision: 'day', at: '2024-03-01' }]]],
  },
  {
    name: 'published-time-element',
    why: 'The first time element of a page dates the story more often than a neighbour of it.',
    confidence: 0.75,
    find: (evidence) => dates(evidence, hintedUnder(evidence, 'time.datetime').slice(0, 1)),
    examples: [[[['time.datetime', '2024-03-01T09:30Z'], ['time.datetime', '2024-02-01']], [{ precision: 'instant', at: '2024-03-01T09:30:00Z' }]]],
  },
  {
    name: 'published-address',
    why: 'On 41 of 258 pages the address held a date, right on all of them; it knows no time of day.',
    confidence: 0.9,
    find: (evidence) => addressed(evidence, [...hinted(evidence, ['link.canonical', 'meta.og:url', 'ld.url']), { value: evidence.drop.key, spans: [] }]),
    examples: [
      [[['link.canonical', 'https://courier.example/world/2024/03/01/ferry']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['key', 'wire/20240301-ferry.txt']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['key', 'a/2024/13/01/ferry.txt']], []],
    ],
  },
  {
    name: 'published-printed',
    why: 'The line under the headline, in whatever language; people write it, so it comes after machines.',
    confidence: 0.8,
    find: (evidence) => dates(evidence, lines(evidence, 'published')),
    examples: [
      [[['dateline', 'Samstag, 2. März 2024, 14:05 Uhr']], [{ precision: 'instant', at: '2024-03-02T14:05:00' }]],
      [[['byline', 'Par Anne Roux, publié le 1er mars 2024']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['dateline', 'Updated March 3, 2024']], []],
      [[['dateline', '2024年3月1日']], [{ precision: 'day', at: '2024-03-01' }]],
    ],
  },
  {
    name: 'published-interval',
    why: 'No date anywhere: what the text counts from and what its pictures show bound the days, and never name one.',
    confidence: 0.4,
    find: interval,
    examples: [
      [
        [
          ['body', "Vor 60 Jahren, in der Kubakrise, stand die Welt am Abgrund. Vor den Zwischenwahlen im kommenden Monat wird gewarnt."],
          ['caption', 'Ein Frachter am 12. Oktober im Hafen'],
        ],
        [
          {
            precision: 'interval',
            from: '2022-10-12',
            to: '2022-10-31',
            reasons: [
              '“Vor 60 Jahren” from the Cuban Missile Crisis (1962) is 2022',
              'elections in the United States, month 11, one month ahead: written in month 10',
              'a caption is dated “12. Oktober”: not before it',
            ],
          },
        ],
      ],
      [[['body', 'Ten years ago the bridge was closed.'], ['caption', 'The bridge on October 25']], []],
    ],
  },
] as const satisfies readonly Rule<Moment>[];

/** When it was last changed, where the source says so. */
export const modified = [
  {
    name: 'modified-json-ld',
    why: 'A property made for it.',
    confidence: 0.95,
    find: (evidence) => dates(evidence, hinted(evidence, ['ld.dateModified'])),
    examples: [[[['ld.dateModified', '2024-03-02T10:00:00Z']], [{ precision: 'instant', at: '2024-03-02T10:00:00Z' }]]],
  },
  {
    name: 'modified-meta',
    why: 'The same, told to social networks.',
    confidence: 0.9,
    find: (evidence) => dates(evidence, hinted(evidence, ['meta.article:modified_time', 'meta.og:updated_time', 'item.dateModified', 'meta.dcterms.modified', 'meta.last-modified', 'meta.lastmod', 'meta.modified'])),
    examples: [[[['meta.article:modified_time', '2024-03-02']], [{ precision: 'day', at: '2024-03-02' }]]],
  },
  {
    name: 'modified-printed',
    why: 'A line that says so.',
    confidence: 0.75,
    find: (evidence) => dates(evidence, lines(evidence, 'modified')),
    examples: [[[['dateline', 'Published March 1, 2024. Updated March 3, 2024']], [{ precision: 'day', at: '2024-03-03' }]]],
  },
] as const satisfies readonly Rule<Moment>[];
