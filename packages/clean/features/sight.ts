import type { Scene } from '../scene.ts';
import { lettersOf, type Letters } from './letters.ts';

/** A scene as the learned labeller sees it: one row per block that is no picture, and what several features share. */
export type Sight = {
  scene: Scene;
  /** The block of each row. */
  blocks: Int32Array;
  /** The pictures between a row and the one before it. */
  pictures: Uint8Array;
  letters: Letters;
  /** The text of each row. */
  texts: readonly string[];
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
  const { blocks, pictures, texts } = rowsOf(scene);
  const { elements } = scene.document;
  const rows = blocks.length;
  const parents = new Int32Array(rows).fill(-1);
  const grandparents = new Int32Array(rows).fill(-1);
  const kinds = new Int32Array(rows);
  const kindOf = numbersOf();
  const prose = new Float32Array(rows);
  const proseBefore = new Float32Array(rows);
  let proseTotal = 0;
  let first = -1;
  let last = -1;
  for (let row = 0; row < rows; row += 1) {
    const at = blocks[row]!;
    proseBefore[row] = proseTotal;
    if (scene.looks[at]!.prose) prose[row] = texts[row]!.length;
    proseTotal += prose[row]!;
    const { element, shape } = scene.blocks[at]!;
    const own = element === undefined ? undefined : elements[element];
    if (own) {
      parents[row] = own.parent;
      if (own.parent >= 0) grandparents[row] = elements[own.parent]!.parent;
    }
    kinds[row] = own ? kindOf(own.name, own.hooks) : kindOf('', shape);
    if ((scene.weights[at] ?? 0) > 0) {
      if (first === -1) first = row;
      last = row;
    }
  }
  const letters = lettersOf(texts);
  return {
    scene,
    blocks,
    pictures,
    letters,
    texts,
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

function rowsOf({ blocks }: Scene): Pick<Sight, 'blocks' | 'pictures' | 'texts'> {
  const rows: number[] = [];
  const texts: string[] = [];
  const pictures: number[] = [];
  let waiting = 0;
  for (let at = 0; at < blocks.length; at += 1) {
    const { shape, text } = blocks[at]!;
    if (shape === 'image') {
      waiting = Math.min(9, waiting + 1);
      continue;
    }
    rows.push(at);
    texts.push(text);
    pictures.push(waiting);
    waiting = 0;
  }
  return { blocks: Int32Array.from(rows), pictures: Uint8Array.from(pictures), texts };
}

/** Numbers pairs of texts as they are met, from 0; joining the two instead would hash long names anew for every row. */
export function numbersOf(): (one: string, other: string) => number {
  const seen = new Map<string, Map<string, number>>();
  let size = 0;
  return (one, other) => {
    let others = seen.get(one);
    if (!others) seen.set(one, (others = new Map()));
    let number = others.get(other);
    if (number === undefined) others.set(other, (number = size++));
    return number;
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
