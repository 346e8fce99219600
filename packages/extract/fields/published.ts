import type { Moment } from '@copydesk/article/article';

import { hinted } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { addressed, dates, heads, lines, opening, timesOfStory } from './dates.ts';
import { datelineDay } from './wire-date.ts';
import { sentAt } from './wire-header.ts';

/** What sites call the day of publication in meta tags, surest first. */
const META = `
  article:published_time og:article:published_time og:published_time datePublished published_time parsely-pub-date
  sailthru.date cXenseParse:recs:publishtime cxenseparse:publishtime dc.date.issued dcterms.issued dcterms.date
  dcterms.created dc.date.created rnews:datePublished article:published article.published article:published_date
  article:publication_date article:publicationdate og:article:published og:publish_date og:pubdate og:datepublished
  article_date_original originalpublicationdate vr:published_time shareaholic:article_published_time mediator_published_time
  bt:pubDate dcsext.articlefirstpublished prism.publicationdate publication_date publication-date publish-date publishdate
  publish_date publish_time publish-time pubdate pub_date published published-date published_date publisheddate date_published
  date-published citation_publication_date citation_online_date citation_date displaydate ptime pdate w-published-date
  article:created article.created content_create_date creation_date date_created datecreated cre_date doc_date uploadDate
  video:release_date rbpubdate article:post_date dateposted dc.created dc.date.publication dc.date date
`
  .trim()
  .split(/\s+/)
  .map((name) => `meta.${name}`);

/** `witness`: who says it. Rules of one witness say the same thing twice: a time element stands around the printed date. */
export type DateRule = Rule<Moment> & { witness: 'data' | 'meta' | 'page' | 'address' | 'mail' | 'title' | 'wire' };

