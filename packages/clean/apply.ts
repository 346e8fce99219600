import type { Rule } from './rules/rule.ts';
import type { CueName } from './phrases.ts';
import type { Look, Scene } from './scene.ts';

/**
 * Labels the blocks of a scene in place: rule by rule, so that a rule sees what all earlier ones said of all blocks. A rule is asked
 * only about blocks that no rule has taken, and of those only about the ones that begin with its cue, if it has one.
 */
export function apply(rules: readonly Rule[], scene: Scene): void {
  const { labels } = scene;
  const cued = byCue(scene.looks);
  const free = new Int32Array(labels.length);
  let left = 0;
  for (let at = 0; at < labels.length; at += 1) if (!labels[at]) free[left++] = at;
  for (const { name, role, cue, test } of rules) {
    if (cue) {
      for (const at of cued.get(cue) ?? NONE) if (!labels[at] && test(scene, at)) labels[at] = { role, rule: name };
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
function byCue(looks: readonly Look[]): ReadonlyMap<CueName, readonly number[]> {
  const places = new Map<CueName, number[]>();
  for (const [at, { cues }] of looks.entries()) {
    for (const { name } of cues) {
      const list = places.get(name);
      if (list) list.push(at);
      else places.set(name, [at]);
    }
  }
  return places;
}
