import { setTimeout as sleep } from 'node:timers/promises';

import { reindex } from '@copydesk/pipeline/reindex';
import type { Outside } from '@copydesk/pipeline/world';

/** Between two looks whether the index is still trusted, in milliseconds. A drop waits at least this long after a wipe of Redis. */
const LOOK_MS = 1_000;

/** Rebuilds the index of what was seen whenever it was wiped, until told to stop. One worker of all does the work. */
export async function keepIndex(outside: Outside, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await reindex(outside).catch((error: unknown) => outside.log('warn', { event: 'index not rebuilt', reason: String(error) }));
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
