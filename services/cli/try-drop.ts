import { createHash } from 'node:crypto';

import type { Article } from '@copydesk/article/article';
import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import type { Fingerprint, Relation } from '@copydesk/article/relation';
import { judge } from '@copydesk/dedupe';
import type { Seen } from '@copydesk/dedupe/seen';
import { entryOf } from '@copydesk/pipeline/relate';
import type { Compute } from '@copydesk/pipeline/verbs';

/** What became of one drop without any store: all that `publish` would render, or why it was refused. */
export type Tried = { drop: Drop } & (
  | { article: Article; fingerprint: Fingerprint; relation: Relation }
  | { rejection: Rejection }
);

/** An article as far as it can be told without the drops before it. */
export type Extracted = { drop: Drop } & ({ article: Article } | { rejection: Rejection });

/** The drop that a file's bytes would be under this key. */
export function dropOfFile(key: string, bytes: Uint8Array, at: string | undefined): Drop {
  const etag = createHash('md5').update(bytes).digest('hex');
  return { bucket: 'files', key, etag, size: bytes.length, ...(at && { lastModified: at }) };
}

/** Reads, cleans and extracts a drop; drops may go through this in any order and at once. */
export async function extracted(drop: Drop, bytes: Uint8Array, maxBytes: number, compute: Compute): Promise<Extracted> {
  try {
    if (drop.size === 0) throw new Rejection('empty', '0 bytes');
    if (drop.size > maxBytes) throw new Rejection('too-large', `more than ${maxBytes} bytes`);
    return { drop, article: await compute('extract', await compute('clean', bytes, drop), drop) };
  } catch (error) {
    if (error instanceof Rejection) return { drop, rejection: error };
    throw error;
  }
}

/** Says how an article relates to those judged before it; in the order of the drops. */
export async function judged(one: Extracted, seen: Seen): Promise<Tried> {
  if ('rejection' in one) return one;
  const { drop, article } = one;
  const entry = entryOf(drop, article);
  const judgement = await judge(entry, seen);
  if ('wait' in judgement) throw new Error(`judging ${drop.key} cannot go on: ${judgement.wait}`);
  return { drop, article, fingerprint: entry.fingerprint, relation: judgement.relation };
}
