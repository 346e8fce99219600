import { setTimeout as sleep } from 'node:timers/promises';

import { checkpoints } from './checkpoints.ts';
import { readChronicle } from './chronicle.ts';
import type { MadeDrop } from './drops.ts';
import type { Rig } from './rig.ts';

/** How often a checkpoint is chosen before the next one will do, whichever it is; how long one is waited for, in milliseconds. */
const CHOICES = 3;
const PATIENCE_MS = 600;
const LOOK_MS = 10;

/** What a choice that nobody came by counts, against one that was hit: rare ones are to have more choices. */
const IN_VAIN = 0.4;

/** What chooses where workers die: at random among the checkpoints `at`, but where fewest have died so far. */
export function killer({ places }: Rig, at: readonly string[], random: () => number) {
  const weights = new Map(at.map((name) => [name, 0]));
  const add = (name: string, weight: number) => weights.set(name, (weights.get(name) ?? 0) + weight);
  const deaths = () => places.reduce((sum, place) => sum + place.deaths, 0);
  const anyOf = <One>(list: readonly One[]) => list[Math.floor(random() * list.length)] as One;

  function choose(): string {
    const least = Math.min(...weights.values());
    return anyOf(at.filter((name) => weights.get(name) === least));
  }

  /** Gives the drops to `put` in parts, until one worker has died of them; then the rest. Gives whether one did. */
  return async function kill(drops: readonly MadeDrop[], put: (some: readonly MadeDrop[]) => Promise<void>): Promise<boolean> {
    const place = anyOf(places);
    await place.manned();
    const before = deaths();
    const rest = drops.slice();
    const each = Math.floor(drops.length / (CHOICES + 1));
    const choices = each > 0 ? CHOICES : 0;
    for (let choice = 0; choice < choices; choice += 1) {
      const name = choose();
      place.doom(name);
      await put(rest.splice(0, each));
      const died = await within(PATIENCE_MS, () => deaths() > before);
      add(name, died ? 1 : IN_VAIN);
      if (died) break;
    }
    // Whoever takes the next drop comes by some checkpoint.
    if (deaths() === before) for (const one of places) one.doom('*');
    await put(rest);
    const died = await within(10 * PATIENCE_MS, () => deaths() > before);
    for (const one of places) one.doom(undefined);
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
