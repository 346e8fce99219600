import { createHash } from 'node:crypto';

import { secondLook, secondNames } from '../../packages/clean/features/second-look.ts';
import type { crewOf } from './crew.ts';
import type { Forest } from './grow.ts';
import type { Sample } from './samples.ts';
import { tableOf } from './table.ts';
import type { Plan, Table } from './tree.ts';

/** How the first forest is grown, and the one that looks a second time. */
export type Plans = { first: Plan; second: Plan };

/** Scores (log odds) of all rows by forests that never saw their site. */
export type Crossed = { first: Float32Array; second: Float32Array };

/** The fold of a site: the same for all its pages and drops, in all runs. */
export function foldOf(site: string, folds: number): number {
  return createHash('sha1').update(`fold ${site}`).digest().readUInt32BE(0) % folds;
}

/** Rows of samples, by a test of the sample; only rows that carry weight when they are to be learned from. */
function rowsOf(samples: readonly Sample[], wanted: (sample: Sample) => boolean, learn: boolean): Uint32Array {
  const rows: number[] = [];
  let from = 0;
  for (const sample of samples) {
    if (wanted(sample))
      for (let row = 0; row < sample.target.length; row += 1) if (!learn || sample.weight[row]! > 0) rows.push(from + row);
    from += sample.target.length;
  }
  return Uint32Array.from(rows);
}

function secondTable(samples: readonly Sample[], scores: Float32Array, base: Table): Table {
  let from = 0;
  const looks = samples.map((sample) => {
    const own = scores.subarray(from, (from += sample.target.length));
    return secondLook(own, sample.features);
  });
  return tableOf(samples, looks, secondNames.length, base);
}

/**
 * Cross-validation in two layers. The second forest of a fold learns from first scores that were given without knowledge of the
 * row's site and of the fold; so do the scores it is tested on.
 */
export async function cross(
  samples: readonly Sample[],
  base: Table,
  plans: Plans,
  folds: number,
  crew: ReturnType<typeof crewOf>,
): Promise<Crossed> {
  const fold = new Map(samples.map((sample) => [sample.site, foldOf(sample.site, folds)]));
  const of = (sample: Sample) => fold.get(sample.site)!;
  const first = new Float32Array(base.rows);
  const second = new Float32Array(base.rows);
  const firsts = Array.from({ length: folds }, () => new Float32Array(base.rows));
  const jobs: Promise<void>[] = [];
  for (let one = 0; one < folds; one += 1) {
    const score = rowsOf(samples, (sample) => of(sample) === one, false);
    const fit = rowsOf(samples, (sample) => of(sample) !== one, true);
    jobs.push(
      crew.run({ table: base, fit, score, plan: plans.first }).then(({ scores }) => {
        score.forEach((row, at) => {
          first[row] = scores[at]!;
          firsts[one]![row] = scores[at]!;
        });
      }),
    );
    for (let other = one + 1; other < folds; other += 1) {
      const both = rowsOf(samples, (sample) => of(sample) === one || of(sample) === other, false);
      const rest = rowsOf(samples, (sample) => of(sample) !== one && of(sample) !== other, true);
      jobs.push(
        crew.run({ table: base, fit: rest, score: both, plan: plans.first }).then(({ scores }) => {
          const inOne = new Set(score);
          both.forEach((row, at) => (firsts[inOne.has(row) ? other : one]![row] = scores[at]!));
        }),
      );
    }
  }
  await Promise.all(jobs);
  await Promise.all(
    firsts.map(async (scores, one) => {
      const table = secondTable(samples, scores, base);
      const fit = rowsOf(samples, (sample) => of(sample) !== one, true);
      const score = rowsOf(samples, (sample) => of(sample) === one, false);
      const grown = await crew.run({ table, fit, score, plan: plans.second });
      score.forEach((row, at) => (second[row] = grown.scores[at]!));
    }),
  );
  return { first, second };
}

/** The two forests that learn from all samples. */
export async function fitAll(
  samples: readonly Sample[],
  base: Table,
  first: Float32Array,
  plans: Plans,
  crew: ReturnType<typeof crewOf>,
) {
  const fit = rowsOf(samples, () => true, true);
  const none = new Uint32Array(0);
  const table = secondTable(samples, first, base);
  const [one, two] = await Promise.all([
    crew.run({ table: base, fit, score: none, plan: plans.first }),
    crew.run({ table, fit, score: none, plan: plans.second }),
  ]);
  return {
    first: { forest: one.forest, edges: base.edges },
    second: { forest: two.forest, edges: table.edges },
  } satisfies Record<string, { forest: Forest; edges: readonly Float32Array[] }>;
}
