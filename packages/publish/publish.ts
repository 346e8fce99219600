import type { Article, BodyBlock, Picture } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';
import { dropUri, type Drop } from '@copydesk/article/drop';
import type { Fingerprint, Relation } from '@copydesk/article/relation';

import { checked, type ArticleDocument } from './article-document.ts';
import { pictureUri } from './formats/associations.ts';
import { places } from './formats/bodies.ts';
import { formats } from './formats.ts';
import type { Copydesk } from './copydesk.ts';
import { jsonBytes } from './json.ts';
import { printable } from './printable.ts';
import { pipelineVersion } from './version.ts';

export { ArticleDocument } from './article-document.ts';
export { Attempt, RejectedDocument, refuse } from './rejected-document.ts';
export { pipelineVersion } from './version.ts';

/** All that is known of a drop when it is published. */
export type Publication = { drop: Drop; article: Article; relation: Relation; fingerprint: Fingerprint };

/**
 * Renders an article as one document: IPTC ninjs 3.1 with exactly one further root property, `copydesk`. Pure: the same input gives
 * the same bytes (UTF-8). Throws a Rejection `invalid-output` rather than give a document that does not fit the standard.
 */
export function publish(input: Publication): { bytes: Uint8Array; document: ArticleDocument } {
  const document = documentOf(input);
  return { bytes: jsonBytes(document), document };
}

/** The document alone, for those who do not store it. Throws as `publish` does. */
export function documentOf(input: Publication): ArticleDocument {
  const article = printable(input.article);
  const ninjs = formats.ninjs.render(input.drop, article, input.relation);
  return checked({ ...ninjs, copydesk: evidence({ ...input, article }, ninjs.bodies) });
}

/** Where everything in the document comes from. */
function evidence({ drop, article, relation, fingerprint }: Publication, [plain]: ArticleDocument['bodies']): Copydesk {
  const { body, pictures, cuts, notes, flags, ...fields } = article;
  const at = places(body);
  return {
    schemaVersion: '1',
    pipelineVersion,
    source: drop,
    relation,
    flags,
    counts: {
      paragraphs: body.length,
      words: plain?.wordCount ?? 0,
      characters: plain?.charCount ?? 0,
      pictures: pictures.length,
      cuts: cuts.length,
    },
    fields,
    body: body.map((block, index) => printedAt(block, at[index] ?? [0, 0])),
    pictures: pictures.map((picture, index) => pictureAt(picture, pictureUri(dropUri(drop), index))),
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
