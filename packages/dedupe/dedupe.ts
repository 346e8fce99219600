import type { Relation } from '@copydesk/article/relation';

import type { Entry, Seen } from './seen.ts';

/** A judgement, or the reason why it must wait a little. */
export type Judgement = { relation: Relation; epoch: string } | { wait: string };

/** Placeholder until the real one lands (lead: contract only). */
export async function judge(_entry: Entry, _seen: Seen): Promise<Judgement> {
  throw new Error('not written yet');
}
