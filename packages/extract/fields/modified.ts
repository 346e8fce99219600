import type { Moment } from '@copydesk/article/article';

import { hinted } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { changedTimes, dates, lines } from './dates.ts';

/** What sites call the day of the last change in meta tags, surest first. */
const META = `
  article:modified_time article:modified article:post_modified og:article:modified_time og:modified_time og:updated_time dateModified
  dcterms.modified dc.date.modified dc.modified bt:modDate modified_time modificationdate last-modified last_modified lastmodified
  lastmod lastdate modified updated_time updated revised utime
`
  .trim()
  .split(/\s+/)
  .map((name) => `meta.${name}`)
  .concat('item.dateModified', 'meta.updated date');

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
    find: (evidence) => dates(evidence, hinted(evidence, META)),
    examples: [[[['meta.article:modified_time', '2024-03-02']], [{ precision: 'day', at: '2024-03-02' }]]],
  },
  {
    name: 'modified-time-element',
    why: 'Called so, beside another.',
    confidence: 0.8,
    find: (evidence) => dates(evidence, changedTimes(evidence)).slice(0, 1),
    examples: [
      [
        [
          ['time.datetime.published', '2024-03-01'],
          ['time.datetime.updated', '2024-03-02'],
        ],
        [{ precision: 'day', at: '2024-03-02' }],
      ],
      [[['time.datetime.updated', '2024-03-02']], []],
      [
        [
          ['time.datetime.published updated', '2024-03-01'],
          ['time.datetime', '2024-03-02'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'modified-printed',
    why: 'A line that says so.',
    confidence: 0.75,
    find: (evidence) => dates(evidence, lines(evidence, 'changed')),
    examples: [[[['dateline', 'Published March 1, 2024. Updated March 3, 2024']], [{ precision: 'day', at: '2024-03-03' }]]],
  },
] as const satisfies readonly Rule<Moment>[];
