import { setTimeout as sleep } from 'node:timers/promises';

import type { Counts } from '@copydesk/redis/queues';

export type Pace = {
  /** Drops a second. */
  rate: number;
  /** What is under way in the queues. */
  counts(): Promise<Map<string, Counts>>;
  /** Why nothing more should be let in at all; undefined when there is room. */
  pressure(): Promise<string | undefined>;
  signal: AbortSignal;
};

/**
 * Seconds of its own rate that may be under way, live drops counted: less than a drop takes. A live drop overtakes all that waits,
 * but it shares cores with what runs (p99 of live drops on two busy cores: 6 times as long with 2 seconds, 2.6 times with 0.1).
 */
const AHEAD_SECONDS = 0.05;

/** Between two looks at the queues, in milliseconds. */
const LOOK_MS = 50;

/** Waits for the turn of one more drop: so many a second, and none while the workers are behind with what they have. */
export function paced({ rate, counts, pressure, signal }: Pace): () => Promise<void> {
  let next = performance.now();
  let looked = -Infinity;
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});

  async function behind(): Promise<boolean> {
    const under = [...(await counts()).values()].reduce((sum, { waiting, active }) => sum + waiting + active, 0);
    return under >= Math.max(1, rate * AHEAD_SECONDS) || (await pressure()) !== undefined;
  }

  return async () => {
    await rest(Math.max(0, next - performance.now()));
    while (!signal.aborted && performance.now() - looked >= LOOK_MS) {
      if (!(await behind())) looked = performance.now();
      else await rest(LOOK_MS);
    }
    // Time that was spent waiting is not made up for.
    next = Math.max(next, performance.now() - 1_000 / rate) + 1_000 / rate;
  };
}
