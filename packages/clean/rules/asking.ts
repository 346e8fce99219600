import type { Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';

/** A box that asks for something: characters, blocks, and the share of the page's running text at most; elements looked at outwards. */
const CHARS = 800;
const BLOCKS = 12;
const SHARE = 0.25;
const DEPTH = 4;

/** Whether a small element around a block holds a line that this rule has taken. */
function standsWith(scene: Scene, at: number, rule: string): boolean {
  const { shape, element } = scene.blocks[at]!;
  if (shape === 'image') return false;
  const all = scene.places[0]?.prose ?? 0;
  for (let number = element ?? -1, depth = 0; number >= 0 && depth < DEPTH; depth += 1) {
    const { chars, first, last, prose, own, parent } = scene.places[number]!;
    if (chars > CHARS || last - first >= BLOCKS || prose > all * SHARE || own.has('story')) return false;
    for (let other = first; other <= last; other += 1) if (scene.labels[other]?.rule === rule) return true;
    number = parent;
  }
  return false;
}

/** What stands in one small box with a line that asks for something asks for the same. */
export const asking = [
  {
    name: 'consent-around',
    role: 'cookie-wall',
    soft: true,
    why: 'A box that asks for consent says at length for what.',
    test: (scene, at) => standsWith(scene, at, 'consent-line'),
    examples: [
      [
        `${STORY}<div><p>We use cookies for films.</p><p>They come from other houses.</p></div>`,
        ['They come from other houses.'],
      ],
      [`<article><p>We use cookies for films.</p>${STORY}</article>`, []],
    ],
  },
] as const satisfies readonly Rule[];
