import type { Moment } from '@copydesk/article/article';

import { hinted } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { dates, lines } from './dates.ts';

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
    find: (evidence) =>
      dates(
        evidence,
        hinted(evidence, [
          'meta.article:modified_time',
          'meta.og:updated_time',
          'item.dateModified',
          'meta.dcterms.modified',
          'meta.last-modified',
          'meta.lastmod',
          'meta.modified',
          'meta.updated date',
        ]),
      ),
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
