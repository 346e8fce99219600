import { roles } from '../../packages/article/block.ts';
import { apply } from '../../packages/clean/apply.ts';
import { after } from '../../packages/clean/rules.ts';
import type { Scene } from '../../packages/clean/scene.ts';

/** The body that the last rules make of a scene with these labels and weights: what `clean` would print. */
export function bodyOf(scene: Scene, { labels, weights }: Pick<Scene, 'labels' | 'weights'>): string {
  const weighed: Scene = { ...scene, weights, labels: [...labels] };
  apply(after, weighed);
  return weighed.blocks
    .filter((_, at) => roles[weighed.labels[at]!.role].fate === 'body')
    .map((block) => block.text)
    .join('\n\n');
}
