import type { z } from 'zod';

import type { Article } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import type { Relation } from '@copydesk/article/relation';

import { jsonld } from './formats/jsonld.ts';
import { ninjs } from './formats/ninjs.ts';
import { NewsArticle } from './news-article.ts';
import { Ninjs } from './ninjs.ts';

/** A standard that an article can be written in. */
type Format = {
  name: string;
  why: string;
  contentType: string;
  schema: z.ZodType;
  render: (drop: Drop, article: Article, relation: Relation) => object;
};

/** A new rendering is one file and one row. The first is the outcome itself; others go to prefixes named after their rows. */
export const formats = {
  ninjs: {
    name: 'IPTC ninjs 3.1',
    why: 'The standard that newsroom systems exchange; our evidence rides on it as one more property.',
    contentType: 'application/json',
    schema: Ninjs,
    render: ninjs,
  },
  jsonld: {
    name: 'schema.org NewsArticle',
    why: 'What search engines and web pages read.',
    contentType: 'application/ld+json',
    schema: NewsArticle,
    render: jsonld,
  },
} as const satisfies Record<string, Format>;
