import type { FeatureGroup, Sight } from './sight.ts';

const REACH = [-3, -2, -1, 1, 2, 3];
const SEEN = ['length', 'link-share', 'prose', 'sentence', 'labelled', 'weight', 'heading', 'same-parent', 'alike'] as const;
const WINDOW = 6;

/** What stands next to a block. */
export const around = {
  name: 'around',
  why: 'A block between two paragraphs of the story is most likely the story.',
  features: [
    ...REACH.flatMap((step) => SEEN.map((name) => `${name}${step > 0 ? '+' : ''}${step}`)),
    'prose-behind',
    'prose-ahead',
    'links-behind',
    'links-ahead',
    'labelled-behind',
    'labelled-ahead',
    'since-prose',
    'until-prose',
  ],
  fill(sight, out, width, from) {
    const rows = sight.blocks.length;
    const seen = signalsOf(sight);
    const { parents, kinds } = sight;
    for (let row = 0; row < rows; row += 1) {
      let to = row * width + from;
      for (const step of REACH) {
        const other = row + step;
        if (other < 0 || other >= rows) {
          for (let each = 0; each < SEEN.length; each += 1) out[to++] = -1;
          continue;
        }
        out[to++] = seen.length[other]!;
        out[to++] = seen.linkShare[other]!;
        out[to++] = seen.prose[other]!;
        out[to++] = seen.sentence[other]!;
        out[to++] = seen.labelled[other]!;
        out[to++] = seen.weight[other]!;
        out[to++] = seen.heading[other]!;
        out[to++] = parents[row] === parents[other] ? 1 : 0;
        out[to++] = kinds[row] === kinds[other] ? 1 : 0;
      }
      const back = Math.max(0, row - WINDOW);
      const ahead = Math.min(rows, row + 1 + WINDOW);
      out[to++] = between(seen.proseSums, back, row);
      out[to++] = between(seen.proseSums, row + 1, ahead);
      out[to++] = between(seen.linkSums, back, row);
      out[to++] = between(seen.linkSums, row + 1, ahead);
      out[to++] = between(seen.labelSums, back, row);
      out[to++] = between(seen.labelSums, row + 1, ahead);
      out[to++] = seen.since[row]!;
      out[to++] = seen.until[row]!;
    }
  },
} as const satisfies FeatureGroup;

function between(sums: Float32Array, from: number, to: number): number {
  return sums[to]! - sums[from]!;
}

/** The key signals of all rows, each in an array of its own. */
function signalsOf({ scene, blocks, prose }: Sight) {
  const rows = blocks.length;
  const numbers = () => new Float32Array(rows);
  const seen = {
    length: numbers(),
    linkShare: numbers(),
    prose: numbers(),
    sentence: numbers(),
    labelled: numbers(),
    weight: numbers(),
    heading: numbers(),
    since: numbers(),
    until: numbers(),
    proseSums: new Float32Array(rows + 1),
    linkSums: new Float32Array(rows + 1),
    labelSums: new Float32Array(rows + 1),
  };
  let last = -30;
  for (let row = 0; row < rows; row += 1) {
    const at = blocks[row]!;
    const block = scene.blocks[at]!;
    const look = scene.looks[at]!;
    seen.length[row] = Math.log2(1 + block.text.length);
    seen.linkShare[row] = look.linkShare;
    seen.prose[row] = look.prose ? 1 : 0;
    seen.sentence[row] = look.sentence ? 1 : 0;
    seen.labelled[row] = scene.labels[at] ? 1 : 0;
    seen.weight[row] = scene.weights[at] ?? 0;
    seen.heading[row] = block.shape === 'heading' ? 1 : 0;
    seen.proseSums[row + 1] = seen.proseSums[row]! + Math.min(600, prose[row]!);
    seen.linkSums[row + 1] = seen.linkSums[row]! + (look.linkShare > 0.5 ? 1 : 0);
    seen.labelSums[row + 1] = seen.labelSums[row]! + (scene.labels[at] ? 1 : 0);
    seen.since[row] = Math.min(30, row - last);
    if (look.prose) last = row;
  }
  let next = rows + 30;
  for (let row = rows - 1; row >= 0; row -= 1) {
    seen.until[row] = Math.min(30, next - row);
    if (seen.prose[row] === 1) next = row;
  }
  return seen;
}
