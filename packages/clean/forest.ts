/** Questions that every tree asks of every row, whatever the answers: trees are symmetric (oblivious), as CatBoost grows them. */
export const DEPTH = 6;
const LEAVES = 2 ** DEPTH;

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

/** Gradient-boosted trees with logistic loss, flat. */
export type Forest = {
  base: number;
  /** The features it asks for, by their place in the matrix; all others are never looked at. */
  wanted: Uint16Array;
  /** Of each question its feature, by its place in `wanted`. */
  feature: Uint16Array;
  threshold: Float32Array;
  leaves: Float32Array;
};

/** Lays a packed forest out for scoring; `names` are the features of the matrix it will see. Throws when a feature is unknown. */
export function unpackForest(packed: PackedForest, names: readonly string[]): Forest {
  const places = new Map(names.map((name, place) => [name, place]));
  const wanted = packed.features.map((name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the weights ask for a feature "${name}" that is not measured; train them anew`);
    return place;
  });
  return {
    base: packed.base,
    wanted: Uint16Array.from(wanted),
    feature: new Uint16Array(bytesOf(packed.questions.feature)),
    threshold: new Float32Array(bytesOf(packed.questions.threshold)),
    leaves: new Float32Array(bytesOf(packed.leaves)),
  };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

/** The log odds of rows whose wanted features lie in columns: of row r, the f-th of them is `columns[f * rows + r]`. */
export function scoreColumns(forest: Forest, columns: Float32Array, rows: number): Float32Array {
  const sums = new Float64Array(rows).fill(forest.base);
  for (let tree = 0; tree < forest.feature.length / DEPTH; tree += 1) addTree(forest, tree, columns, sums);
  return new Float32Array(sums);
}

/**
 * Adds what one tree says of all rows, without a branch: a question is a comparison, its answer a bit, and the six bits are the
 * number of the leaf. A function of its own, for V8 compiles one that is called often sooner, and once, than one that loops for long.
 */
function addTree({ feature, threshold, leaves }: Forest, tree: number, columns: Float32Array, sums: Float64Array): void {
  const rows = sums.length;
  const at = tree * DEPTH;
  const leaf = tree * LEAVES;
  const a = feature[at]! * rows;
  const b = feature[at + 1]! * rows;
  const c = feature[at + 2]! * rows;
  const d = feature[at + 3]! * rows;
  const e = feature[at + 4]! * rows;
  const f = feature[at + 5]! * rows;
  const overA = threshold[at]!;
  const overB = threshold[at + 1]!;
  const overC = threshold[at + 2]!;
  const overD = threshold[at + 3]!;
  const overE = threshold[at + 4]!;
  const overF = threshold[at + 5]!;
  for (let row = 0; row < rows; row += 1) {
    const answers =
      (Number(columns[a + row]! > overA) << 5) |
      (Number(columns[b + row]! > overB) << 4) |
      (Number(columns[c + row]! > overC) << 3) |
      (Number(columns[d + row]! > overD) << 2) |
      (Number(columns[e + row]! > overE) << 1) |
      Number(columns[f + row]! > overF);
    sums[row]! += leaves[leaf + answers]!;
  }
}

/** Rows turned at a time: as many as a line of the processor's cache has numbers. */
const STRIP = 16;

/**
 * Turns some rows of a matrix that lies in rows into the columns that a forest wants. A matrix may hold a part of all features only:
 * `width` of them, from number `from` on.
 */
export function turn(
  values: Float32Array,
  width: number,
  from: number,
  { wanted }: Forest,
  picked: Int32Array,
  columns: Float32Array,
): void {
  const rows = picked.length;
  for (let strip = 0; strip < rows; strip += STRIP) {
    const end = Math.min(rows, strip + STRIP);
    for (let column = 0; column < wanted.length; column += 1) {
      const feature = wanted[column]! - from;
      if (feature < 0 || feature >= width) continue;
      const to = column * rows;
      for (let row = strip; row < end; row += 1) columns[to + row] = values[picked[row]! * width + feature]!;
    }
  }
}
