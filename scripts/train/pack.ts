import type { PackedForest } from '../../packages/clean/forest.ts';
import type { Forest } from './grow.ts';

/** A forest as it is shipped: thresholds instead of bins, and only the features that it asks for. */
export function pack({ base, trees }: Forest, edges: readonly Float32Array[], names: readonly string[]): PackedForest {
  const used = [...new Set(trees.flatMap((tree) => tree.feature))].toSorted((a, b) => a - b);
  const place = new Map(used.map((feature, at) => [feature, at]));
  const questions = trees.flatMap(({ feature, bin }) =>
    feature.map((number, at) => ({ feature: place.get(number)!, threshold: edges[number]![bin[at]!] ?? Infinity })),
  );
  return {
    base,
    features: used.map((feature) => names[feature]!),
    questions: {
      feature: base64(Uint16Array.from(questions, ({ feature }) => feature)),
      threshold: base64(Float32Array.from(questions, ({ threshold }) => threshold)),
    },
    leaves: base64(Float32Array.from(trees.flatMap(({ values }) => [...values]))),
  };
}

function base64(array: Uint16Array | Float32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}
