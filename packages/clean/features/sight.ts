import type { Scene } from '../scene.ts';
import { lettersOf, type Letters } from './letters.ts';

/** A scene as the learned labeller sees it: one row per block that is no picture, and what several features share. */
export type Sight = {
  scene: Scene;
  /** The block of each row. */
  blocks: Int32Array;
  /** The pictures between a row and the one before it. */
  pictures: Uint8Array;
  letters: readonly Letters[];
  /** The elements around each row's own, and rows whose own are alike in name and hooks; -1 without markup. */
  parents: Int32Array;
  grandparents: Int32Array;
  kinds: Int32Array;
  /** Characters of running text of a row, and of all rows before it. */
  prose: Float32Array;
  proseBefore: Float32Array;
  proseTotal: number;
  /** First and last row of the story as the rules see it; -1 without one. */
  first: number;
  last: number;
};

/** Lays out the rows of a scene whose blocks have been weighed by rule. Linear. */
export function sightOf(scene: Scene): Sight {
  const blocks: number[] = [];
  const pictures: number[] = [];
  let waiting = 0;
  for (const [at, { shape }] of scene.blocks.entries()) {
    if (shape === 'image') {
      waiting = Math.min(9, waiting + 1);
      continue;
    }
    blocks.push(at);
    pictures.push(waiting);
    waiting = 0;
  }
  const rows = blocks.length;
  const parents = new Int32Array(rows).fill(-1);
  const grandparents = new Int32Array(rows).fill(-1);
  const kinds = new Int32Array(rows);
  const names = new Map<string, number>();
  const prose = new Float32Array(rows);
  const proseBefore = new Float32Array(rows);
  let proseTotal = 0;
  let first = -1;
  let last = -1;
  for (let row = 0; row < rows; row += 1) {
    const at = blocks[row]!;
    proseBefore[row] = proseTotal;
    if (scene.looks[at]!.prose) prose[row] = scene.blocks[at]!.text.length;
    proseTotal += prose[row]!;
    const { element, shape } = scene.blocks[at]!;
    const own = element === undefined ? undefined : scene.document.elements[element];
    if (own) {
      parents[row] = own.parent;
      grandparents[row] = scene.document.elements[own.parent]?.parent ?? -1;
    }
    const name = own ? `${own.name} ${own.hooks}` : shape;
    kinds[row] = names.get(name) ?? names.size;
    names.set(name, kinds[row]!);
    if ((scene.weights[at] ?? 0) > 0) {
      if (first === -1) first = row;
      last = row;
    }
  }
  const letters = blocks.map((at) => lettersOf(scene.blocks[at]!.text));
  return {
    scene,
    blocks: Int32Array.from(blocks),
    pictures: Uint8Array.from(pictures),
    letters,
    parents,
    grandparents,
    kinds,
    prose,
    proseBefore,
    proseTotal,
    first,
    last,
  };
}

/** Some features that are measured together. A row of the table in `features.ts`. */
export type FeatureGroup = {
  name: string;
  why: string;
  features: readonly string[];
  /** Writes its features of every row: row r, feature f at `out[r * width + from + f]`. */
  fill(sight: Sight, out: Float32Array, width: number, from: number): void;
};
