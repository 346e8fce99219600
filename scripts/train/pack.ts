import type { PackedForest } from '../../packages/clean/forest.ts';
import type { Forest } from './grow.ts';

/** A forest as it is shipped: thresholds instead of bins, and only the features that it asks for. */
export function pack({ base, trees }: Forest, edges: readonly Float32Array[], names: readonly string[]): PackedForest {
  const used = [...new Set(trees.flatMap((tree) => tree.feature))].toSorted((a, b) => a - b);
  const place = new Map(used.map((feature, at) => [feature, at]));
  const nodes = trees.flatMap(({ feature, bin, left, right }) =>
    feature.map((number, at) => ({
      feature: place.get(number)!,
      threshold: edges[number]![bin[at]!] ?? Infinity,
      left: left[at]!,
      right: right[at]!,
    })),
  );
  return {
    base,
    features: used.map((feature) => names[feature]!),
    sizes: base64(Uint16Array.from(trees, (tree) => tree.feature.length)),
    nodes: {
      feature: base64(Uint16Array.from(nodes, (node) => node.feature)),
      threshold: base64(Float32Array.from(nodes, (node) => node.threshold)),
      left: base64(Int16Array.from(nodes, (node) => node.left)),
      right: base64(Int16Array.from(nodes, (node) => node.right)),
    },
    leaves: base64(Float32Array.from(trees.flatMap((tree) => tree.values))),
  };
}

function base64(array: Uint16Array | Int16Array | Float32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}
