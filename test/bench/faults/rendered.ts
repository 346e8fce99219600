import type { Drop } from '@copydesk/article/drop';
import { computeHere } from '@copydesk/pipeline/verbs';
import { type ArticleDocument, publish, type RejectedDocument, refuse } from '@copydesk/publish';

/**
 * The bytes that an outcome must have: those that its drop gives here and now. How an article relates to others is taken from the
 * document, since that alone depends on what came before.
 */
export async function rendered(
  drop: Drop,
  bytes: Uint8Array,
  outcome: ArticleDocument | RejectedDocument | undefined,
): Promise<Uint8Array | undefined> {
  if (!outcome) return undefined;
  if ('code' in outcome) return refuse({ drop, code: outcome.code, detail: outcome.detail }).bytes;
  const { relation, fingerprint } = outcome.copydesk;
  const article = await computeHere('extract', await computeHere('clean', bytes, drop), drop);
  return publish({ drop, article, relation, fingerprint }).bytes;
}
