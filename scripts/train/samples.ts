import { apply } from '../../packages/clean/apply.ts';
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

/** Reads, labels by rule and measures one page or drop. */
export function sampleOf(entry: Entry): Sample {
  const scene = sceneOf(entry.bytes(), entry.kind);
  const features = featuresOf(scene);
  const texts = Array.from(features.blocks, (at) => scene.blocks[at]!.text);
  const { kind, set, id, site, gold } = entry;
  return { kind, set, id, site, gold, scene: slim(scene), features, ...targetsOf(gold, texts) };
}

/** A text drop made of a page's own lines; its targets are still to be set. */
export function sampleText({ set, id, site, gold }: Sample, text: string): Sample {
  const scene = sceneOf(Buffer.from(text), 'echo');
  const features = featuresOf(scene);
  const rows = features.blocks.length;
  return {
    kind: 'echo',
    set,
    id,
    site,
    gold,
    scene: slim(scene),
    features,
    target: new Float32Array(rows),
    weight: new Float32Array(rows),
  };
}

function sceneOf(bytes: Uint8Array, kind: Kind): Scene {
  const scene = survey(read(bytes, { key: kind === 'page' ? 'drop.html' : 'drop.txt' }));
  apply(before, scene);
  return { ...scene, weights: weigh(scene) };
}

/** Without markup and spans, which take most of the memory. */
function slim(scene: Scene): Scene {
  const { document, blocks, labels, beginnings, headline, weights } = scene;
  return {
    document: { ...document, blocks: [], hints: [], elements: document.elements.slice(0, 1) },
    blocks,
    looks: scene.looks.map(({ linkShare, words, sentence, prose }) => ({ linkShare, words, sentence, prose, cues: [] })),
    places: [],
    labels,
    beginnings,
    headline,
    weights,
  };
}
