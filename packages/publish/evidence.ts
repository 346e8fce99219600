import type { Article, BodyBlock, Picture } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';
import { dropUri, type Drop } from '@copydesk/article/drop';
import type { Fingerprint, Relation } from '@copydesk/article/relation';

import type { Copydesk } from './copydesk.ts';
import { pictureUri } from './formats/associations.ts';
import { places } from './formats/bodies.ts';
import { readingMinutes } from './formats/counts.ts';
import type { Ninjs } from './ninjs.ts';
import { pipelineVersion } from './version.ts';

/** All that is known of a drop when it is published. */
export type Publication = { drop: Drop; article: Article; relation: Relation; fingerprint: Fingerprint };

/** Where everything in the document comes from. `plain` is its plain body. */
export function evidence({ drop, article, relation, fingerprint }: Publication, [plain]: Ninjs['bodies']): Copydesk {
  const { body, pictures, flags, quality, quotes, mentions, cuts, notes, ...fields } = article;
  const at = places(body);
  return {
    schemaVersion: '1',
    pipelineVersion,
    source: drop,
    relation,
    flags,
    ...(quality && { quality }),
    counts: {
      paragraphs: body.length,
      words: plain?.wordCount ?? 0,
      characters: plain?.charCount ?? 0,
      readingMinutes: readingMinutes(plain?.value ?? ''),
      pictures: pictures.length,
      cuts: cuts.length,
    },
    fields,
    body: body.map((block, index) => printedAt(block, at[index] ?? [0, 0])),
    pictures: pictures.map((picture, index) => pictureAt(picture, pictureUri(dropUri(drop), index))),
    ...(quotes && { quotes }),
    ...(mentions && { mentions }),
    cuts,
    notes,
    fingerprint,
  };
}

/** A printed block by its places: in the plain body and in the source. */
function printedAt({ role, shape, level, span }: BodyBlock, at: Span): Copydesk['body'][number] {
  return { role, shape, ...(level !== undefined && { level }), at, span };
}

function pictureAt({ after, href, spans }: Picture, uri: string): Copydesk['pictures'][number] {
  return { uri, after, ...(href !== undefined && { href }), spans };
}
