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

/** What no rule knows was cut by the learned labeller: `model 0.07`, with the weight it gave. */
function nameModel({ labels, weights }: Scene): void {
  for (const [at, given] of labels.entries())
    if (given?.rule === 'rest') labels[at] = { ...given, rule: `model ${weights[at]!.toFixed(2)}` };
}
