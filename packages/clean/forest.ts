import { DEPTH, kernelOf, LANES, QUESTION, TREE_LEAVES, type Kernel } from './forest-kernel.ts';

/** A forest as it lies in a file: little-endian arrays in base64, features by name. */
export type PackedForest = {
  base: number;
  /** The features it asks for; questions name them by their place in this list. */
  features: readonly string[];
  /** Of each question, `DEPTH` a tree: its feature (Uint16), and the threshold that a value must pass for a yes (Float32). */
  questions: { feature: string; threshold: string };
  /** Of each tree: log odds (Float32) by the answers, the first question's answer being the highest bit. */
  leaves: string;
};

/** Gradient-boosted trees with logistic loss, laid out in a memory of their own. */
export type Forest = {
  base: number;
  /** The features it asks for, by their place in the matrix; all others are never looked at. */
  wanted: Uint16Array;
  run: Kernel;
  /** The addresses of the leaves and of the sums. */
  leaves: number;
  sums: number;
  /** The rows that are scored at once: of row r, the f-th of the wanted features stands at `columns[f * BLOCK + r]`. */
  columns: Float32Array;
  /** What comes out, one sum a row. */
  scored: Float64Array;
};

/** Rows laid out at once: their columns fit the processor's nearer caches, and hostile drops of any length a small memory. */
const BLOCK = 64;

/** Lays a packed forest out for scoring; `names` are the features of the matrix it will see. Throws when a feature is unknown. */
export function unpackForest(packed: PackedForest, names: readonly string[]): Forest {
  const places = new Map(names.map((name, place) => [name, place]));
  const wanted = packed.features.map((name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the weights ask for a feature "${name}" that is not measured; train them anew`);
    return place;
  });
  const feature = new Uint16Array(bytesOf(packed.questions.feature));
  const threshold = new Float32Array(bytesOf(packed.questions.threshold));
  const values = new Float32Array(bytesOf(packed.leaves));
  const leaves = feature.length * QUESTION;
  const columns = leaves + (feature.length / DEPTH) * TREE_LEAVES;
  const sums = columns + wanted.length * BLOCK * 4;
  const { run, memory } = kernelOf(sums + BLOCK * 8);
  for (let at = 0; at < feature.length; at += 1) {
    new Uint32Array(memory, at * QUESTION, 1)[0] = columns + feature[at]! * BLOCK * 4;
    new Float32Array(memory, at * QUESTION + 4, 1)[0] = threshold[at]!;
  }
  new Float32Array(memory, leaves, values.length).set(values);
  return {
    base: packed.base,
    wanted: Uint16Array.from(wanted),
    run,
    leaves,
    sums,
    columns: new Float32Array(memory, columns, wanted.length * BLOCK),
    scored: new Float64Array(memory, sums, BLOCK),
  };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

/** A part of a matrix that lies in rows: the features `from` up to `from + width` of all. */
export type Part = { values: Float32Array; width: number; from: number };

/** The log odds of some rows of a matrix, which may lie in several parts. */
export function scoreRows(forest: Forest, picked: Int32Array, parts: readonly Part[]): Float32Array {
  const scores = new Float32Array(picked.length);
  for (let from = 0; from < picked.length; from += BLOCK) {
    const rows = picked.subarray(from, from + BLOCK);
    for (const part of parts) turn(part, rows, forest);
    forest.run(forest.base, forest.leaves, forest.sums, Math.ceil(rows.length / LANES) * LANES * 4);
    scores.set(forest.scored.subarray(0, rows.length), from);
  }
  return scores;
}

/** Rows turned at a time: as many as a line of the processor's cache has numbers. */
const STRIP = 16;

/** Turns rows into the columns that a forest wants. */
function turn({ values, width, from }: Part, rows: Int32Array, { wanted, columns }: Forest): void {
  for (let strip = 0; strip < rows.length; strip += STRIP) {
    const end = Math.min(rows.length, strip + STRIP);
    for (let column = 0; column < wanted.length; column += 1) {
      const feature = wanted[column]! - from;
      if (feature < 0 || feature >= width) continue;
      const to = column * BLOCK;
      for (let row = strip; row < end; row += 1) columns[to + row] = values[rows[row]! * width + feature]!;
    }
  }
}
