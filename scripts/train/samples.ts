import { featuresOf, type Features } from '../../packages/clean/features.ts';
import { before } from '../../packages/clean/rules.ts';
import { survey, type Scene } from '../../packages/clean/scene.ts';
import { weigh } from '../../packages/clean/weigh.ts';
import { read } from '../../packages/read/read.ts';
import type { Entry, Kind } from './corpus.ts';
import type { Gold } from './score.ts';
import { targetsOf } from './targets.ts';

/** One page or drop, measured: what training and scoring need of it. */
export type Sample = {
  kind: Kind;
  set: string;
  id: string;
  site: string;
  gold: Gold;
  /** As much of the scene as the last rules look at. */
  scene: Scene;
  features: Features;
  target: Float32Array;
  weight: Float32Array;
};

export function sampleOf(entry: Entry): Sample | undefined {
  const document = read(entry.bytes(), { key: entry.kind === 'page' ? 'drop.html' : 'drop.txt' });
  const scene = survey(document);
  for (const { name, role, test } of before)
    for (const at of scene.blocks.keys()) if (!scene.labels[at] && test(scene, at)) scene.labels[at] = { role, rule: name };
  const weighed = { ...scene, weights: weigh(scene) };
  const features = featuresOf(weighed);
  const texts = Array.from(features.blocks, (at) => scene.blocks[at]!.text);
  const { kind, set, id, site, gold } = entry;
  return { kind, set, id, site, gold, scene: slim(weighed), features, ...targetsOf(gold, texts) };
}

/** Without markup and spans, which take most of the memory. */
function slim(scene: Scene): Scene {
  const { document, blocks, labels, beginnings, headline, weights } = scene;
  return {
    document: { ...document, blocks: [], hints: [], elements: document.elements.slice(0, 1) },
    blocks: blocks.map(({ text, shape, level, linked, gap, span }) => ({ text, shape, linked, span, ...(level ? { level } : {}), ...(gap === undefined ? {} : { gap }) })),
    looks: scene.looks.map((look) => ({ ...look, cues: [] })),
    places: [],
    labels,
    beginnings,
    headline,
    weights,
  };
}
