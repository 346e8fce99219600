import { setTimeout as sleep } from 'node:timers/promises';

import type { Counts } from '@copydesk/redis/queues';

/** How fast drops go in, and what holds them up. */
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

/** After the workers were behind they get as long again without any of ours, at most so many milliseconds. */
const LONGEST_BREATH_MS = 2_000;

/** Where live drops are always under way and none of them waits, one of ours goes after so many milliseconds. */
const STARVED_MS = 2_000;

/**
 * Waits for the turn of one more drop: so many a second, and none while the workers are behind with what they have. How many may
 * be under way is fixed, so on a busy machine, where each takes longer, fewer go; and after each time they were behind there is a
 * pause, in which live drops have the machine to themselves, and then another look, since one may have come.
 */
export function paced({ rate, counts, pressure, signal }: Pace): () => Promise<void> {
  let next = performance.now();
  let looked = -Infinity;
  /** How many more may go by what the last look found. */
  let free = 0;
  /** Whether every drop that is there is being worked on. */
  let noneWaits = false;
  const most = Math.max(1, Math.floor(rate * AHEAD_SECONDS));
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});

  async function look(): Promise<void> {
    const all = [...(await counts()).values()];
    const hasRoom = (await pressure()) === undefined;
    free = hasRoom ? most - all.reduce((sum, { waiting, active }) => sum + waiting + active, 0) : 0;
    noneWaits = hasRoom && all.every(({ waiting }) => waiting === 0);
    looked = performance.now();
  }

  async function room(): Promise<void> {
    const begun = performance.now();
    let behind: number | undefined;
    while (!signal.aborted) {
      await look();
      if (free > 0 && behind === undefined) return;
      if (free > 0) {
        await rest(Math.min(performance.now() - behind!, LONGEST_BREATH_MS));
        behind = undefined;
      } else {
        if (noneWaits && performance.now() - begun >= STARVED_MS) return;
        behind ??= performance.now();
        await rest(LOOK_MS);
      }
    }
  }

  return async () => {
    await rest(Math.max(0, next - performance.now()));
    if (free <= 0 || performance.now() - looked >= LOOK_MS) await room();
    free -= 1;
    // Time that was spent waiting is not made up for.
    next = Math.max(next, performance.now() - 1_000 / rate) + 1_000 / rate;
  };
}
