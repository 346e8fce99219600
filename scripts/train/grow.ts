import { seeded } from '../../packages/rehearsal/seeded.ts';

import { addTree, growTree, type Drawn, type Plan, type Table, type Tree } from './tree.ts';

/** Trees whose values are added to `base`: log odds. */
export type Forest = { base: number; trees: Tree[] };

/** Grows a forest on some rows of a table by gradient boosting with logistic loss. The same seed gives the same forest. */
export function grow(table: Table, rows: Uint32Array, plan: Plan): Forest {
  const { target, weight } = table;
  const roll = seeded(plan.seed);
  let positive = 0;
  let all = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    positive += target[row]! * weight[row]!;
    all += weight[row]!;
  }
  const base = Math.log((positive + 1) / (all - positive + 1));
  const scores = new Float64Array(rows.length).fill(base);
  // Of row `rows[at]`: gradient at 2 * at, hessian next to it.
  const slopes = new Float64Array(rows.length * 2);
  const trees: Tree[] = [];
  for (let number = 0; number < plan.trees; number += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const p = 1 / (1 + Math.exp(-scores[at]!));
      slopes[at * 2] = (p - target[row]!) * weight[row]!;
      slopes[at * 2 + 1] = Math.max(1e-6, p * (1 - p)) * weight[row]!;
    }
    const features = Array.from({ length: table.width }, (_, feature) => feature).filter(
      (feature) => roll() < plan.features && table.edges[feature]!.length > 0,
    );
    const tree = growTree(table, draw(table, rows, slopes, plan, roll), features, plan);
    trees.push(tree);
    addTree(tree, table, rows, scores);
  }
  return { base, trees };
}

/** Of rows that are learned already, as many are looked at (gradient-based one-side sampling, Ke et al. 2017). */
const WEAK_SHARE = 0.12;
const STRONG_SHARE = 0.15;

function draw({ site }: Table, rows: Uint32Array, slopes: Float64Array, plan: Plan, roll: () => number): Drawn {
  const seen = new Uint8Array(65_536);
  for (let each = 0; each < seen.length; each += 1) seen[each] = roll() < plan.sites ? 1 : 0;
  const cut = strong(slopes);
  const drawn = { rows: new Uint32Array(rows.length), slopes: new Float64Array(rows.length * 2) };
  let size = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (seen[site[rows[at]!]!] === 0) continue;
    const weak = Math.abs(slopes[at * 2]!) < cut;
    if (weak && roll() >= WEAK_SHARE) continue;
    const share = weak ? WEAK_SHARE : 1;
    drawn.rows[size] = rows[at]!;
    drawn.slopes[size * 2] = slopes[at * 2]! / share;
    drawn.slopes[size * 2 + 1] = slopes[at * 2 + 1]! / share;
    size += 1;
  }
  return { rows: drawn.rows.subarray(0, size), slopes: drawn.slopes.subarray(0, size * 2) };
}

/** The gradient that separates the rows with most to learn from the rest, by a sample of them. */
function strong(slopes: Float64Array): number {
  const step = Math.max(1, Math.floor(slopes.length / 2 / 4_000));
  const sizes: number[] = [];
  for (let at = 0; at < slopes.length; at += step * 2) sizes.push(Math.abs(slopes[at]!));
  sizes.sort((a, b) => b - a);
  return sizes[Math.floor(sizes.length * STRONG_SHARE)] ?? 0;
}
