import type { Moment } from '@copydesk/article/article';

import type { Rule } from '../rule.ts';
import { ago } from './ago.ts';
import { dates, lines, lonelyDay } from './dates.ts';
import { interval } from './interval.ts';
import { datelineCounted } from './wire-date.ts';

/** Asked only where no rule of `published.ts` finds anything: neither bounds nor the day of a change are witnesses against a date. */
export const publishedOtherwise = [
  {
    name: 'published-ago',
    why: "Counted from the drop's own time and from nothing else; an interval, for the page may be older than its drop.",
    confidence: 0.5,
    find: ago,
    examples: [
      [
        [
          ['dateline', 'Published 2 hours ago'],
          ['lastModified', '2031-06-01T12:00:00Z'],
        ],
        [
          {
            precision: 'interval',
            from: '2031-06-01',
            to: '2031-06-01',
            reasons: ["“2 hours ago”, counted from the drop's own time, 2031-06-01T12:00:00Z"],
          },
        ],
      ],
      [[['dateline', 'vor 3 Tagen']], []],
      [
        [
          ['dateline', 'vor 3 Jahren gebaut'],
          ['lastModified', '2031-06-01T12:00:00Z'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'published-dateline-counted',
    why: "Wires write no year: it is that of the drop's own time, and an interval says that it was counted.",
    confidence: 0.6,
    find: datelineCounted,
    examples: [
      [
        [
          ['body', 'HARBORTON, July 3 (AP) - A ferry is afloat.'],
          ['lastModified', '2031-07-04T10:00:00Z'],
        ],
        [
          {
            precision: 'interval',
            from: '2031-07-03',
            to: '2031-07-03',
            reasons: ["the dateline says “July 3”; the year is that of the drop's own time, 2031-07-04"],
          },
        ],
      ],
      [[['body', 'HARBORTON, July 3 (AP) - A ferry is afloat.']], []],
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
          [
            'body',
            'Vor 60 Jahren, in der Kubakrise, stand die Welt am Abgrund. Vor den Zwischenwahlen im kommenden Monat wird gewarnt.',
          ],
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
      [
        [
          ['body', 'Ten years ago the bridge was closed.'],
          ['caption', 'The bridge on October 25'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'published-lonely',
    why: 'Far from the story, but the only day that the page names.',
    confidence: 0.4,
    find: (evidence) => (evidence.hints.size > 0 ? lonelyDay(evidence) : []),
    examples: [
      [
        [
          ['html.lang', 'en'],
          ['time.datetime', '2024-03-01'],
        ],
        [{ precision: 'day', at: '2024-03-01' }],
      ],
      [
        [
          ['time.datetime', '2024-03-01'],
          ['time.datetime', '2024-02-01'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'published-as-changed',
    why: 'The only day a page tells is that of a change: readers take it for the date. Not of a scraped text, which has lost the other.',
    confidence: 0.3,
    find: (evidence) => (evidence.hints.size > 0 ? dates(evidence, lines(evidence, 'changed')) : []),
    examples: [
      [
        [
          ['html.lang', 'en'],
          ['dateline', 'Updated March 3, 2024'],
        ],
        [{ precision: 'day', at: '2024-03-03' }],
      ],
      [[['dateline', 'Updated March 3, 2024']], []],
      [[['ld.dateModified', '2024-03-02']], []],
    ],
  },
] as const satisfies readonly Rule<Moment>[];
