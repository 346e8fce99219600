import { binOf, edgesOf } from './bins.ts';
import type { Table } from './tree.ts';
import type { Sample } from './samples.ts';

/** Values looked at to lay out the bins of a feature. */
const SAMPLED = 60_000;

function shared<T extends Uint8Array | Float32Array | Uint16Array>(
  kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
  size: number,
): T {
  return new kind(new SharedArrayBuffer(size * kind.BYTES_PER_ELEMENT));
}

/** All rows of all samples in one table of bins; `matrices` holds each sample's values, row by row. */
export function tableOf(samples: readonly Sample[], matrices: readonly Float32Array[], width: number, before?: Table): Table {
  const rows = samples.reduce((sum, sample) => sum + sample.target.length, 0);
  const old = before?.width ?? 0;
  const bins = shared(Uint8Array, rows * (old + width));
  if (before) bins.set(before.bins);
  const target = shared(Float32Array, rows);
  const weight = shared(Float32Array, rows);
  const site = shared(Uint16Array, rows);
  const sites = new Map<string, number>();
  let row = 0;
  for (const sample of samples) {
    target.set(sample.target, row);
    weight.set(sample.weight, row);
    const number = sites.get(sample.site) ?? sites.size;
    sites.set(sample.site, number);
    site.fill(number, row, row + sample.target.length);
    row += sample.target.length;
  }
  const edges = [...(before?.edges ?? [])];
  const column = new Float32Array(rows);
  for (let feature = 0; feature < width; feature += 1) {
    let at = 0;
    for (const matrix of matrices) for (let from = feature; from < matrix.length; from += width) column[at++] = matrix[from]!;
    const step = Math.max(1, Math.floor(rows / SAMPLED));
    const bounds = edgesOf(Float32Array.from({ length: Math.ceil(rows / step) }, (_, each) => column[each * step]!));
    edges.push(bounds);
    const offset = (old + feature) * rows;
    for (let each = 0; each < rows; each += 1) bins[offset + each] = binOf(bounds, column[each]!);
  }
  return { rows, width: old + width, bins, edges, target, weight, site };
}
