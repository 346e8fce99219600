import type { Features } from '../features.ts';

const REACH = 4;
const WINDOW = 6;
/** A row this likely (log odds) is taken for the story when distances are measured. */
const SURE = 1;

/** Rows to which the first forest gives no more than this (log odds) are not shown to the second. */
export const HOPELESS = -3.5;

/** What the second forest is shown besides all that the first saw: the first one's opinion of a row and of those around it. */
export const secondNames: readonly string[] = [
  ...Array.from({ length: REACH * 2 + 1 }, (_, step) => `first${step - REACH < 0 ? '' : '+'}${step - REACH}`),
  'first-of-parent',
  'first-of-grandparent',
  'first-of-kind',
  'most-behind',
  'most-ahead',
  'mass-behind',
  'mass-ahead',
  'share-behind',
  'share-ahead',
  'since-sure',
  'until-sure',
  'from-first-sure',
  'to-last-sure',
  'mass',
  'sure-share',
  'parent-mass',
];

/** Measures the first forest's scores (log odds) of a scene's rows. Linear. */
export function secondLook(scores: Float32Array, { chars, parents, grandparents, kinds }: Features): Float32Array {
  const rows = scores.length;
  const width = secondNames.length;
  const out = new Float32Array(rows * width);
  // Beyond both ends nothing is the story.
  const odds = new Float32Array(rows + WINDOW * 2).fill(-7);
  const likely = new Float32Array(rows);
  const masses = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const score = Math.max(-6, Math.min(6, scores[row]!));
    odds[row + WINDOW] = score;
    likely[row] = 1 / (1 + Math.exp(-odds[row + WINDOW]!));
    masses[row] = likely[row]! * chars[row]!;
  }
  const byParent = meansOf(parents, likely, chars);
  const byGrandparent = meansOf(grandparents, likely, chars);
  const byKind = meansOf(kinds, likely, chars);
  const sums = new Float64Array(rows + 1);
  let first = -1;
  let last = -1;
  let sure = 0;
  for (let row = 0; row < rows; row += 1) {
    sums[row + 1] = sums[row]! + masses[row]!;
    if (odds[row + WINDOW]! <= SURE) continue;
    if (first === -1) first = row;
    last = row;
    sure += chars[row]!;
  }
  const mass = sums[rows]!;
  const until = new Int32Array(rows + 1).fill(40);
  for (let row = rows - 1; row >= 0; row -= 1) until[row] = odds[row + WINDOW]! > SURE ? 0 : Math.min(40, until[row + 1]! + 1);
  let since = 40;
  for (let row = 0; row < rows; row += 1) {
    let to = row * width;
    for (let step = -REACH; step <= REACH; step += 1) out[to++] = odds[row + WINDOW + step]!;
    out[to++] = byParent.mean(row);
    out[to++] = byGrandparent.mean(row);
    out[to++] = byKind.mean(row);
    let behind = -7;
    let ahead = -7;
    for (let step = 1; step <= WINDOW; step += 1) {
      behind = Math.max(behind, odds[row + WINDOW - step]!);
      ahead = Math.max(ahead, odds[row + WINDOW + step]!);
    }
    out[to++] = behind;
    out[to++] = ahead;
    out[to++] = sums[row]! - sums[Math.max(0, row - WINDOW)]!;
    out[to++] = sums[Math.min(rows, row + 1 + WINDOW)]! - sums[row + 1]!;
    out[to++] = mass > 0 ? sums[row]! / mass : -1;
    out[to++] = mass > 0 ? (mass - sums[row + 1]!) / mass : -1;
    out[to++] = Math.min(40, since);
    out[to++] = until[row + 1]!;
    out[to++] = last === -1 ? -99 : Math.max(-60, Math.min(60, row - first));
    out[to++] = last === -1 ? -99 : Math.max(-60, Math.min(60, last - row));
    out[to++] = Math.log2(1 + mass);
    out[to++] = mass > 0 ? sure / mass : 0;
    out[to++] = mass > 0 ? byParent.sum(row) / mass : 0;
    since = odds[row + WINDOW]! > SURE ? 0 : since + 1;
  }
  return out;
}

/** Of each row's group: the mean of the shares of its other rows, weighted by length, and their sum. */
function meansOf(groups: Int32Array, shares: Float32Array, chars: Float32Array) {
  let size = 0;
  for (const group of groups) size = Math.max(size, group + 1);
  const sums = new Float64Array(size);
  const all = new Float64Array(size);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row]!;
    if (group < 0) continue;
    sums[group]! += shares[row]! * chars[row]!;
    all[group]! += chars[row]!;
  }
  return {
    mean(row: number): number {
      const group = groups[row]!;
      if (group < 0) return -1;
      const others = all[group]! - chars[row]!;
      return others <= 0 ? -1 : (sums[group]! - shares[row]! * chars[row]!) / others;
    },
    sum: (row: number): number => (groups[row]! < 0 ? 0 : sums[groups[row]!]!),
  };
}
