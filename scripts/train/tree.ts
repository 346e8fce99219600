import { DEPTH } from '../../packages/clean/forest-kernel.ts';

/** How trees are grown: all nodes of a level ask the same (CatBoost: Prokhorenkova et al. 2018), found by histograms. */
export type Plan = {
  trees: number;
  rate: number;
  /** L2 on leaf values, and the least hessian on either side of a question for it to count. */
  lambda: number;
  leastWeight: number;
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

/** Questions, whether a row's bin of `feature` is above `bin`, and the log odds by their answers, the first the highest bit. */
export type Tree = { feature: number[]; bin: number[]; values: Float32Array };

/** The rows that a tree is grown on, and their slopes. */
export type Drawn = { rows: Uint32Array; slopes: Float64Array };

/** Grows one tree: level by level the question that gains most over all leaves so far. */
export function growTree(table: Table, { rows, slopes }: Drawn, features: readonly number[], plan: Plan): Tree {
  const columns = features.map((feature) => pick(table.bins.subarray(feature * table.rows), rows));
  const tree: Tree = { feature: [], bin: [], values: new Float32Array(2 ** DEPTH) };
  const leaves = new Uint8Array(rows.length);
  let histograms: Float64Array[] = [];
  for (let level = 0; level < DEPTH; level += 1) {
    const sums = sumsOf(leaves, slopes, 2 ** level);
    const few = fewer(leaves, 2 ** level);
    histograms = columns.map((column, each) => {
      const bins = table.edges[features[each]!]!.length + 1;
      return histogramOf(column, leaves, slopes, few, 2 ** level, bins, histograms[each]);
    });
    const found = bestQuestion(histograms, sums, plan);
    // Without one, the tree asks what no bin answers with yes.
    tree.feature.push(found ? features[found.each]! : features[0]!);
    tree.bin.push(found?.bin ?? 255);
    const column = columns[found?.each ?? 0]!;
    for (let at = 0; at < rows.length; at += 1) leaves[at] = (leaves[at]! << 1) | Number(column[at]! > tree.bin[level]!);
  }
  const sums = sumsOf(leaves, slopes, 2 ** DEPTH);
  for (let leaf = 0; leaf < 2 ** DEPTH; leaf += 1)
    tree.values[leaf] = (-sums[leaf * 2]! / (sums[leaf * 2 + 1]! + plan.lambda)) * plan.rate;
  return tree;
}

/** Adds what one tree says of some rows to their scores. */
export function addTree({ feature, bin, values }: Tree, table: Table, rows: Uint32Array, scores: Float64Array): void {
  const leaves = new Uint8Array(rows.length);
  for (const [level, each] of feature.entries()) ask(table.bins.subarray(each * table.rows), rows, bin[level]!, leaves);
  for (let at = 0; at < rows.length; at += 1) scores[at]! += values[leaves[at]!]!;
}

function ask(column: Uint8Array, rows: Uint32Array, bin: number, leaves: Uint8Array): void {
  for (let at = 0; at < rows.length; at += 1) leaves[at] = (leaves[at]! << 1) | Number(column[rows[at]!]! > bin);
}

/** The bins of some rows, side by side. */
function pick(column: Uint8Array, rows: Uint32Array): Uint8Array {
  const picked = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) picked[at] = column[rows[at]!]!;
  return picked;
}

/** Sums of gradient and hessian by leaf. */
function sumsOf(leaves: Uint8Array, slopes: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size * 2);
  for (let at = 0; at < leaves.length; at += 1) {
    sums[leaves[at]! * 2]! += slopes[at * 2]!;
    sums[leaves[at]! * 2 + 1]! += slopes[at * 2 + 1]!;
  }
  return sums;
}

/** Of every two leaves that were one, the rows of the smaller: the other's sums are what the whole's have more. */
type Fewer = { rows: Uint32Array; small: Uint8Array };

function fewer(leaves: Uint8Array, size: number): Fewer {
  const counts = new Uint32Array(size);
  for (let at = 0; at < leaves.length; at += 1) counts[leaves[at]!]! += 1;
  const small = Uint8Array.from(counts, (count, leaf) => {
    const sibling = counts[leaf ^ 1] ?? Infinity;
    return count < sibling || (count === sibling && leaf % 2 === 0) ? 1 : 0;
  });
  const rows = new Uint32Array(leaves.length);
  let found = 0;
  for (let at = 0; at < leaves.length; at += 1) if (small[leaves[at]!] === 1) rows[found++] = at;
  return { rows: rows.subarray(0, found), small };
}

/** Sums of gradient and hessian by leaf and bin, given those of the leaves before they were parted. */
function histogramOf(
  column: Uint8Array,
  leaves: Uint8Array,
  slopes: Float64Array,
  { rows, small }: Fewer,
  size: number,
  bins: number,
  whole: Float64Array | undefined,
): Float64Array {
  const width = bins * 2;
  const histogram = new Float64Array(size * width);
  for (let each = 0; each < rows.length; each += 1) {
    const at = rows[each]!;
    const slot = (leaves[at]! * bins + column[at]!) * 2;
    histogram[slot]! += slopes[at * 2]!;
    histogram[slot + 1]! += slopes[at * 2 + 1]!;
  }
  if (!whole) return histogram;
  for (let leaf = 0; leaf < size; leaf += 1) {
    if (small[leaf] === 1) continue;
    const from = (leaf >> 1) * width;
    for (let slot = 0; slot < width; slot += 1)
      histogram[leaf * width + slot] = whole[from + slot]! - histogram[(leaf ^ 1) * width + slot]!;
  }
  return histogram;
}

type Question = { each: number; bin: number };

/** The question with the greatest gain over all leaves of a level; a leaf that it would leave nearly empty gains nothing. */
function bestQuestion(
  histograms: readonly Float64Array[],
  sums: Float64Array,
  { lambda, leastWeight }: Plan,
): Question | undefined {
  const size = sums.length / 2;
  const gains = new Float64Array(256);
  let best: Question | undefined;
  let most = 1e-6;
  for (const [each, histogram] of histograms.entries()) {
    const bins = histogram.length / sums.length;
    gains.fill(0);
    for (let leaf = 0; leaf < size; leaf += 1) {
      const g = sums[leaf * 2]!;
      const h = sums[leaf * 2 + 1]!;
      if (h < leastWeight * 2) continue;
      const own = (g * g) / (h + lambda);
      let lowG = 0;
      let lowH = 0;
      for (let bin = 0; bin < bins - 1; bin += 1) {
        const slot = (leaf * bins + bin) * 2;
        lowG += histogram[slot]!;
        lowH += histogram[slot + 1]!;
        if (lowH < leastWeight) continue;
        const highH = h - lowH;
        if (highH < leastWeight) break;
        const highG = g - lowG;
        gains[bin]! += (lowG * lowG) / (lowH + lambda) + (highG * highG) / (highH + lambda) - own;
      }
    }
    for (let bin = 0; bin < bins - 1; bin += 1) {
      if (gains[bin]! <= most) continue;
      most = gains[bin]!;
      best = { each, bin };
    }
  }
  return best;
}
