import { createHash } from 'node:crypto';

import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import type { Relation } from '@copydesk/article/relation';
import { judge } from '@copydesk/dedupe';
import type { Entry, Seen } from '@copydesk/dedupe/seen';
import { feedOf, type Feeds } from '@copydesk/pipeline/feeds';
import type { Pool } from '@copydesk/pool';

import type { verbs } from './try-thread.ts';
import { lineOf, type View } from './views.ts';

type Threads = Pool<typeof verbs>['compute'];
type Refused = { drop: Drop; rejection: Rejection };

/** An article as far as it can be told without the drops before it; packed as the threads packed it. */
type Extracted = { drop: Drop; entry: Entry; packed: Uint8Array };

/** The same, and how it relates to them. */
type Judged = Extracted & { relation: Relation };

/** The drop that a file's bytes would be under this key, without metadata. */
export function dropOfFile(key: string, bytes: Uint8Array, at: string | undefined, feeds: Feeds): Drop {
  const etag = createHash('md5').update(bytes).digest('hex');
  const feed = feedOf({ key, metadata: {} }, feeds);
  return { bucket: 'files', key, etag, size: bytes.length, ...(at && { lastModified: at }), ...(feed && { feed }) };
}

/** Reads, cleans and extracts a drop; drops may go through this in any order and at once. The bytes are handed over. */
export function extracted(drop: Drop, bytes: Uint8Array, maxBytes: number, threads: Threads): Promise<Extracted | Refused> {
  return orRefused(drop, async () => {
    if (drop.size === 0) throw new Rejection('empty', '0 bytes');
    if (drop.size > maxBytes) throw new Rejection('too-large', `more than ${maxBytes} bytes`);
    return { drop, ...(await threads('read', bytes, drop)) };
  });
}

/** Says how each article relates to those judged before it; in the order of the drops. */
export async function* judged(drops: AsyncIterable<Extracted | Refused>, seen: Seen): AsyncGenerator<Judged | Refused> {
  for await (const one of drops) {
    if ('rejection' in one) yield one;
    else {
      const judgement = await judge(one.entry, seen);
      if ('wait' in judgement) throw new Error(`judging ${one.drop.key} cannot go on: ${judgement.wait}`);
      yield { ...one, relation: judgement.relation };
    }
  }
}

/** The line that tells what became of a drop, in UTF-8; drops may go through this in any order and at once. */
export async function shown(
  one: Judged | Refused,
  view: View,
  threads: Threads,
): Promise<{ line: Uint8Array; rejected: boolean }> {
  const { drop } = one;
  const told =
    'rejection' in one ? one : await orRefused(drop, async () => ({ line: await threads('show', { ...one, view }, drop) }));
  return 'line' in told ? { line: told.line, rejected: false } : { line: Buffer.from(lineOf(told, view)), rejected: true };
}

async function orRefused<Value>(drop: Drop, work: () => Promise<Value>): Promise<Value | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Rejection) return { drop, rejection: error };
    throw error;
  }
}
