/** How trees are grown (after LightGBM: Ke et al. 2017, histograms and best leaf first). */
export type Plan = {
  trees: number;
  leaves: number;
  rate: number;
  /** L2 on leaf values, and the least hessian and rows of a leaf. */
  lambda: number;
  leastWeight: number;
  leastRows: number;
  /** Shares of sites and of features that each tree sees. */
  sites: number;
  features: number;
  seed: number;
};

/** Rows in columns of bins: of row r, feature f is `bins[f * rows + r]`. Arrays are shared between threads. */
export type Table = {
  rows: number;
  width: number;
  bins: Uint8Array;
  /** Of each feature: upper bound of each bin but the last. */
  edges: readonly Float32Array[];
  target: Float32Array;
  weight: Float32Array;
  site: Uint16Array;
};

/** A tree in arrays: node n asks whether feature[n] <= threshold bin[n]; children < 0 are leaves -1 - index. */
export type Tree = { feature: number[]; bin: number[]; left: number[]; right: number[]; values: number[] };
export type Forest = { base: number; trees: Tree[] };

const BINS = 256;

type Leaf = {
  start: number;
  end: number;
  g: number;
  h: number;
  histogram: Float64Array;
  split: Split | undefined;
  parent: number;
  side: 0 | 1;
};
type Split = { gain: number; feature: number; bin: number };

/** Deterministic numbers in [0, 1) (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Grows a forest on some rows of a table by gradient boosting with logistic loss. The same seed gives the same forest. */
export function grow(table: Table, rows: Uint32Array, plan: Plan): Forest {
  const { target, weight, site } = table;
  const roll = dice(plan.seed);
  let positive = 0;
  let all = 0;
  for (const row of rows) {
    positive += target[row]! * weight[row]!;
    all += weight[row]!;
  }
  const base = Math.log((positive + 1) / (all - positive + 1));
  const scores = new Float64Array(table.rows).fill(base);
  const gradient = new Float64Array(table.rows);
  const hessian = new Float64Array(table.rows);
  const trees: Tree[] = [];
  for (let number = 0; number < plan.trees; number += 1) {
    for (const row of rows) {
      const p = 1 / (1 + Math.exp(-scores[row]!));
      gradient[row] = (p - target[row]!) * weight[row]!;
      hessian[row] = Math.max(1e-6, p * (1 - p)) * weight[row]!;
    }
    const seen = Uint8Array.from({ length: 65_536 }, () => (roll() < plan.sites ? 1 : 0));
    const features = Array.from({ length: table.width }, (_, feature) => feature).filter(() => roll() < plan.features);
    const cut = strong(rows, gradient);
    const sample = rows.filter((row) => {
      if (seen[site[row]!] === 0) return false;
      if (Math.abs(gradient[row]!) >= cut) return true;
      if (roll() >= WEAK_SHARE) return false;
      gradient[row]! /= WEAK_SHARE;
      hessian[row]! /= WEAK_SHARE;
      return true;
    });
    const tree = growTree(table, sample, gradient, hessian, features, plan);
    trees.push(tree);
    for (const row of rows) scores[row]! += valueOf(tree, table, row);
  }
  return { base, trees };
}

/** Of rows that are learned already, as many are looked at (gradient-based one-side sampling, Ke et al. 2017). */
const WEAK_SHARE = 0.12;
const STRONG_SHARE = 0.15;

/** The gradient that separates the rows with most to learn from the rest, by a sample of them. */
function strong(rows: Uint32Array, gradient: Float64Array): number {
  const step = Math.max(1, Math.floor(rows.length / 4_000));
  const sizes: number[] = [];
  for (let at = 0; at < rows.length; at += step) sizes.push(Math.abs(gradient[rows[at]!]!));
  sizes.sort((a, b) => b - a);
  return sizes[Math.floor(sizes.length * STRONG_SHARE)] ?? 0;
}

/** What one tree says of a row. */
export function valueOf({ feature, bin, left, right, values }: Tree, { bins, rows }: Table, row: number): number {
  if (feature.length === 0) return values[0]!;
  let node = 0;
  while (node >= 0) node = bins[feature[node]! * rows + row]! <= bin[node]! ? left[node]! : right[node]!;
  return values[-1 - node]!;
}

