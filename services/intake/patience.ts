import { setTimeout as sleep } from 'node:timers/promises';

import type { Outside } from '@copydesk/pipeline/world';

/** Waits about `ms` milliseconds, so that several intakes do not march in step; less when the signal comes. Never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms * (0.8 + Math.random() * 0.4), undefined, { signal }).catch(() => undefined);
}

/** How long to pause after failing so many times in a row, from 1: `firstMs`, then twice that each time, at most `mostMs`. */
export function afterFailures(failed: number, firstMs: number, mostMs: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(failed - 1, 20));
}

export type RoomOptions = {
  /** The line of log that tells, once, that somebody waits; the reason is added. */
  waits: { event: string; [about: string]: string };
  /** Between two looks, in milliseconds. */
  everyMs: number;
  signal: AbortSignal;
};

/** Waits while intake is held back, until there is room for more jobs or the signal comes. Throws when the queues cannot be reached. */
export async function untilRoom(
  { queues, log }: Pick<Outside, 'queues' | 'log'>,
  { waits, everyMs, signal }: RoomOptions,
): Promise<void> {
  for (let told = false; !signal.aborted; told = true) {
    const reason = await queues.pressure();
    if (reason === undefined) return;
    if (!told) log('info', { ...waits, reason });
    await pause(everyMs, signal);
  }
}
