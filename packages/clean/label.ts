import type { Document } from '@copydesk/article/document';

import { apply } from './apply.ts';
import { after, before } from './rules.ts';
import { survey, type Scene } from './scene.ts';
import { weighLearned } from './weigh-learned.ts';
import { weigh } from './weigh.ts';

/** Labels every block: by the rules that know a block by itself, then by where the rules and the learned labeller see the story. */
export function label(document: Document): Scene {
  const scene = survey(document);
  apply(before, scene);
  const weighed: Scene = { ...scene, weights: weigh(scene) };
  const learned = weighLearned(weighed);
  apply(after, learned);
  if (learned !== weighed) nameModel(learned);
  return learned;
}

/** `model 0.07`, by hundredths: most blocks of a page are called so, and to print a number costs more than many a rule. */
const MODEL = Array.from({ length: 101 }, (_, hundredths) => `model ${(hundredths / 100).toFixed(2)}`);

/** What no rule knows was cut by the learned labeller, and is called after the weight that it gave. */
function nameModel({ labels, weights }: Scene): void {
  for (let at = 0; at < labels.length; at += 1) {
    const given = labels[at];
    if (given?.rule === 'rest') labels[at] = { ...given, rule: MODEL[Math.round(weights[at]! * 100)]! };
  }
}
