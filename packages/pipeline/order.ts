import type { Job } from './job.ts';

/** Whose turn comes first in every queue, first to last. */
export const orders = ['urgent', 'normal', 'low', 'backfill'] as const;
export type Order = (typeof orders)[number];

/** The place of a job among those that wait: what its feed says, unless it comes out of an archive. */
export function orderOf({ drop, backfill }: Pick<Job, 'drop' | 'backfill'>): Order {
  return backfill ? 'backfill' : (drop.feed?.priority ?? 'normal');
}
