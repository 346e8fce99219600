import type { Scene } from '../scene.ts';
import names from '../weights/hooks.json' with { type: 'json' };
import { lettersOf, type Terms } from './letters.ts';
import { lexiconOf, measureTerms, SAID, SAYS, type Lexicon } from './lexicon.ts';
import type { FeatureGroup } from './sight.ts';

/** The names of the elements around a scene's rows, and how these stand in each other. */
export type Hooks = {
  /** Of each row its element's number among those that hold rows; -1 without one. */
  rows: Int32Array;
  /** Of each such element the one around it, always before it; -1 at the root. */
  parents: Int32Array;
  /** Of each such element the number of its names. */
  named: Int32Array;
  /** All names that differ, and their parts: `related-links__item` are three words. */
  names: readonly string[];
  terms: Terms;
};

export const hookFeatures = ['hooks-own', 'hooks-parent', 'hooks-grandparent', 'hooks-sum', 'hooks-most', 'hooks-least'] as const;

/** Numbers the elements that hold rows. Linear. */
export function hooksOf(scene: Scene, blocks: Int32Array): Hooks {
  const { elements } = scene.document;
  const holds = new Uint8Array(elements.length);
  for (let row = 0; row < blocks.length; row += 1) {
    let number = scene.blocks[blocks[row]!]!.element ?? -1;
    for (; number >= 0 && holds[number] === 0; number = elements[number]!.parent) holds[number] = 1;
  }
  const places = new Int32Array(elements.length).fill(-1);
  const parents: number[] = [];
  const named: number[] = [];
  const known = new Map<string, number>();
  for (let number = 0; number < elements.length; number += 1) {
    if (holds[number] === 0) continue;
    const { name, hooks, parent } = elements[number]!;
    // What the page itself is called says nothing of its parts.
    const own = name === 'body' || name === 'html' ? '' : hooks;
    let seen = known.get(own);
    if (seen === undefined) known.set(own, (seen = known.size));
    places[number] = parents.push(parent < 0 ? -1 : places[parent]!) - 1;
    named.push(seen);
  }
  const texts = [...known.keys()];
  const rows = new Int32Array(blocks.length).fill(-1);
  for (let row = 0; row < rows.length; row += 1) {
    const { element } = scene.blocks[blocks[row]!]!;
    if (element !== undefined) rows[row] = places[element]!;
  }
  return {
    rows,
    parents: Int32Array.from(parents),
    named: Int32Array.from(named),
    names: texts,
    terms: lettersOf(texts).terms,
  };
}

/** One element's names count no more than this, for or against. */
const CAP = 4;

/** Writes what a lexicon says of the names around each row, row r at `out[r * width + from]`. */
export function measureHooks(
  { rows, parents, named, names: texts, terms }: Hooks,
  lexicon: Lexicon,
  out: Float32Array,
  width: number,
  from: number,
): void {
  const said = new Float32Array(texts.length * SAYS);
  for (let each = 0; each < texts.length; each += 1)
    measureTerms(terms.hashes, terms.starts[each]!, terms.starts[each + 1]!, lexicon, said, each * SAYS);
  const sums = new Float32Array(parents.length);
  const most = new Float32Array(parents.length);
  const least = new Float32Array(parents.length);
  for (let number = 0; number < parents.length; number += 1) {
    const at = named[number]! * SAYS;
    const parent = parents[number]!;
    const sum = Math.max(-CAP, Math.min(CAP, said[at + SAID.sum]!));
    sums[number] = parent < 0 ? sum : sums[parent]! + sum;
    most[number] = Math.max(said[at + SAID.most]!, parent < 0 ? 0 : most[parent]!);
    least[number] = Math.min(said[at + SAID.least]!, parent < 0 ? 0 : least[parent]!);
  }
  for (let row = 0; row < rows.length; row += 1) {
    const own = rows[row]!;
    if (own < 0) continue;
    const parent = parents[own]!;
    const grandparent = parent < 0 ? -1 : parents[parent]!;
    let to = row * width + from;
    out[to++] = said[named[own]! * SAYS + SAID.sum]!;
    out[to++] = parent < 0 ? 0 : said[named[parent]! * SAYS + SAID.sum]!;
    out[to++] = grandparent < 0 ? 0 : said[named[grandparent]! * SAYS + SAID.sum]!;
    out[to++] = sums[own]!;
    out[to++] = most[own]!;
    out[to++] = least[own]!;
  }
}

const shipped = lexiconOf(names);

export const hooks = {
  name: 'hooks',
  why: 'Sites call like things alike: what many of them call a box tells what is in it.',
  features: hookFeatures,
  fill(sight, out, width, from) {
    measureHooks(sight.hooks, shipped, out, width, from);
  },
} as const satisfies FeatureGroup;
