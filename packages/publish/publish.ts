import { ArticleDocument, checked } from './article-document.ts';
import { evidence, type Publication } from './evidence.ts';
import { formats } from './formats.ts';
import { jsonBytes } from './json.ts';
import { type Beside, type Output, type Rendering, whole } from './output.ts';
import { printable } from './printable.ts';

export { ArticleDocument } from './article-document.ts';
export { EvidenceDocument } from './copydesk.ts';
export type { Publication } from './evidence.ts';
export { jsonBytes } from './json.ts';
export { NewsArticle } from './news-article.ts';
export { type Beside, besides, type Output, profiles, type Rendering, renderings, whole } from './output.ts';
export { RejectedDocument, refuse } from './rejected-document.ts';
export { pipelineVersion } from './version.ts';

/** A published article: the outcome's bytes, the whole document whatever the profile, and what is to be written before the outcome. */
export type Published = { bytes: Uint8Array; document: ArticleDocument; beside: Beside[] };

/**
 * Renders an article as one document: IPTC ninjs 3.1 with exactly one further root property, `copydesk`. In the profile `strict` that
 * property is a document of its own. Pure: the same input gives the same bytes (UTF-8). Throws a Rejection `invalid-output` rather
 * than give a document that does not fit its standard.
 */
export function publish(input: Publication, output: Output = whole): Published {
  const printed = { ...input, article: printable(input.article) };
  const document = composed(printed);
  const { copydesk, ...ninjs } = document;
  const strict = output.profile === 'strict';
  const evidenceApart = { uri: document.uri, copydesk };
  return {
    document,
    bytes: jsonBytes(strict ? ninjs : document),
    beside: [
      ...(strict
        ? [{ prefix: 'evidence/' as const, contentType: formats.ninjs.contentType, bytes: jsonBytes(evidenceApart) }]
        : []),
      ...output.renderings.map((name) => rendering(name, printed)),
    ],
  };
}

/** The document alone, for those who do not store it. Throws as `publish` does. */
export function documentOf(input: Publication): ArticleDocument {
  return composed({ ...input, article: printable(input.article) });
}

function composed(input: Publication): ArticleDocument {
  const ninjs = formats.ninjs.render(input.drop, input.article, input.relation);
  return checked(ArticleDocument, { ...ninjs, copydesk: evidence(input, ninjs.bodies) });
}

function rendering(name: Rendering, { drop, article, relation }: Publication): Beside {
  const { contentType, schema, render } = formats[name];
  const document = checked<object>(schema, render(drop, article, relation));
  return { prefix: `${name}/`, contentType, bytes: jsonBytes(document, 'in a page') };
}
