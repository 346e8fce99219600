import { pageOf } from '../page-of.ts';
import type { Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';

/** A stamp in characters, and the blocks around it among which there is another of its kind. */
const STAMP = 60;
const REACH = 40;

/** `20:42 Key event`, `9.15 Uhr Ann Lee`: a time, and at most a few words behind it. */
const TIMED = /^(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?![\d.,]|\s?%)/;

function isTimed({ blocks, looks }: Scene, at: number): boolean {
  const { text, shape } = blocks[at]!;
  return text.length <= STAMP && shape === 'paragraph' && !looks[at]!.sentence && TIMED.test(text);
}

/** Whether an entry beside this one begins with a stamp in an element of the same names. */
function hasTwin(scene: Scene, at: number): boolean {
  const { elements } = scene.document;
  const own = elements[scene.blocks[at]!.element ?? -1];
  if (!own) return false;
  for (let step = 1; step <= REACH; step += 1)
    for (const other of [at - step, at + step]) {
      const twin = elements[scene.blocks[other]?.element ?? -1];
      if (twin && twin.hooks === own.hooks && twin.name === own.name && isTimed(scene, other)) return true;
    }
  return false;
}

/** What parts the entries of a live blog, and the pages of a story. */
export const parts = [
  {
    name: 'live-stamp',
    role: 'navigation',
    why: 'When an entry of a live blog was written, and by whom: one above each of them.',
    test: (scene, at) => isTimed(scene, at) && hasTwin(scene, at),
    examples: [
      [
        `<div class="entry"><div class="stamp">20:42Ann Lee</div>${STORY}</div><div class="entry"><div class="stamp">20:15Kim Roe</div>${STORY.replace('Monday', 'Friday')}</div>`,
        ['20:42Ann Lee', '20:15Kim Roe'],
      ],
      [`<p>19.30 crowns a ticket</p>${STORY}`, []],
    ],
  },
  {
    name: 'page-of-pages',
    role: 'navigation',
    why: 'Which of its pages this is.',
    test: (scene, at) => scene.blocks[at]!.shape !== 'image' && pageOf(scene.blocks[at]!.text) !== undefined,
    examples: [
      [`${STORY}<div>Page 1 of 3</div>`, ['Page 1 of 3']],
      [`${STORY}<div>第1页/共3页</div>`, ['第1页/共3页']],
      [`${STORY}<div>Page 9 of 2</div>`, []],
    ],
  },
] as const satisfies readonly Rule[];
