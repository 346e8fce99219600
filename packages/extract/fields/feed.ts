import type { Article, Moment, Sourced } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import type { Feed } from '@copydesk/article/feed';

import { direction } from './language.ts';
import { momentText } from './publishing.ts';
import { inZone } from './zone-of-feed.ts';

/** The fields of which a feed can say something. */
type Told = Pick<Article, 'publisher' | 'language' | 'direction' | 'published' | 'modified' | 'embargo'>;

/** The rule's name in the evidence of what a feed filled in. */
const RULE = 'feed';

/** One thing that a feed can say, and what it makes of the fields: those that change. */
type Fill = {
  name: keyof Feed;
  why: string;
  /** How sure a value is that the feed gives. A drop's own that is surer, or as sure, stays. */
  confidence: number;
  settle(told: Told, feed: Feed, confidence: number, drop: Pick<Drop, 'lastModified'>): Told;
  /** What a feed says of a drop with these fields, and the fields then: value, rule, rivals. */
  examples: readonly (readonly [feed: Omit<Feed, 'name'>, told: Told, after: Readonly<Record<string, readonly string[]>>])[];
};

/** A field as the examples need it. */
function own<Value>(value: Value, rule: string, confidence = 0.9): Sourced<Value> {
  return { value, rule, confidence, spans: [], rivals: [] };
}

const AT = { precision: 'instant', at: '2026-07-01T09:30:00' } as const satisfies Moment;

/** What a feed can say of an article, in the order it is filled in. */
export const fills: readonly Fill[] = [
  {
    name: 'publisher',
    why: 'Wire copy names its house in no field, if at all; whoever set up the feed knows it.',
    confidence: 0.5,
    settle: ({ publisher }, feed, confidence) => one('publisher', surer(publisher, feed.publisher, confidence)),
    examples: [
      [{ publisher: 'Harbour Press' }, {}, { publisher: ['Harbour Press', 'feed'] }],
      [
        { publisher: 'Harbour Press' },
        { publisher: own('Kreisblatt', 'publisher-json-ld') },
        { publisher: ['Kreisblatt', 'publisher-json-ld', 'feed: Harbour Press'] },
      ],
    ],
  },
  {
    name: 'language',
    why: 'A brief is too short to tell its language by; what a page declares or a story reads like is surer.',
    confidence: 0.5,
    settle({ language }, feed, confidence) {
      const settled = surer(language, feed.language, confidence);
      return { ...one('language', settled), ...one('direction', settled && direction(settled.value)) };
    },
    examples: [
      [{ language: 'ur' }, {}, { language: ['ur', 'feed'] }],
      [
        { language: 'ru' },
        { language: own('bg', 'language-guessed', 0.3) },
        { language: ['ru', 'feed', 'language-guessed: bg'] },
      ],
      [
        { language: 'ru' },
        { language: own('bg', 'language-declared', 0.8) },
        { language: ['bg', 'language-declared', 'feed: ru'] },
      ],
    ],
  },
  {
    name: 'zone',
    why: 'A clock time without an offset is some hours wide; the feed says whose clock it was. Days stay days.',
    confidence: 0.8,
    settle: (told, { zone }, confidence) => ({
      ...one('published', zoned(told.published, zone, confidence)),
      ...one('modified', zoned(told.modified, zone, confidence)),
      ...one('embargo', zoned(told.embargo, zone, confidence)),
    }),
    examples: [
      [
        { zone: 'Europe/Berlin' },
        { published: own(AT, 'published-json-ld') },
        { published: ['2026-07-01T09:30:00+02:00', 'feed', 'published-json-ld: 2026-07-01T09:30:00'] },
      ],
      [
        { zone: 'Europe/Berlin' },
        { embargo: own({ ...AT, at: `${AT.at}Z` }, 'embargo-line') },
        { embargo: ['2026-07-01T09:30:00Z', 'embargo-line'] },
      ],
      [
        { zone: 'Europe/Berlin' },
        { published: own({ precision: 'day', at: '2026-07-01' }, 'published-url') },
        { published: ['2026-07-01', 'published-url'] },
      ],
    ],
  },
  {
    name: 'embargo',
    why: 'A house that holds all it sends says so once, in its contract. A time in the drop itself is meant for that drop.',
    confidence: 0.9,
    settle: ({ embargo }, feed, confidence, { lastModified }) =>
      one('embargo', embargo ?? held(feed.embargo, lastModified, confidence)),
    examples: [
      [{ embargo: 'PT6H' }, {}, { embargo: ['2026-11-23T11:50:00Z', 'feed'] }],
      [
        { embargo: 'P2D' },
        { embargo: own({ ...AT, at: `${AT.at}Z` }, 'embargo-line') },
        { embargo: ['2026-07-01T09:30:00Z', 'embargo-line'] },
      ],
    ],
  },
];

/** The fields with what the drop's feed says filled in. A drop that came through no feed is left as it is. */
export function withFeed<Fields extends Told>(fields: Fields, drop: Pick<Drop, 'lastModified' | 'feed'>): Fields {
  const { feed } = drop;
  if (!feed) return fields;
  const told = { ...fields };
  for (const row of fills) if (feed[row.name] !== undefined) Object.assign(told, row.settle(told, feed, row.confidence, drop));
  return told;
}

/** The surer of two says the field, the other one is its rival. */
function surer(page: Sourced<string> | undefined, value: string | undefined, confidence: number): Sourced<string> | undefined {
  if (value === undefined) return page;
  if (!page) return own(value, RULE, confidence);
  if (page.value === value) return page;
  if (page.confidence >= confidence) return { ...page, rivals: [...page.rivals, { value, rule: RULE }] };
  return { ...own(value, RULE, confidence), rivals: [{ value: page.value, rule: page.rule }, ...page.rivals] };
}

/** A moment with the offset that the zone's clocks had then. What the drop says by itself becomes its rival. */
function zoned(moment: Sourced<Moment> | undefined, zone: string | undefined, most: number): Sourced<Moment> | undefined {
  if (moment?.value.precision !== 'instant' || zone === undefined) return moment;
  const at = inZone(moment.value.at, zone);
  if (at === moment.value.at) return moment;
  const rivals = [{ value: momentText(moment.value), rule: moment.rule }, ...moment.rivals];
  return { ...moment, value: { precision: 'instant', at }, rule: RULE, confidence: Math.min(moment.confidence, most), rivals };
}

/** How long a drop is held that came at a time. */
function held(duration: string | undefined, since: string | undefined, confidence: number): Sourced<Moment> | undefined {
  const [, count, unit] = /^PT?(\d+)([DHM])$/.exec(duration ?? '') ?? [];
  if (since === undefined || unit === undefined) return undefined;
  const ms = Number(count) * { D: 86_400_000, H: 3_600_000, M: 60_000 }[unit as 'D' | 'H' | 'M'];
  const at = `${new Date(Date.parse(since) + ms).toISOString().slice(0, 19)}Z`;
  return own({ precision: 'instant', at }, RULE, confidence);
}

function one<Name extends keyof Told>(name: Name, value: Told[Name]): Told {
  return value === undefined ? {} : { [name]: value };
}
