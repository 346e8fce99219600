import { featureNames, featuresOf } from './features.ts';
import { secondLook, secondNames } from './features/second-look.ts';
import { scoreOf, unpackForest, type Forest, type PackedForest } from './forest.ts';
import type { Scene } from './scene.ts';
import page from './weights/page.json' with { type: 'json' };
import text from './weights/text.json' with { type: 'json' };

/** What training ships for one kind of drop. */
export type Weights = {
  /** Likelihood from which a block is the story, chosen by cross-validation. */
  threshold: number;
  first: PackedForest;
  second: PackedForest;
};

type Model = { threshold: number; first: Forest; second: Forest };

/** Rows that the first forest gives less than this (log odds) are not shown to the second. */
export const HOPELESS = -4.5;

const allNames = [...featureNames, ...secondNames];
const models = { page: modelOf(page), text: modelOf(text) };

function modelOf({ threshold, first, second }: Weights): Model {
  return { threshold, first: unpackForest(first, featureNames), second: unpackForest(second, allNames) };
}

/**
 * The learned labeller: two forests of gradient-boosted trees, the second of which sees what the first thought of a block's
 * neighbours. Takes a scene that the rules have labelled and weighed; gives each block that is no picture its likelihood to be
 * story, scaled so that one half is the threshold. Linear.
 */
export function weighLearned(scene: Scene): readonly number[] {
  const { threshold, first, second } = scene.document.elements.length > 0 ? models.page : models.text;
  const features = featuresOf(scene);
  const { blocks, values, width } = features;
  const rows = blocks.length;
  const scores = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) scores[row] = scoreOf(first, values, row * width);
  const look = secondLook(scores, features);
  const both = new Float32Array(allNames.length);
  const weights = scene.weights.map(() => 0);
  for (let row = 0; row < rows; row += 1) {
    let score = scores[row]!;
    if (score > HOPELESS) {
      both.set(values.subarray(row * width, (row + 1) * width));
      both.set(look.subarray(row * secondNames.length, (row + 1) * secondNames.length), width);
      score = scoreOf(second, both, 0);
    }
    weights[blocks[row]!] = halved(1 / (1 + Math.exp(-score)), threshold);
  }
  return weights;
}

/** Stretches likelihoods so that the threshold comes to one half. */
function halved(likely: number, threshold: number): number {
  return likely >= threshold ? 0.5 + (likely - threshold) / (1 - threshold) / 2 : likely / threshold / 2;
}
