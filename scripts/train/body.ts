import { roles } from '../../packages/article/block.ts';
import { after } from '../../packages/clean/rules.ts';
import type { Scene } from '../../packages/clean/scene.ts';

/** The body that the last rules make of a scene whose blocks have these weights: what `clean` would print. */
export function bodyOf(scene: Scene, weights: readonly number[], labels: Scene['labels'] = scene.labels): string {
  const weighed: Scene = { ...scene, weights, labels: [...labels] };
  for (const { name, role, test } of after)
    for (const at of weighed.blocks.keys()) if (!weighed.labels[at] && test(weighed, at)) weighed.labels[at] = { role, rule: name };
  return weighed.blocks
    .filter((_, at) => roles[weighed.labels[at]!.role].fate === 'body')
    .map((block) => block.text)
    .join('\n\n');
}
