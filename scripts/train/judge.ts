import { HOPELESS } from '../../packages/clean/features/second-look.ts';
import { judge } from '../../packages/clean/judge.ts';
import { seeded } from '../../packages/rehearsal/seeded.ts';
import { mean } from '../../test/bench/body-score.ts';
import { bodyOf } from './body.ts';
import type { Crossed } from './cross.ts';
import type { Sample } from './samples.ts';
import { scoreBody, tabulate, type Score } from './score.ts';

/** Scores of all samples, in their order. */
export type Verdict = readonly Score[];

/** What the rules alone print. */
export function judgeRules(samples: readonly Sample[]): Verdict {
  return samples.map(({ gold, scene }) => scoreBody(gold, bodyOf(scene, scene)));
}

/** What is printed with the scores of cross-validation. */
export function judgeScores(samples: readonly Sample[], { first, second }: Crossed): Verdict {
  const scores = first.map((score, row) => (score <= HOPELESS ? score : second[row]!));
  let from = 0;
  return samples.map(({ gold, scene, features }) => {
    const own = scores.subarray(from, (from += features.blocks.length));
    return scoreBody(gold, bodyOf(scene, own.some((score) => score > 0) ? judge(scene, features.blocks, own) : scene));
  });
}

/** The rows of a table of figures: every set, and all sets that have whole bodies. */
export function rowsOf(samples: readonly Sample[], verdict: Verdict) {
  const groups = new Map<string, Score[]>();
  for (const [at, { kind, set }] of samples.entries()) {
    if (kind === 'echo') continue;
    const names = 'with' in samples[at]!.gold ? [`${kind} ${set}`] : [`${kind} ${set}`, `${kind} pooled`];
    for (const name of names) {
      const group = groups.get(name);
      if (group) group.push(verdict[at]!);
      else groups.set(name, [verdict[at]!]);
    }
  }
  return new Map([...groups].map(([name, scores]) => [name, tabulate(scores)]));
}

const ROUNDS = 1_000;

/** The mean and standard deviation of the difference in F1 between two verdicts on one group, by paired bootstrap. */
export function difference(
  samples: readonly Sample[],
  one: Verdict,
  other: Verdict,
  group: string,
): { mean: number; sd: number } {
  const places = [...samples.keys()].filter((at) => `${samples[at]!.kind} pooled` === group && !('with' in samples[at]!.gold));
  const roll = seeded(7);
  const found = Array.from({ length: ROUNDS }, () => {
    const drawn = places.map(() => places[Math.floor(roll() * places.length)]!);
    return tabulate(drawn.map((at) => one[at]!)).F1 - tabulate(drawn.map((at) => other[at]!)).F1;
  });
  const middle = mean(found);
  return { mean: middle, sd: Math.sqrt(mean(found.map((value) => (value - middle) ** 2))) };
}
