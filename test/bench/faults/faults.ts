import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { say } from '../terminal.ts';
import { runCampaign } from './campaign.ts';
import { campaignFrom } from './options.ts';

/** Sentences of each kind that are told on stderr. */
const TOLD_AT_MOST = 20;

/** `bench faults`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = campaignFrom(words);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-faults-'));
  const { lost, double, conflicting, unexplained, cutShort, repeated, ...found } = await runCampaign(options, { dir, say });
  const wrong = { lost, double, conflicting, 'run again after completion': unexplained };
  for (const [what, cases] of Object.entries(wrong)) for (const one of cases.slice(0, TOLD_AT_MOST)) say(`${what}: ${one}`);
  if (cutShort) say(`cut short: ${cutShort}`);
  const failed = cutShort !== undefined || Object.values(wrong).some((cases) => cases.length > 0);
  if (failed) say(`what is left of it lies in ${dir}`);
  else await rm(dir, { recursive: true });
  const { published, duplicates, rejected, kills, checkpointsHit, redisRestarts, s3Faults, seconds } = found;
  const line = {
    drops: options.drops,
    published,
    duplicates,
    rejected,
    lost: lost.length,
    double: double.length,
    conflicting: conflicting.length,
    kills,
    checkpointsHit,
    redisRestarts,
    s3Faults,
    repeatedStageRuns: repeated,
    seconds,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return failed ? 1 : 0;
}