/** When the story was first published. */
export const published = [
  {
    name: 'published-wire-header',
    witness: 'wire',
    why: 'The wire itself says when it sent the story; no person writes that line.',
    confidence: 0.98,
    find: sentAt,
    examples: [
      [[['dateline', '041530 Mai 31']], [{ precision: 'instant', at: '2031-05-04T15:30:00' }]],
      [[['dateline', 'CW-CS-05-08-31 1705GMT']], [{ precision: 'instant', at: '2031-05-08T17:05:00Z' }]],
      [[['dateline', '041530 Uhr 31']], []],
      [[['dateline', '311530 Feb 31']], []],
    ],
  },
  {
    name: 'published-json-ld',
    witness: 'data',
    why: 'A property made for it; right on nearly every page that has it.',
    confidence: 0.97,
    find: (evidence) => dates(evidence, hinted(evidence, ['ld.datePublished'])),
    examples: [
      [[['ld.datePublished', '2024-03-01T09:30:00+0100']], [{ precision: 'instant', at: '2024-03-01T09:30:00+01:00' }]],
      [[['ld.datePublished', '2024-02-30']], []],
      [[['ld.datePublished', '1970-01-01T00:00:00Z']], []],
      [
        [
          ['ld.datePublished', '2030-01-01'],
          ['lastModified', '2024-01-01T00:00:00Z'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'published-meta',
    witness: 'meta',
    why: 'The same, told to social networks and search engines.',
    confidence: 0.93,
    find: (evidence) => dates(evidence, hinted(evidence, META)),
    examples: [[[['meta.article:published_time', '2024-03-01 09:30']], [{ precision: 'instant', at: '2024-03-01T09:30:00' }]]],
  },
  {
    name: 'published-item',
    witness: 'page',
    why: 'Microdata around the printed date.',
    confidence: 0.9,
    find: (evidence) => dates(evidence, hinted(evidence, ['item.datePublished', 'item.dateCreated'])),
    examples: [[[['item.datePublished', '2024-03-01']], [{ precision: 'day', at: '2024-03-01' }]]],
  },
  {
    name: 'published-time-element',
    witness: 'page',
    why: 'The first time element of a page dates the story more often than a neighbour of it.',
    confidence: 0.75,
    find: (evidence) => dates(evidence, timesOfStory(evidence)).slice(0, 1),
    examples: [
      [
        [
          ['time.datetime', '2024-03-01T09:30Z'],
          ['time.datetime', '2024-02-01'],
        ],
        [{ precision: 'instant', at: '2024-03-01T09:30:00Z' }],
      ],
      [[['time.datetime.lastUpdated', '2024-03-01']], []],
    ],
  },
  {
    name: 'published-address',
    witness: 'address',
    why: 'On 41 of 258 pages the address held a date, right on all of them; it knows no time of day.',
    confidence: 0.9,
    find: (evidence) => addressed(evidence).filter(({ value }) => value.precision === 'day'),
    examples: [
      [[['link.canonical', 'https://courier.example/world/2024/03/01/ferry']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['key', 'wire/20240301-ferry.txt']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['key', 'a/2024/13/01/ferry.txt']], []],
    ],
  },
  {
    name: 'published-mail',
    witness: 'mail',
    why: 'The day a mail was sent: the story was sent to be published at once, unless it says otherwise.',
    confidence: 0.7,
    find: (evidence) => dates(evidence, hinted(evidence, ['mail.date'])),
    examples: [
      [[['mail.date', 'Mon, 03 Mar 2031 09:30:00 +0100']], [{ precision: 'instant', at: '2031-03-03T09:30:00+01:00' }]],
      [[['mail.date', '3 Mar 2031 09:30 GMT (Greenwich)']], [{ precision: 'instant', at: '2031-03-03T09:30:00Z' }]],
      [[['mail.date', 'yesterday']], []],
    ],
  },
  {
    name: 'published-printed',
    witness: 'page',
    why: 'The line under the headline, in whatever language; people write it, so it comes after machines.',
    confidence: 0.8,
    find: (evidence) => dates(evidence, lines(evidence, 'published')),
    examples: [
      [[['dateline', 'Samstag, 2. März 2024, 14:05 Uhr']], [{ precision: 'instant', at: '2024-03-02T14:05:00' }]],
      [[['byline', 'Par Anne Roux, publié le 1er mars 2024']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['dateline', 'Updated March 3, 2024']], []],
      [[['dateline', 'Updated March 3, 2024, first published March 1, 2024']], [{ precision: 'day', at: '2024-03-01' }]],
      [
        [
          ['dateline', 'Monday, June 1, 2026'],
          ['headline', 'Ferry returns'],
          ['dateline', 'March 1, 2024'],
        ],
        [{ precision: 'day', at: '2024-03-01' }],
      ],
      [
        [
          ['dateline', 'Thứ Hai, 15/06/2026'],
          ['dateline', 'Thứ Ba, 18/02/2025'],
          ['headline', 'Ferry returns'],
        ],
        [
          { precision: 'day', at: '2025-02-18' },
          { precision: 'day', at: '2026-06-15' },
        ],
      ],
      [[['dateline', 'PortsMARCH 1, 2024Updated March 3, 2024']], [{ precision: 'day', at: '2024-03-01' }]],
      [[['dateline', '2024年3月1日']], [{ precision: 'day', at: '2024-03-01' }]],
    ],
  },
  {
    name: 'published-opening',
    witness: 'page',
    why: 'A date that opens the story, or a line of its head, set apart from what follows.',
    confidence: 0.7,
    find: (evidence) => opening(evidence, heads(evidence)),
    examples: [
      [[['body', '29.11.2022 – Die Fähre fährt wieder.']], [{ precision: 'day', at: '2022-11-29' }]],
      [[['body', 'Lindau, (12.11.2021). Die Fähre fährt wieder.']], [{ precision: 'day', at: '2021-11-12' }]],
      [[['subheadline', '22/11/2020 - 04:30 - Fonte: Agência']], [{ precision: 'instant', at: '2020-11-22T04:30:00' }]],
      [[['body', 'On March 3, 2022, the ferry stopped.']], []],
      [[['body', 'Am 8. November 2021 findet die Regatta statt.']], []],
    ],
  },
  {
    name: 'published-dateline',
    witness: 'page',
    why: 'The day in the dateline of a wire, written in full.',
    confidence: 0.8,
    find: datelineDay,
    examples: [
      [[['body', 'GENEVA, March 3, 2031 (AP) - Talks began.']], [{ precision: 'day', at: '2031-03-03' }]],
      [[['body', 'PARIS, 3 mars 2031 (AFP) - Le bac est revenu.']], [{ precision: 'day', at: '2031-03-03' }]],
      [[['body', 'GENEVA, March 3 (AP) - Talks began.']], []],
      [[['body', 'GENEVA (AP) - On March 3, 2031, talks began.']], []],
    ],
  },
  {
    name: 'published-title',
    witness: 'title',
    why: 'Press offices put the day before the headline.',
    confidence: 0.6,
    find: (evidence) => opening(evidence, hinted(evidence, ['meta.og:title', 'title', 'ld.headline'])),
    examples: [[[['title', '23.01.2022 - Fähre fährt wieder - Kreisblatt']], [{ precision: 'day', at: '2022-01-23' }]]],
  },
  {
    name: 'published-address-month',
    witness: 'address',
    why: 'The address knows no day; better than what the text can tell.',
    confidence: 0.8,
    find: (evidence) => addressed(evidence).filter(({ value }) => value.precision === 'month'),
    examples: [[[['link.canonical', 'https://courier.example/2024/03/ferry']], [{ precision: 'month', at: '2024-03' }]]],
  },
] as const satisfies readonly DateRule[];
