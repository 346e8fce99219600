import type { Article } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';

import { ninjs } from './formats/ninjs.ts';

/** A standard that an article can be written in. */
type Format = {
  name: string;
  why: string;
  contentType: string;
  render: (drop: Drop, article: Article, relation: Relation) => object;
};

/** A new rendering is one file and one row. The first is the outcome itself; others go to prefixes of their own. */
export const formats = {
  ninjs: {
    name: 'IPTC ninjs 3.1',
    why: 'The standard that newsroom systems exchange; our evidence rides on it as one more property.',
    contentType: 'application/json',
    render: ninjs,
  },
} as const satisfies Record<string, Format>;