function growTree(
  table: Table,
  rows: Uint32Array,
  g: Float64Array,
  h: Float64Array,
  features: readonly number[],
  plan: Plan,
): Tree {
  const tree: Tree = { feature: [], bin: [], left: [], right: [], values: [] };
  const root = leafOf(table, rows, 0, rows.length, g, h, features, undefined, -1, 0);
  root.split = bestSplit(root, features, plan);
  const leaves = [root];
  while (leaves.length < plan.leaves) {
    let best: Leaf | undefined;
    for (const leaf of leaves) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
    if (!best?.split) break;
    const { feature, bin } = best.split;
    const middle = partition(table, rows, best.start, best.end, feature, bin);
    const node = tree.feature.push(feature) - 1;
    tree.bin.push(bin);
    tree.left.push(0);
    tree.right.push(0);
    if (best.parent >= 0) tree[best.side === 0 ? 'left' : 'right'][best.parent] = node;
    const smallLeft = middle - best.start <= best.end - middle;
    const small = smallLeft
      ? leafOf(table, rows, best.start, middle, g, h, features, undefined, node, 0)
      : leafOf(table, rows, middle, best.end, g, h, features, undefined, node, 1);
    const large = smallLeft
      ? leafOf(table, rows, middle, best.end, g, h, features, [best, small], node, 1)
      : leafOf(table, rows, best.start, middle, g, h, features, [best, small], node, 0);
    small.split = bestSplit(small, features, plan);
    large.split = bestSplit(large, features, plan);
    leaves.splice(leaves.indexOf(best), 1, small, large);
  }
  for (const leaf of leaves) {
    const number = tree.values.push((-leaf.g / (leaf.h + plan.lambda)) * plan.rate) - 1;
    if (leaf.parent >= 0) tree[leaf.side === 0 ? 'left' : 'right'][leaf.parent] = -1 - number;
  }
  return tree;
}

/** Sums of a stretch of rows by feature and bin; those of the larger child are the parent's less the smaller child's. */
function leafOf(
  table: Table,
  rows: Uint32Array,
  start: number,
  end: number,
  g: Float64Array,
  h: Float64Array,
  features: readonly number[],
  from: readonly [Leaf, Leaf] | undefined,
  parent: number,
  side: 0 | 1,
): Leaf {
  const size = features.length * BINS * 2;
  if (from) {
    const [whole, sibling] = from;
    const { histogram } = whole;
    for (let at = 0; at < size; at += 1) histogram[at]! -= sibling.histogram[at]!;
    return { start, end, g: whole.g - sibling.g, h: whole.h - sibling.h, histogram, split: undefined, parent, side };
  }
  const histogram = new Float64Array(size);
  let sumG = 0;
  let sumH = 0;
  const own = rows.subarray(start, end);
  const gs = new Float64Array(own.length);
  const hs = new Float64Array(own.length);
  for (let at = 0; at < own.length; at += 1) {
    sumG += gs[at] = g[own[at]!]!;
    sumH += hs[at] = h[own[at]!]!;
  }
  for (let each = 0; each < features.length; each += 1) {
    const column = table.bins.subarray(features[each]! * table.rows, (features[each]! + 1) * table.rows);
    const offset = each * BINS * 2;
    for (let at = 0; at < own.length; at += 1) {
      const slot = offset + column[own[at]!]! * 2;
      histogram[slot]! += gs[at]!;
      histogram[slot + 1]! += hs[at]!;
    }
  }
  return { start, end, g: sumG, h: sumH, histogram, split: undefined, parent, side };
}

function bestSplit({ g, h, histogram, start, end }: Leaf, features: readonly number[], plan: Plan): Split | undefined {
  if (end - start < plan.leastRows * 2 || h < plan.leastWeight * 2) return undefined;
  const own = (g * g) / (h + plan.lambda);
  let best: Split | undefined;
  for (let each = 0; each < features.length; each += 1) {
    let leftG = 0;
    let leftH = 0;
    const offset = each * BINS * 2;
    for (let bin = 0; bin < BINS - 1; bin += 1) {
      const slot = offset + bin * 2;
      if (histogram[slot + 1] === 0) continue;
      leftG += histogram[slot]!;
      leftH += histogram[slot + 1]!;
      if (leftH < plan.leastWeight) continue;
      const rightH = h - leftH;
      if (rightH < plan.leastWeight) break;
      const rightG = g - leftG;
      const gain = (leftG * leftG) / (leftH + plan.lambda) + (rightG * rightG) / (rightH + plan.lambda) - own;
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature: features[each]!, bin };
    }
  }
  return best;
}

/** Rows that go left to the front, order kept out of no need: sums are taken over sets. Gives where the right ones begin. */
function partition(
  { bins, rows: stride }: Table,
  rows: Uint32Array,
  start: number,
  end: number,
  feature: number,
  bin: number,
): number {
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const row = rows[low]!;
    if (bins[feature * stride + row]! <= bin) low += 1;
    else {
      rows[low] = rows[high]!;
      rows[high] = row;
      high -= 1;
    }
  }
  return low;
}
