import { setTimeout as sleep } from 'node:timers/promises';

import { isProbe } from '@copydesk/pipeline/probe';
import type { Store } from '@copydesk/pipeline/world';

/** Keys of one answer of the store. */
const PAGE = 1_000;

/** After each of them, in milliseconds: whoever counts must not take the machine from those who work. */
const REST_MS = 100;

/** How many drops lie under a prefix; undefined when the signal comes first. Throws what the store throws. */
export async function countDrops(
  drops: Pick<Store, 'list'>,
  prefix: string,
  signal: AbortSignal,
  restMs = REST_MS,
): Promise<number | undefined> {
  let count = 0;
  for await (const { key } of drops.list({ prefix })) {
    if (signal.aborted) return undefined;
    if (isProbe(key)) continue;
    count += 1;
    if (count % PAGE === 0) await sleep(restMs, undefined, { signal }).catch(() => {});
  }
  return signal.aborted ? undefined : count;
}
