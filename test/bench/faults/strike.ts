import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '@copydesk/rehearsal/seeded';

import { checkpoints } from './checkpoints.ts';
import type { MadeDrop } from './drops.ts';
import { killer } from './kill.ts';
import type { Campaign, Staging } from './options.ts';
import { putter } from './put-drops.ts';
import type { Shock } from './repeats.ts';
import type { Rig } from './rig.ts';
import { underWay } from './settled.ts';

/** How long drops go through before Redis is struck, in milliseconds. */
const BEFORE_BLOW_MS = 200;

/**
 * Jobs under way beyond which the next portion waits until some are through. Those that only line up show nothing, and dying again and
 * again with their workers they end as `crashed`.
 */
const BACKLOG_MOST = 32;

/** How long it waits at most, and between two looks, in milliseconds. */
const BACKLOG_MS = { most: 10_000, look: 200 };

/** One thing that befalls the pipeline. */
type Blow = 'kill' | 'restart' | 'stall' | 'wipe';

/**
 * Puts the drops in as many portions as there are blows, and one more; each blow falls while a portion is under way. Gives when
 * Redis was struck, and how often it was started again.
 */
export async function strike(drops: readonly MadeDrop[], options: Campaign, rig: Rig, { at: where = checkpoints, say }: Staging) {
  const random = seeded(options.seed ^ 0x5eed);
  const blows = blowsOf(options, random);
  const shocks: Shock[] = [];
  const { kill, end } = killer(rig, where, random);
  const { put, whole } = putter(rig, random);
  let redisRestarts = 0;
  /** What befalls Redis, while drops are put. */
  const befalls = {
    async restart() {
      await rig.redis.restart();
      redisRestarts += 1;
    },
    stall: () => rig.redis.stall(options.stallMs),
    wipe: () => rig.redis.wipe(),
  } satisfies Record<Exclude<Blow, 'kill'>, () => Promise<void>>;
  const from = (at: number) => Math.floor((at * drops.length) / (blows.length + 1));
  const portionAt = (at: number) => drops.slice(from(at), from(at + 1));
  for (const [at, blow] of blows.entries()) {
    await room(rig);
    if (blow === 'kill') {
      await kill(portionAt(at), put);
    } else {
      const putting = put(portionAt(at));
      await sleep(BEFORE_BLOW_MS);
      const began = Date.now();
      await befalls[blow]();
      shocks.push({ from: began, to: Date.now() });
      await putting;
    }
    if (at % 10 === 9) say(`${at + 1} of ${blows.length} blows`);
  }
  await put(portionAt(blows.length));
  await whole();
  end();
  return { shocks, redisRestarts };
}

/** Waits until there is room for another portion, or there seems to be none to come. */
async function room(rig: Rig): Promise<void> {
  for (let waited = 0; waited < BACKLOG_MS.most; waited += BACKLOG_MS.look) {
    if ((await underWay(rig)) <= BACKLOG_MOST) return;
    await sleep(BACKLOG_MS.look);
  }
}

/** The blows in the order they fall: those on Redis at random among the kills. */
function blowsOf({ kills, redisKills, stalls, wipes }: Campaign, random: () => number): Blow[] {
  const blows = Array.from({ length: kills }, (): Blow => 'kill');
  const rare = Object.entries({ restart: redisKills, stall: stalls, wipe: wipes });
  for (const [blow, times] of rare) {
    for (let time = 0; time < times; time += 1) blows.splice(Math.floor(random() * (blows.length + 1)), 0, blow as Blow);
  }
  return blows;
}
