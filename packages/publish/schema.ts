import { z } from 'zod';

import { Author, Edition, Mention, Moment, Quality, Quote } from '@copydesk/article/article';
import { Role, Shape, Span } from '@copydesk/article/block';
import { Note } from '@copydesk/article/document';
import { Cut } from '@copydesk/article/draft';
import { Drop } from '@copydesk/article/drop';
import { Fingerprint, Relation, Story } from '@copydesk/article/relation';

import { ArticleDocument } from './article-document.ts';
import { Association, Body, InfoSource, Instant, Subject, Text, Uri } from './ninjs.ts';

/** What stands in the schema once, under a name of its own. */
const parts = {
  Association,
  Author,
  Body,
  Cut,
  Drop,
  Edition,
  Fingerprint,
  InfoSource,
  Instant,
  Mention,
  Moment,
  Note,
  Quality,
  Quote,
  Relation,
  Role,
  Shape,
  Span,
  Story,
  Subject,
  Text,
  Uri,
} satisfies Record<string, z.ZodType>;

for (const [id, part] of Object.entries(parts)) z.globalRegistry.add(part, { ...z.globalRegistry.get(part), id });

/**
 * Our extension schema: ninjs 3.1 as far as Copydesk writes it, and the property `copydesk`. JSON Schema 2020-12, the same every time.
 * A document without that property is judged by IPTC's own schema.
 */
export function articleSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(ArticleDocument, { target: 'draft-2020-12', override: asStandard });
  return {
    $schema,
    $id: 'urn:copydesk:schema:article:1',
    title: 'Copydesk article',
    description:
      'IPTC ninjs 3.1 with one more property at its root, `copydesk`: the evidence. Without that property it is strict ninjs 3.1.',
    ...schema,
  };
}

const LOCAL = '2024-03-01T09:30:00';

/** Leaves out what zod says under a name that means another thing in JSON Schema, or none. */
function asStandard({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { format, pattern } = jsonSchema;
  // An address as a page writes it may be no `uri`, and a time without an offset is no `date-time`.
  const another = format === 'uri' || (format === 'date-time' && new RegExp(pattern ?? '^').test(LOCAL));
  if (another || format === 'base64') delete jsonSchema.format;
  // The pattern says at length what the format says by name.
  else if (format === 'date-time' || format === 'date') delete jsonSchema.pattern;
}
