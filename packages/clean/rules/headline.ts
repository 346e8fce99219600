import { isLent, namesAgency } from '../courtesy.ts';
import { isDateLine } from '../date-line.ts';
import { cueAt, isCredited, stands, type Scene } from '../scene.ts';
import { isTitled } from './byline.ts';
import type { Rule } from './rule.ts';
import { isFirstForReaders } from './wire.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** A deck in characters. */
const DECK = 320;

/** The headline and the line under it. */
export const headline = [
  {
    name: 'headline-element',
    role: 'headline',
    why: 'The heading that the page also has as its title.',
    test: (scene, at) => at === scene.headline,
    examples: [
      [
        `<title>Ferry returns to harbour | Courier</title><h1>Ferry returns to harbour</h1><p>${STORY}</p>`,
        ['Ferry returns to harbour'],
      ],
      [`<h1>About the author</h1><p>Ann Lee covers harbours and islands.</p><h2>Ferry returns</h2><p>${STORY}</p>`, []],
    ],
  },
  {
    name: 'kicker',
    role: 'navigation',
    why: 'Stood in one heading with the headline, on a line of its own above it: a subject, a section, a series.',
    test: (scene, at) => scene.blocks[at]!.apart === 'kicker',
    examples: [
      [`<h1><span class="kicker">Ports</span> Ferry returns to harbour</h1><p>${STORY}</p>`, ['Ports']],
      [`<h1><b class="x">Ports</b><i class="sr-only">: </i><b class="y">Ferry returns home</b></h1><p>${STORY}</p>`, ['Ports:']],
      [`<h1><b class="place">Leer</b> waits for its ferry</h1><p>${STORY}</p>`, []],
    ],
  },
  {
    name: 'headline-again',
    role: 'repeat',
    why: 'Pages print it once more in a bar that stays on the screen, or above the comments.',
    test: (scene, at) =>
      scene.headline !== undefined &&
      at !== scene.headline &&
      scene.blocks[at]!.shape !== 'image' &&
      scene.blocks[at]!.text === scene.blocks[scene.headline]!.text,
    examples: [[`<title>Ferry returns</title><h1>Ferry returns</h1><p>${STORY}</p><div>Ferry returns</div>`, ['Ferry returns']]],
  },
  {
    name: 'headline-line',
    role: 'headline',
    why: 'The first line for readers in a drop without markup, when it is no paragraph.',
    bare: true,
    test: (scene, at) => at + 1 < scene.blocks.length && isFirstForReaders(scene, at) && isHeadlineLike(scene, at),
    examples: [
      [`Ferry returns to harbour\n\n${STORY}`, ['Ferry returns to harbour']],
      [`Advertisement\n\nFerry returns to harbour\n\n${STORY}`, ['Ferry returns to harbour']],
      [
        `About the author\n\nAnn Lee\n\nAnn Lee covers harbours and islands.\n\nFerry returns to harbour\n\n${STORY}`,
        ['Ferry returns to harbour'],
      ],
      [
        `BC-Harbour-Ferry,0330\n(Eds: Adds quote.)\nFerry returns to harbour\nBy Ann Lee\n\n${STORY}`,
        ['Ferry returns to harbour'],
      ],
    ],
  },
  {
    name: 'subheadline-element',
    role: 'subheadline',
    why: 'Stands right below the headline, in an element made for it: a heading, or a sentence or two.',
    test: (scene, at) =>
      scene.headline !== undefined &&
      at > scene.headline &&
      at - scene.headline <= 4 &&
      stands(scene, at, 'dek') &&
      scene.blocks[at]!.shape !== 'image' &&
      scene.blocks[at]!.text.length <= DECK &&
      scene.looks[at]!.linkShare < 0.5 &&
      !isOther(scene, at),
    examples: [
      [
        `<h1>Ferry returns</h1><p class="standfirst">It had been adrift for three weeks.</p><p>${STORY}</p>`,
        ['It had been adrift for three weeks.'],
      ],
      [`<h1>Ferry returns</h1><h2 class="dek">Three weeks adrift</h2><p>${STORY}</p>`, ['Three weeks adrift']],
    ],
  },
  {
    name: 'subheadline-line',
    role: 'subheadline',
    why: 'A second line that is no paragraph either, as long as a sentence.',
    test: (scene, at) =>
      scene.labels[at - 1]?.rule === 'headline-line' &&
      scene.looks[at]!.cues.length === 0 &&
      scene.looks[at]!.words >= 5 &&
      isHeadlineLike(scene, at) &&
      !isOther(scene, at),
    examples: [
      [
        `Ferry returns to harbour\n\nThree weeks adrift in the northern bay\n\n${STORY}`,
        ['Three weeks adrift in the northern bay'],
      ],
      [`Ferry returns to harbour\n\n${STORY}`, []],
      [`Ferry returns to harbour\n\nOct. 24, 2031 at 5:45 p.m. EDT\n\n${STORY}`, []],
      [`Ferry returns to harbour\n\nThe ferry on its way home. Photo: Ann Lee\n\n${STORY}`, []],
      [`Ferry returns to harbour\n\nStorm, Harbour, Ferry, Leer, 2031\nThe ferry on its way. Ann Lee/Seapress\n\n${STORY}`, []],
      [`Ferry returns to harbour\n\nFrom our own correspondent in Leer\n\n${STORY}`, []],
    ],
  },
] as const satisfies readonly Rule[];

/** `Storm, Harbour, Ferry, Leer`: keywords of a picture, one word each. */
const KEYWORDS = /^(?:[\p{L}\p{M}\p{N}'’.&-]{1,30}, ?){3,12}[\p{L}\p{M}\p{N}'’.&-]{1,30}$/u;

/** Whether a line says who, when or whose picture: what stands below a headline besides its deck. */
function isOther(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  const named = cueAt(scene, at, 'by')?.marked || cueAt(scene, at, 'staff') || cueAt(scene, at, 'caption')?.marked;
  if (KEYWORDS.test(text)) return true;
  return Boolean(named) || isDateLine(text, 2) || isTitled(text) || isCredited(scene, at) || isLent(text) || namesAgency(text);
}

function isHeadlineLike(scene: Scene, at: number): boolean {
  const { text, shape } = scene.blocks[at]!;
  return (
    shape !== 'image' &&
    /\p{L}{2}/u.test(text) &&
    text.length <= 250 &&
    (scene.looks[at]!.words <= 30 || text.length < 120) &&
    !/[.。:：]$/.test(text)
  );
}
