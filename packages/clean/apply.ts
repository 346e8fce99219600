import type { Rule } from './rules/rule.ts';
import type { Scene } from './scene.ts';

/** Labels the blocks of a scene in place: rule by rule, so that a rule sees what all earlier ones said of all blocks. */
export function apply(rules: readonly Rule[], scene: Scene): void {
  for (const { name, role, test } of rules) {
    for (const at of scene.blocks.keys()) {
      if (!scene.labels[at] && test(scene, at)) scene.labels[at] = { role, rule: name };
    }
  }
}
