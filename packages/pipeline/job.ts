import { Article } from '@copydesk/article/article';
import { Drop } from '@copydesk/article/drop';
import { Fingerprint, Relation } from '@copydesk/article/relation';
import type { RejectionCode } from '@copydesk/article/rejection';
import { z } from 'zod';

/** What travels through every queue. */
export const Job = z.strictObject({
  drop: Drop,
  /** What the stage before gave. Absent in the first stage, after completion, and where it was spilled. */
  value: z.unknown().optional(),
  /** Keys of values too large for a job, in the work bucket; the last one is the value where `value` is absent. */
  spills: z.array(z.string()).optional(),
  /** A person asked for it: an outcome of another pipeline version is replaced. */
  replay: z.boolean().optional(),
  /** It comes out of an archive: every live drop goes first. */
  backfill: z.boolean().optional(),
});
export type Job = z.infer<typeof Job>;

/** What every release has said of a job: its drop, perhaps with more than this one knows. */
const AnyJob = z.object({ drop: z.object(Drop.shape) });

/**
 * A job as it lies in a queue, where another release may have put it. Of one that is not understood only the drop is kept, and it
 * starts from there; undefined where it names none.
 */
export function jobFrom(data: unknown): Job | undefined {
  return Job.safeParse(data).data ?? AnyJob.safeParse(data).data;
}

/** An article and how it relates to what came before: what dedupe gives to publish. */
export const Judged = z.strictObject({
  article: Article,
  fingerprint: Fingerprint,
  relation: Relation,
  /** The life of the index in which it was judged. */
  epoch: z.string(),
});
export type Judged = z.infer<typeof Judged>;

/** How the way of a drop through the queues ended. */
export type Outcome =
  /** It stands in the output bucket under this key. */
  | { outcome: 'article' | 'duplicate' | 'rejected'; outputKey: string; code?: RejectionCode }
  /** A newer version of the object has its outcome already; nothing was written. */
  | { outcome: 'superseded' }
  /** The object was deleted, or overwritten (that version was queued), before it was read; nothing was written. */
  | { outcome: 'gone' }
  /** The job was of another release and names no drop; the sweep finds the drop again. */
  | { outcome: 'unreadable'; code: 'unreadable-job' };
