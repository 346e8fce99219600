import { setTimeout as sleep } from 'node:timers/promises';

import { checkpoints } from './checkpoints.ts';
import { readChronicle } from './chronicle.ts';
import type { MadeDrop } from './drops.ts';
import type { Rig } from './rig.ts';

/** How long workers are waited for at the checkpoints that were chosen, in milliseconds, before others are. */
const PATIENCE_MS = 800;

/** How long for any of them to die at any checkpoint: on a busy machine it takes that long until one has begun at all. */
const LAST_PATIENCE_MS = 60_000;
const LOOK_MS = 10;

/** What chooses where workers die: at random among the checkpoints `at`, but where fewest have died so far. */
export function killer({ places, chronicle }: Rig, at: readonly string[], random: () => number) {
  const deaths = () => places.reduce((sum, place) => sum + place.deaths, 0);

  /** Which checkpoints will do, ever more of them: some of those that were hit least, half of all, any. */
  function choices(): readonly (readonly string[])[] {
    const hit = checkpointsHit({ chronicle });
    const times = (name: string) => hit[name] ?? 0;
    const rare = at.toSorted((a, b) => times(a) - times(b));
    const least = rare.filter((name) => times(name) === times(rare[0] ?? ''));
    return [least.filter(() => random() < 0.5), rare.slice(0, Math.ceil(at.length / 2)), at];
  }

  /** Gives the drops to `put` in parts, until one worker has died of them; then the rest. Gives whether one did. */
  return async function kill(drops: readonly MadeDrop[], put: (some: readonly MadeDrop[]) => Promise<void>): Promise<boolean> {
    const place = places[Math.floor(random() * places.length)];
    await place?.manned();
    const before = deaths();
    const rest = drops.slice();
    const wider = choices();
    const each = Math.floor(drops.length / (wider.length + 1));
    for (const names of each > 0 ? wider.slice(0, -1) : []) {
      place?.doom(names);
      await put(rest.splice(0, each));
      if (await within(PATIENCE_MS, () => deaths() > before)) break;
    }
    // Whoever takes the next drop comes by one of them.
    if (deaths() === before) for (const one of places) one.doom(at);
    await put(rest);
    const died = await within(LAST_PATIENCE_MS, () => deaths() > before);
    for (const one of places) one.doom([]);
    return died;
  };
}

async function within(ms: number, holds: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < ms && !holds(); waited += LOOK_MS) await sleep(LOOK_MS);
  return holds();
}

/** At which checkpoints workers died, and how often at each. */
export function checkpointsHit({ chronicle }: Pick<Rig, 'chronicle'>): Record<string, number> {
  const hit: Record<string, number> = {};
  for (const line of readChronicle(chronicle)) {
    if (line.is === 'killed') hit[line.checkpoint] = (hit[line.checkpoint] ?? 0) + 1;
  }
  return Object.fromEntries(checkpoints.flatMap((name) => (hit[name] ? [[name, hit[name]]] : [])));
}
