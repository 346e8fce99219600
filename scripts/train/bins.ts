/** Bounds of at most 255 bins of about equal size over some values; equal values share a bin. */
export function edgesOf(values: Float32Array, most = 255): Float32Array {
  const sorted = values.toSorted();
  const distinct: number[] = [];
  for (const value of sorted) if (value !== distinct.at(-1)) distinct.push(value);
  const edges: number[] = [];
  if (distinct.length <= most) {
    for (let at = 1; at < distinct.length; at += 1) edges.push(Math.fround((distinct[at - 1]! + distinct[at]!) / 2));
  } else {
    for (let each = 1; each < most; each += 1) {
      const value = sorted[Math.floor((each * sorted.length) / most)]!;
      if (value !== edges.at(-1)) edges.push(value);
    }
  }
  return Float32Array.from(edges);
}

/** The first bin whose bound is not below the value. */
export function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
