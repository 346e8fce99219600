import { around } from './features/around.ts';
import { containers } from './features/containers.ts';
import { lexicon } from './features/lexicon.ts';
import { runs } from './features/runs.ts';
import type { Terms } from './features/letters.ts';
import { sightOf, type FeatureGroup, type Sight } from './features/sight.ts';
import { standing, whole } from './features/standing.ts';
import { topic } from './features/topic.ts';
import { wording } from './features/wording.ts';
import type { Scene } from './scene.ts';

/** What the learned labeller is shown of a block. Weights name features, so the order may change. */
const featureGroups = [
  wording,
  topic,
  standing,
  whole,
  around,
  containers,
  runs,
  lexicon,
] as const satisfies readonly FeatureGroup[];

export const featureNames: readonly string[] = featureGroups.flatMap((group: FeatureGroup) => group.features);

/** A matrix: of row r, which is the block `blocks[r]`, feature f stands at `values[r * width + f]`. */
export type Features = Pick<Sight, 'blocks' | 'parents' | 'grandparents' | 'kinds'> & {
  values: Float32Array;
  width: number;
  /** Characters of each row. */
  chars: Float32Array;
  /** The words of each row. */
  terms: Terms;
};

/** Measures a scene that the rules have labelled and weighed. Linear. `lend` gives so many zeros for the matrix. */
export function featuresOf(scene: Scene, lend: (size: number) => Float32Array = (size) => new Float32Array(size)): Features {
  const sight = sightOf(scene);
  const width = featureNames.length;
  const values = lend(sight.blocks.length * width);
  let from = 0;
  for (const group of featureGroups) {
    group.fill(sight, values, width, from);
    from += group.features.length;
  }
  const { blocks, parents, grandparents, kinds } = sight;
  return {
    blocks,
    parents,
    grandparents,
    kinds,
    values,
    width,
    chars: charsOf(sight.texts),
    terms: sight.letters.terms,
  };
}

function charsOf(texts: readonly string[]): Float32Array {
  const chars = new Float32Array(texts.length);
  for (let row = 0; row < texts.length; row += 1) chars[row] = texts[row]!.length;
  return chars;
}
