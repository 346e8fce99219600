import { type Audit, audit } from './audit.ts';
import { checkpoints } from './checkpoints.ts';
import { readChronicle } from './chronicle.ts';
import { makeDrops } from './drops.ts';
import { lasting, rulesOf } from './faults-injected.ts';
import type { Campaign, Staging } from './options.ts';
import { type Repeats, repeats } from './repeats.ts';
import { startRig } from './rig.ts';
import { converged } from './settled.ts';
import { strike } from './strike.ts';
import { tallyOf } from './tally.ts';

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

/** Runs a campaign on a rig of its own and audits what it left. */
export async function runCampaign(options: Campaign, staging: Staging): Promise<Found> {
  const began = performance.now();
  const rig = await startRig({ ...options, ...staging, workers: WORKERS, settings: staging.settings ?? {} });
  try {
    const drops = makeDrops(options.drops, options.seed);
    await rig.s3.inject(rulesOf(options));
    const struck = await strike(drops, options, rig, staging);
    await rig.s3.inject(lasting);
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
      checkpointsHit: tallyOf(rig.chronicle, checkpoints)().hits,
      redisRestarts: struck.redisRestarts,
      s3Faults: calls + events,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      ...(cutShort && { cutShort }),
    };
  } finally {
    await rig.close();
  }
}
