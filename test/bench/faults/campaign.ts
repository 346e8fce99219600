import { setTimeout as sleep } from 'node:timers/promises';

import { type Audit, audit } from './audit.ts';
import { checkpoints } from './checkpoints.ts';
import { readChronicle } from './chronicle.ts';
import { type MadeDrop, makeDrops } from './drops.ts';
import { rulesOf } from './faults-injected.ts';
import { checkpointsHit, killer } from './kill.ts';
import type { Campaign } from './options.ts';
import { putDrops } from './put-drops.ts';
import { type Repeats, type Shock, repeats } from './repeats.ts';
import { type Rig, startRig } from './rig.ts';
import { seeded } from './seeded.ts';
import { settling, underWay } from './settled.ts';

/** How a campaign is set up beyond its options. */
export type Staging = {
  /** An empty folder for all its files. */
  dir: string;
  say: (line: string) => void;
  /** Checkpoints at which workers are killed; all of them where absent. */
  at?: readonly string[];
  /** How long no drop may come to its outcome before that is given up, in milliseconds. */
  convergeMs?: number;
  settings?: Record<string, string>;
  /** The name of a mutation that the workers are built with. */
  mutation?: string;
  /** By how much the clock of one worker is wrong, in milliseconds. */
  clockMs?: number;
};

/** What was done and what was found. */
export type Found = Audit &
  Repeats & {
    kills: number;
    checkpointsHit: Record<string, number>;
    redisRestarts: number;
    s3Faults: number;
    seconds: number;
    /** Why the campaign is no proof, whatever it found: it was cut short. */
    cutShort?: string;
  };

/** Workers at once. */
const WORKERS = 2;

/** How long after the last fault no drop may come to its outcome before that is given up, in milliseconds. */
const CONVERGE_MS = 60_000;
const LOOK_MS = 300;

/** How long drops go through before Redis is struck, in milliseconds. */
const BEFORE_BLOW_MS = 200;

/** One thing that befalls the pipeline. */
type Blow = 'kill' | 'restart' | 'stall' | 'wipe';

/** Runs a campaign on a rig of its own and audits what it left. */
export async function runCampaign(options: Campaign, staging: Staging): Promise<Found> {
  const began = performance.now();
  const rig = await startRig({ ...options, ...staging, workers: WORKERS, settings: staging.settings ?? {} });
  try {
    const drops = makeDrops(options.drops, options.seed);
    await rig.s3.inject(rulesOf(options));
    const struck = await strike(drops, options, rig, staging);
    await rig.s3.inject([]);
    const late = await converged(drops, rig, staging);
    const { calls, events } = await rig.s3.struck();
    const found = await audit(drops, rig.s3);
    const kills = rig.places.reduce((sum, { deaths }) => sum + deaths, 0);
    const missing = kills < options.kills ? `${kills} of ${options.kills} kills were done` : undefined;
    const cutShort = late ?? missing;
    return {
      ...found,
      ...repeats(readChronicle(rig.chronicle), struck.shocks),
      kills,
      checkpointsHit: checkpointsHit(rig),
      redisRestarts: struck.redisRestarts,
      s3Faults: calls + events,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      ...(cutShort && { cutShort }),
    };
  } finally {
    await rig.close();
  }
}

/** Puts the drops in as many portions as there are blows, and one more; each blow falls while a portion is under way. */
async function strike(drops: readonly MadeDrop[], options: Campaign, rig: Rig, { at: where = checkpoints, say }: Staging) {
  const random = seeded(options.seed ^ 0x5eed);
  const blows = blowsOf(options, random);
  const shocks: Shock[] = [];
  const kill = killer(rig, where, random);
  const put = (some: readonly MadeDrop[]) => putDrops(some, rig.s3.drops, random);
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
  return { shocks, redisRestarts };
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

/** Waits until every drop has its outcome and no job is left. Gives why it waits no longer, where that does not come about. */
async function converged(
  drops: readonly MadeDrop[],
  rig: Rig,
  { convergeMs = CONVERGE_MS, say }: Staging,
): Promise<string | undefined> {
  const waiting = settling(rig);
  let least = Infinity;
  let deadline = 0;
  for (;;) {
    const left = await waiting(drops);
    const jobs = left === 0 ? await underWay(rig) : Infinity;
    if (jobs === 0) return undefined;
    if (left < least || deadline === 0) deadline = Date.now() + convergeMs;
    if (Date.now() > deadline) return `for ${convergeMs} ms ${left} drops had no outcome`;
    least = Math.min(left, least);
    say(`${left} drops without an outcome`);
    await sleep(LOOK_MS);
  }
}
