import type { Article, Sourced } from '@copydesk/article/article';
import { dropUri, type Drop } from '@copydesk/article/drop';
import type { Fingerprint, Relation } from '@copydesk/article/relation';

import { ArticleDocument } from './publish.ts';

/** A made-up drop. */
export const drop: Drop = {
  bucket: 'drops',
  key: '2024/03/ferry.html',
  etag: 'abc',
  lastModified: '2024-03-02T08:00:00Z',
  size: 4_321,
};
const story = { uri: dropUri(drop), key: drop.key };
/** Of an original. */
export const relation: Relation = { kind: 'none', root: story, score: 1, reasons: [] };
/** Of no text in particular. */
export const fingerprint: Fingerprint = {
  algorithm: 2,
  exact: 'a'.repeat(32),
  level: 0,
  shingles: 3,
  sketch: 'AAAA',
  anchors: 'AAAA',
};

/** A value with its evidence, as `extract` would give it. */
export function sourced<Value>(value: Value): Sourced<Value> {
  return { value, rule: 'made-up', confidence: 0.9, spans: [[0, 4]], rivals: [{ value: 'other', rule: 'worse' }] };
}

/** An article without a fact. */
export const minimal: Article = {
  authors: [],
  keywords: [],
  body: [{ role: 'body', text: 'Rain.', span: [0, 5], shape: 'paragraph' }],
  pictures: [],
  flags: ['no-headline'],
  cuts: [],
  notes: [],
};

/** An article with every fact there is; its type says when one more comes. */
export const full: Required<Article> = {
  ...minimal,
  headline: sourced('Ferry <returns> & stays'),
  subheadline: sourced('After nine years'),
  summary: sourced('The ferry runs again.'),
  authors: [
    sourced({
      name: 'Ann Lee',
      role: 'author' as const,
      email: 'ann@courier.example',
      bio: 'Ann Lee is a reporter.',
      handles: ['@annlee'],
      url: '/people/ann lee',
      jobTitle: 'Reporter',
      affiliation: 'Harbour Courier',
      languages: ['English'],
    }),
    sourced({ name: 'Bo Ek', role: 'author' as const, email: 'not an address' }),
    sourced({ name: 'Cy Dee', role: 'author' as const }),
    sourced({ name: 'Di Fox', role: 'contributor' as const }),
  ],
  credited: [sourced('Coast Desk')],
  agencies: ['AP'],
  published: sourced({ precision: 'instant' as const, at: '2024-03-01T09:30:00+01:00' }),
  modified: sourced({ precision: 'day' as const, at: '2024-03-02' }),
  dateline: sourced('ODESSA, Ukraine'),
  publisher: sourced('Harbour Courier'),
  section: sourced('World'),
  keywords: [sourced('ferry')],
  language: sourced('en'),
  languages: { declared: sourced('en-GB'), detected: sourced('en') },
  direction: 'ltr',
  canonical: sourced('https://courier.example/a b'),
  copyright: sourced('© 2024 Harbour Courier'),
  usageTerms: sourced('No sales.'),
  site: sourced('courier.example'),
  slugline: sourced('FERRY-RETURNS'),
  edition: sourced({ kind: 'update' as const, number: 2, mark: 'UPDATE 2-' }),
  embargo: sourced({ precision: 'instant' as const, at: '2024-03-02T09:00:00+01:00' }),
  urgency: sourced(3),
  advisories: [sourced('Eds: Adds quotes.'), sourced('Photos follow.')],
  events: [sourced({ precision: 'day' as const, at: '2024-03-09' })],
  quotes: [
    { text: 'Well.', kind: 'direct', speaker: 'Ann Lee', verb: 'said', spans: [[40, 45]], rule: 'quote-said', confidence: 0.9 },
  ],
  mentions: [
    { kind: 'person', name: 'Eva Moss', aliases: ['Moss'], count: 4, spans: [[0, 4]], rule: 'title-name', confidence: 0.9 },
    { kind: 'organisation', name: 'Harbour Board', count: 2, spans: [[5, 9]], rule: 'board', confidence: 0.75 },
    { kind: 'place', name: 'Odessa', count: 1, spans: [[10, 12]], rule: 'gazetteer', confidence: 0.6 },
  ],
  quality: { score: 0.8, parts: [{ name: 'date', score: 0.8, weight: 1, why: 'told by the page' }] },
  body: [
    { role: 'body', text: 'First & foremost.', span: [0, 17], shape: 'paragraph' },
    { role: 'subhead', text: 'What next', span: [20, 29], shape: 'heading', level: 3 },
    { role: 'list', text: 'one', span: [30, 33], shape: 'list-item' },
    { role: 'list', text: 'two', span: [34, 37], shape: 'list-item' },
    { role: 'quote', text: 'Well.', span: [40, 45], shape: 'quote' },
    { role: 'table', text: 'a | b', span: [50, 55], shape: 'cell' },
    { role: 'correction', text: 'It was nine.', span: [60, 72], shape: 'paragraph' },
  ],
  pictures: [
    {
      caption: 'Sailors at...',
      credit: 'ANN LEE/AFP',
      photographer: 'ANN LEE',
      agency: 'AFP',
      alt: 'ferry, dawn',
      href: '/img/1.jpg',
      truncated: true,
      after: 1,
      spans: [[18, 19]],
    },
    { alt: 'A map', href: 'data:image/png;base64,AAAA', truncated: false, after: 2, spans: [] },
  ],
  flags: ['caption-truncated'],
  cuts: [{ role: 'promo', rule: 'promo-label', span: [80, 90] }],
};

/** A document as a reader gets it. */
export function parsed(bytes: Uint8Array): ArticleDocument {
  return ArticleDocument.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}
