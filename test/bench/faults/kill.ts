import { setTimeout as sleep } from 'node:timers/promises';

import type { MadeDrop } from './drops.ts';
import type { Rig } from './rig.ts';
import { tallyOf } from './tally.ts';

/** How long workers are waited for at the checkpoints that were chosen, in milliseconds, before others are. */
const PATIENCE_MS = 800;

/** How long for any of them to die at any checkpoint: on a busy machine it takes that long until one has begun at all. */
const LAST_PATIENCE_MS = 60_000;
const LOOK_MS = 10;

/** Kills workers in a campaign. */
export type Killer = {
  /** Puts drops while a worker is to die of them. Deaths beyond the one that is due count for the next time. */
  kill(drops: readonly MadeDrop[], put: (some: readonly MadeDrop[]) => Promise<void>): Promise<void>;
  /** Nobody dies from now on. */
  end(): void;
};

/**
 * What chooses where workers die: at random among the checkpoints `at`, but where fewest have died so far. Some of them few drops come
 * by, and who aims there now and then would miss those. So where deaths are a whole one behind the average, whoever comes by dies,
 * whenever that is, until they have caught up.
 */
export function killer({ places, chronicle }: Rig, at: readonly string[], random: () => number): Killer {
  const tally = tallyOf(chronicle, at);
  const behind = () => tally().behind;
  const deaths = () => places.reduce((sum, place) => sum + place.deaths, 0);
  let due = 0;

  function doom(names: () => readonly string[]): void {
    for (const place of places) place.doom(names);
  }

  /** Where to aim, one after another until somebody dies: at a part of the rarest, at the rarer half, anywhere. */
  function aims() {
    const { rarest, behind: late, level } = tally();
    return [
      { names: [...late, ...level.filter(() => random() < 0.5)], patienceMs: PATIENCE_MS },
      { names: rarest.slice(0, Math.ceil(at.length / 2)), patienceMs: PATIENCE_MS },
      { names: at, patienceMs: LAST_PATIENCE_MS },
    ];
  }

  return {
    async kill(drops, put) {
      due += 1;
      const isDone = () => deaths() >= due;
      await Promise.any(places.map((place) => place.manned()));
      const chosen = aims();
      const from = (nth: number) => Math.floor((nth * drops.length) / chosen.length);
      for (const [nth, { names, patienceMs }] of chosen.entries()) {
        doom(() => (isDone() ? behind() : names));
        // Each has drops of its own, the last one at least: whoever takes the next comes by some checkpoint.
        await put(drops.slice(from(nth), from(nth + 1)));
        await within(patienceMs, isDone);
      }
      doom(behind);
    },
    end: () => doom(() => []),
  };
}

async function within(ms: number, holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < ms && !holds(); waited += LOOK_MS) await sleep(LOOK_MS);
}
