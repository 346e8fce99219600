/**
 * The likelihood from which blocks are taken for the story, such that the expected F1 is greatest. Where all is clear that is near
 * one half; where much is doubtful it is lower, since what is left out costs as much as what is wrong (Lipton, Elkan and
 * Naryanaswamy 2014). `sizes` says how much text each block has. O(n log n).
 */
export function cutOff(likely: Float32Array, sizes: Float32Array): number {
  const order = Array.from(likely.keys()).toSorted((a, b) => likely[b]! - likely[a]! || a - b);
  let all = 0;
  for (let at = 0; at < likely.length; at += 1) all += likely[at]! * sizes[at]!;
  let taken = 0;
  let right = 0;
  let best = 0;
  let least = 1;
  for (const at of order) {
    taken += sizes[at]!;
    right += likely[at]! * sizes[at]!;
    const f1 = (2 * right) / (taken + all);
    if (f1 < best) continue;
    best = f1;
    least = likely[at]!;
  }
  return least;
}
