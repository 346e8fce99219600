/** A forest as it lies in a file: little-endian arrays in base64, features by name. */
export type PackedForest = {
  base: number;
  /** The features it asks for; nodes name them by their place in this list. */
  features: readonly string[];
  /** Nodes of each tree (Uint16); a tree of n nodes has n + 1 leaves. */
  sizes: string;
  /** Of each node: its feature (Uint16), its threshold (Float32), its children (Int16; below zero -1 - leaf, within the tree). */
  nodes: { feature: string; threshold: string; left: string; right: string };
  /** Of each leaf: log odds (Float32). */
  leaves: string;
};

/** Gradient-boosted trees with logistic loss, flat. */
export type Forest = {
  base: number;
  feature: Uint16Array;
  threshold: Float32Array;
  left: Int32Array;
  right: Int32Array;
  leaves: Float32Array;
  /** The first node of each tree, or -1 - leaf where a tree is one leaf. */
  roots: Int32Array;
};

/** Lays a packed forest out for scoring; `names` are the columns of the matrices it will see. Throws when a feature is unknown. */
export function unpackForest(packed: PackedForest, names: readonly string[]): Forest {
  const places = new Map(names.map((name, place) => [name, place]));
  const columns = packed.features.map((name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the weights ask for a feature "${name}" that is not measured; train them anew`);
    return place;
  });
  const sizes = new Uint16Array(bytesOf(packed.sizes));
  const feature = new Uint16Array(bytesOf(packed.nodes.feature)).map((place) => columns[place]!);
  const left = Int32Array.from(new Int16Array(bytesOf(packed.nodes.left)));
  const right = Int32Array.from(new Int16Array(bytesOf(packed.nodes.right)));
  const roots = new Int32Array(sizes.length);
  let node = 0;
  let leaf = 0;
  for (const [tree, size] of sizes.entries()) {
    roots[tree] = size === 0 ? -1 - leaf : node;
    for (let at = node; at < node + size; at += 1) {
      left[at]! += left[at]! < 0 ? -leaf : node;
      right[at]! += right[at]! < 0 ? -leaf : node;
    }
    node += size;
    leaf += size + 1;
  }
  const threshold = new Float32Array(bytesOf(packed.nodes.threshold));
  return { base: packed.base, feature, threshold, left, right, leaves: new Float32Array(bytesOf(packed.leaves)), roots };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

/** The log odds of one row of a matrix, which begins at `from`. */
export function scoreOf(
  { base, feature, threshold, left, right, leaves, roots }: Forest,
  values: Float32Array,
  from: number,
): number {
  let sum = base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree]!;
    while (node >= 0) node = values[from + feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
    sum += leaves[-1 - node]!;
  }
  return sum;
}
