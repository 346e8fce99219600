import { before } from './rules.ts';
import type { Scene } from './scene.ts';

/** Rules whose word is an opinion: the learned labeller may take a block back from them. */
const soft: ReadonlySet<string> = new Set(before.filter((rule) => rule.soft).map((rule) => rule.name));

/** Likelihood from which a block is the story, and from which it is taken back from a soft rule; chosen by cross-validation. */
const STORY = 0.4;
const SURE = 0.5;

/**
 * Turns the learned labeller's scores (log odds, one per row; `blocks` says of which block) into weights, one half being the least
 * of a story's, and takes back what soft rules have labelled wrongly. Pictures keep the weight that rules gave them.
 */
export function judge(scene: Scene, blocks: Int32Array, scores: Float32Array): Pick<Scene, 'labels' | 'weights'> {
  const labels = [...scene.labels];
  const weights = [...scene.weights];
  for (const [row, at] of blocks.entries()) {
    const likely = 1 / (1 + Math.exp(-scores[row]!));
    const label = labels[at];
    if (label && soft.has(label.rule) && likely >= SURE) labels[at] = undefined;
    weights[at] = likely >= STORY ? 0.5 + (likely - STORY) / (1 - STORY) / 2 : likely / STORY / 2;
  }
  return { labels, weights };
}
