import { seeded } from '@copydesk/rehearsal/seeded';

import { bodyTotals, type Overlap } from './body-score.ts';

/** A difference of two F1 over the same pages: what it is, its standard deviation, and where 95 % of the resamples lie. */
export type Difference = { difference: number; sd: number; low: number; high: number };

const ROUNDS = 2_000;
const SEED = 20_261_123;

/**
 * The paired bootstrap of Efron and Tibshirani: draws the pages with replacement, the same ones for both, and looks how the
 * difference of their F1 varies. The same numbers for the same scores: the draws are seeded.
 */
export function pairedBootstrap(ours: readonly Overlap[], theirs: readonly Overlap[]): Difference {
  if (ours.length !== theirs.length || ours.length === 0)
    throw new Error(`${ours.length} pages against ${theirs.length}: not paired`);
  const random = seeded(SEED);
  const differences: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const drawn = ours.map(() => Math.floor(random() * ours.length));
    differences.push(bodyTotals(drawn.map((at) => ours[at]!)).F1 - bodyTotals(drawn.map((at) => theirs[at]!)).F1);
  }
  differences.sort((a, b) => a - b);
  const mean = differences.reduce((sum, one) => sum + one, 0) / ROUNDS;
  return {
    difference: bodyTotals(ours).F1 - bodyTotals(theirs).F1,
    sd: Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (ROUNDS - 1)),
    low: differences[Math.floor(ROUNDS * 0.025)]!,
    high: differences[Math.floor(ROUNDS * 0.975)]!,
  };
}
