import type { Document } from '@copydesk/article/document';

import { after, before } from './rules.ts';
import type { Rule } from './rules/rule.ts';
import { survey, type Scene } from './scene.ts';
import { weigh } from './weigh.ts';

/** Labels every block: by the rules that know a block by itself, then by where the story is. */
export function label(document: Document): Scene {
  const scene = survey(document);
  apply(before, scene);
  const weighed: Scene = { ...scene, weights: weigh(scene) };
  apply(after, weighed);
  return weighed;
}

/** Rule by rule, so that a rule sees what all earlier ones said of all blocks. */
function apply(rules: readonly Rule[], scene: Scene): void {
  for (const { name, role, test } of rules) {
    for (const at of scene.blocks.keys()) {
      if (!scene.labels[at] && test(scene, at)) scene.labels[at] = { role, rule: name };
    }
  }
}
