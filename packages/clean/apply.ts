import type { Rule } from './rules/rule.ts';
import type { CueName } from './phrases.ts';
import { placeAt, type Scene } from './scene.ts';
import type { Sign } from './signs.ts';

/**
 * Labels the blocks of a scene in place: rule by rule, so that a rule sees what all earlier ones said of all blocks. A rule is asked
 * only about blocks that no rule has taken, and of those only about the ones that begin with its cue or have its sign, if it has one.
 */
export function apply(rules: readonly Rule[], scene: Scene): void {
  const { labels } = scene;
  const marked = scene.document.elements.length > 0;
  const cued = byCue(scene);
  const signed = bySign(scene);
  const free = new Int32Array(labels.length);
  let left = 0;
  for (let at = 0; at < labels.length; at += 1) if (!labels[at]) free[left++] = at;
  for (const { name, role, cue, sign, bare, test } of rules) {
    if (bare && marked) continue;
    const few = cue ? (cued.get(cue) ?? NONE) : sign ? (signed.get(sign) ?? NONE) : undefined;
    if (few) {
      for (const at of few) if (!labels[at] && test(scene, at)) labels[at] = { role, rule: name };
      continue;
    }
    const asked = left;
    left = 0;
    for (let next = 0; next < asked; next += 1) {
      const at = free[next]!;
      if (labels[at]) continue;
      if (test(scene, at)) labels[at] = { role, rule: name };
      else free[left++] = at;
    }
  }
}

const NONE: readonly never[] = [];

/** The blocks that begin with a cue, by its name. */
function byCue({ looks }: Scene): ReadonlyMap<CueName, readonly number[]> {
  const places = new Map<CueName, number[]>();
  for (let at = 0; at < looks.length; at += 1) for (const { name } of looks[at]!.cues) add(places, name, at);
  return places;
}

/** The blocks that the names around them say something of, by what it is. */
function bySign(scene: Scene): ReadonlyMap<Sign, readonly number[]> {
  const places = new Map<Sign, number[]>();
  for (let at = 0; at < scene.blocks.length; at += 1) for (const sign of placeAt(scene, at)?.signs ?? NONE) add(places, sign, at);
  return places;
}

function add<Name>(places: Map<Name, number[]>, name: Name, at: number): void {
  const list = places.get(name);
  if (list) list.push(at);
  else places.set(name, [at]);
}
