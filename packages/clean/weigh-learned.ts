import { featureNames, featuresOf, type Features } from './features.ts';
import { HOPELESS, secondLook, secondNames } from './features/second-look.ts';
import { scoreRows, unpackForest, type Forest, type PackedForest } from './forest.ts';
import { judge } from './judge.ts';
import type { Scene } from './scene.ts';
import page from './weights/page.json' with { type: 'json' };
import text from './weights/text.json' with { type: 'json' };

/** What training ships for one kind of drop: a forest, and one that also sees what the first thinks of a block's neighbours. */
export type Weights = { first: PackedForest; second: PackedForest };

type Model = { first: Forest; second: Forest };

/** Drops of fewer blocks than these are unlike all that the forests have learned from. */
const LEAST = { page: 20, text: 8 };

const allNames = [...featureNames, ...secondNames];
const models = { page: modelOf(page), text: modelOf(text) };

function modelOf({ first, second }: Weights): Model {
  return { first: unpackForest(first, featureNames), second: unpackForest(second, allNames) };
}

/**
 * The learned labeller. Takes a scene that the rules have labelled and weighed; gives it new weights and takes back what soft rules
 * have labelled wrongly. Linear but for a sort. Small drops, and those in which the forests see no story, stay as the rules left them.
 */
export function weighLearned(scene: Scene): Scene {
  const kind = scene.document.elements.length > 0 ? 'page' : 'text';
  if (scene.blocks.length < LEAST[kind]) return scene;
  const features = featuresOf(scene, lent);
  const scores = scoresOf(features, models[kind]);
  if (!scores.some((score) => score > 0)) return scene;
  return { ...scene, ...judge(scene, features.blocks, scores) };
}

/** Numbers that are kept from drop to drop: the matrix of a long page is gone before the next, and to make it costs more than to wipe it. */
const SLAB = 2 ** 18;
const slab = new Float32Array(SLAB);

function lent(size: number): Float32Array {
  return size > SLAB ? new Float32Array(size) : slab.subarray(0, size).fill(0);
}

/** The log odds of every row. Only rows that the first forest leaves some hope are shown to the second. */
function scoresOf(features: Features, { first, second }: Model): Float32Array {
  const { values, width, chars } = features;
  const seen = { values, width, from: 0 };
  const all = Int32Array.from(chars.keys());
  const scores = scoreRows(first, all, [seen]);
  const hopeful = all.filter((row) => scores[row]! > HOPELESS);
  const look = { values: secondLook(scores, features), width: secondNames.length, from: width };
  const seconds = scoreRows(second, hopeful, [seen, look]);
  for (let at = 0; at < hopeful.length; at += 1) scores[hopeful[at]!] = seconds[at]!;
  return scores;
}
