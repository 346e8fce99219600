import type { Drop, Version } from '@copydesk/article/drop';
import type { Seen } from '@copydesk/dedupe/seen';
import type { Output } from '@copydesk/publish';

import { feedOf, type Feeds } from './feeds.ts';
import type { Job } from './job.ts';
import type { Compute } from './verbs.ts';

/** One object as a listing tells it. */
export type Listed = {
  key: string;
  /** Without its quotes. */
  etag: string;
  /** Whole seconds, ISO 8601 UTC. */
  lastModified: string;
  /** Bytes. */
  size: number;
};

/** One object as HEAD tells it. Metadata values are as they were given to `put`, in any script. */
export type Stored = Listed & { versionId?: string; contentType?: string; metadata: Record<string, string> };

/** On what a `put` depends: nothing stands there, or exactly this ETag does. */
export type Condition = 'absent' | { etag: string };

/** One bucket. Keys are byte-exact; listings come in UTF-8 byte order. Any other failure of the store is thrown. */
export type Store = {
  head(key: string): Promise<Stored | undefined>;
  /** The bytes of the object, whole or not at all; undefined when it is absent or `version` is no longer the one that stands there. */
  get(key: string, version?: Version): Promise<Uint8Array | undefined>;
  /** Writes the whole object or nothing; gives false when the condition does not hold. */
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<boolean>;
  /** Deletes the object; one that is absent counts as deleted. With an ETag only while that stands there, on stores that can tell. */
  delete(key: string, etag?: string): Promise<void>;
  list(from: { prefix?: string; after?: string }): AsyncIterable<Listed>;
  /** Throws when the bucket cannot be used at present. */
  reach(): Promise<void>;
};

/** How an object is put: without a condition it replaces whatever is there. */
export type PutOptions = { condition?: Condition; contentType: string; metadata?: Record<string, string> };

/** One queue a stage; the job id is the drop's id in every one. */
export type Queues = {
  /** Adds a job; one whose id is waiting, running or kept in that queue already changes nothing. */
  add(stage: string, job: Job): Promise<void>;
  /**
   * Sends a drop through again from the start, unless a job of it is under way in any queue. Gives whether it was added. `settled` is
   * asked where finished jobs of it are kept: what they had to do is done by then, so that the answer holds.
   */
  renew(job: Job, settled?: () => Promise<boolean>): Promise<boolean>;
  /** Why no new drop should be let in at present, for a person to read; undefined when there is room. */
  pressure(): Promise<string | undefined>;
  /** Begins a sweep of all drops. */
  sweep(): Promise<Sweeping>;
  /** Throws when the queues cannot be used at present. */
  reach(): Promise<void>;
};

/** A sweep of all drops, as far as the queues remember what went before it. */
export type Sweeping = {
  /**
   * Outcomes that were written then or later, ISO 8601 UTC, may be all that is left of what was queued: '' stands for all of them,
   * undefined for none. It is a time of the store, as it was seen by a sweep that the queues remember.
   */
  doubtful: string | undefined;
  /** Says that it has ended, and when the newest object was written that it saw. Counts for nothing if the queues forgot something meanwhile. */
  ended(newest: string): Promise<void>;
};

/** One line a job, as plain data. */
export type Log = (level: 'info' | 'warn' | 'error', line: Record<string, unknown>) => void;

/** The outside. Services wire it from S3 and Redis, tests and `memory.ts` from plain maps. */
export type Outside = {
  drops: Store;
  outcomes: Store;
  spills: Store;
  queues: Queues;
  seen: Seen;
  log: Log;
  /** What the newsroom says of its feeds. */
  feeds: Feeds;
};

/** All that the stages know of: the outside, and where to run the pure work. */
export type World = Outside & {
  compute: Compute;
  /** Drops larger than this are refused unread, in bytes. */
  dropMaxBytes: number;
  /** What is written of an article. */
  output: Output;
};

/** The drop that stands under a key, as HEAD tells it, with the feed that it came through by what the feeds say now. */
export function dropOf(bucket: string, stored: Stored, feeds: Feeds = []): Drop {
  const { key, etag, lastModified, size, versionId, contentType } = stored;
  const feed = feedOf(stored, feeds);
  const told = { ...(versionId && { versionId }), ...(contentType && { contentType }), ...(feed && { feed }) };
  return { bucket, key, etag, lastModified, size, ...told };
}

/** Why the outside cannot be used at present, for a person to read; undefined when all of it answers. */
export async function unreachable({ drops, outcomes, spills, queues }: Outside): Promise<string | undefined> {
  const parts = await Promise.allSettled([drops, outcomes, spills, queues].map(async (part) => part.reach()));
  const lost = parts.find((part) => part.status === 'rejected');
  return lost && String(lost.reason);
}
