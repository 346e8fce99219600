import { holdsDay, sparesWords } from '../date-line.ts';
import { isNameLine } from '../name-line.ts';
import { cueAt, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** Lines below a headline, pictures not counted, among which it says who and when; characters of one. */
const NEAR = 4;
const LINE = 120;
/** Behind a name alone a story begins within this many lines; its contents may be listed first. */
const SOON = 40;
/** A line above a headline in characters. */
const SHORT = 60;

/** Whether only short lines stand between the headline and this one. `wordy` takes one of many words too. */
function isBelow(scene: Scene, at: number, wordy = false): boolean {
  const { headline, blocks, looks } = scene;
  if (headline === undefined || at <= headline || at - headline > 3 * NEAR || !isShort(scene, at, wordy)) return false;
  let lines = 0;
  for (let above = at - 1; above > headline; above -= 1) {
    if (blocks[above]!.shape === 'image') continue;
    lines += 1;
    if (looks[above]!.prose || lines >= NEAR) return false;
  }
  return true;
}

/** Thai puts a stop behind the time of day, and no other. */
const CLOCK = /น\.$/u;

function isShort({ blocks, looks }: Scene, at: number, wordy = false): boolean {
  const { text, shape } = blocks[at]!;
  const sentence = looks[at]!.sentence && !CLOCK.test(text);
  return shape !== 'image' && shape !== 'heading' && text.length <= LINE && !sentence && (wordy || !looks[at]!.prose);
}

/** `By Ann Lee`, and what markup glued: `ByAnn Lee`. */
const GLUED = /^(?:by|von|par|por)(?=\p{Lu}\p{Ll})/iu;

function saysBy(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  const cue = cueAt(scene, at, 'by');
  const behind = cue ? text.slice(text.toLowerCase().indexOf(cue.phrase) + cue.phrase.length) : text.replace(GLUED, '');
  // `Ann Lee in Port Ellery, Bo Ek in Upper Reach · 2 hours ago`: what is no name stands behind a sign.
  const [names = ''] = behind.replace(/^[\s:：/|／・=-]+/u, '').split(/\s[|·•]\s/u);
  const parts = names.split(/,\s(?=\p{Lu})/u);
  return behind !== text && (parts.length > 1 || scene.looks[at]!.words <= 14) && parts.every(isNameLine);
}

const TIME = /(?<!\d)\d{1,2}[:h]\d{2}(?!\d)/u;

/** A day with its year; in a line of many words beside a time of day, which no sentence about a day has. */
function saysWhen(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  const wordy = TIME.test(text);
  return isBelow(scene, at, wordy) && (scene.looks[at]!.words <= 14 || (wordy && sparesWords(text))) && holdsDay(text);
}

/** A name and nothing else, as Latin, Greek and Cyrillic print it. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]{1,20}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,20}){1,3}$/u;

/** Whether a name and nothing else stands above a story: not of whom the headline tells, nor of who took the picture above it. */
function isName({ blocks, looks, headline }: Scene, at: number): boolean {
  const { text } = blocks[at]!;
  const above = blocks[at - 1]!;
  return (
    NAME.test(text) &&
    !blocks[headline!]!.text.includes(text.slice(text.lastIndexOf(' ') + 1)) &&
    !(above.shape === 'image' && above.text.includes(text) && !above.text.startsWith(text)) &&
    looks.slice(at + 1, at + SOON).some(({ prose }) => prose)
  );
}

/** Whether a name stands beside the picture of its bearer, which is described by it. */
function isPictured({ blocks, headline }: Scene, at: number): boolean {
  const { text } = blocks[at]!;
  // Whom the headline names is pictured too.
  if (!NAME.test(text) || blocks[headline!]!.text.includes(text)) return false;
  return [at - 2, at - 1, at + 1].some((next) => blocks[next]?.shape === 'image' && blocks[next].text.startsWith(text));
}

/** Who and when, right below the headline: whatever the box is called, for a page calls its story's lines a card or a share bar too. */
export const belowHeadline = [
  {
    name: 'byline-below-headline',
    role: 'byline',
    why: 'Says by whom, between the headline and the story.',
    test: (scene, at) => isBelow(scene, at, true) && saysBy(scene, at),
    examples: [
      [`<h1>Ferry returns</h1><div class="promo"><p>By Ann Lee</p></div><p>${STORY}</p>`, ['By Ann Lee']],
      [`<h1>Ferry returns</h1><p><b class="x">By</b><a class="y">Ann Lee</a></p><p>${STORY}</p>`, ['ByAnn Lee']],
      [`<h1>Ferry returns</h1><p>${STORY}</p><div class="teaser"><p>By Bo Ek</p></div>`, []],
      [`<h1>Ferry returns</h1><div class="m">By Ann Lee · 2 hours ago</div><p>${STORY}</p>`, ['By Ann Lee · 2 hours ago']],
      [
        `<h1>Ferry returns</h1><p>By Ann Lee in Port Ellery, Bo Ek in Upper Reach, Cy Dee in Leer and Kim Roe in New York</p><p>${STORY}</p>`,
        ['By Ann Lee in Port Ellery, Bo Ek in Upper Reach, Cy Dee in Leer and Kim Roe in New York'],
      ],
      [
        `<h1>Ferry returns</h1><p>By Friday, the Harbour Master had seen it, and so had everybody else in town</p><p>${STORY}</p>`,
        [],
      ],
    ],
  },
  {
    name: 'byline-beside-portrait',
    role: 'byline',
    why: 'A name and the picture of its bearer, between the headline and the story.',
    test: (scene, at) => isBelow(scene, at) && isPictured(scene, at),
    examples: [
      [`<h1>Ferry returns</h1><img src="a.jpg" alt="Ann Lee"><div>Ann Lee</div><p>${STORY}</p>`, ['Ann Lee']],
      [`<h1>Ann Lee saves ferry</h1><img src="a.jpg" alt="Ann Lee"><div>Ann Lee</div><p>${STORY}</p>`, []],
      [`<h1>Ferry returns</h1><img src="a.jpg" alt="The harbour"><div>Port News</div><p>${STORY}</p>`, []],
    ],
  },
  {
    name: 'date-below-headline',
    role: 'dateline',
    why: 'Names a day with its year, between the headline and the story; a name may stand beside it.',
    test: saysWhen,
    examples: [
      [
        `<h1>Ferry returns</h1><div class="related"><p>Ann Lee | Senior Writer | July 2, 2031</p></div><p>${STORY}</p>`,
        ['Ann Lee | Senior Writer | July 2, 2031'],
      ],
      [`<h1>Ferry returns</h1><p>The best of 2031</p><p>${STORY}</p>`, []],
      [
        `<h1>Ferry returns</h1><p>What the great storm of 3 March 2031 left behind in the harbour and in the old town</p><p>${STORY}</p>`,
        [],
      ],
      [
        `<h1>Vaporul</h1><div class="m">De Ana Pop · Publicat: marți, 18 februarie 2031, 06:00 · Actualizat: 18 februarie 2031, 08:20</div><p>${STORY}</p>`,
        ['De Ana Pop · Publicat: marți, 18 februarie 2031, 06:00 · Actualizat: 18 februarie 2031, 08:20'],
      ],
      [`<h1>เรือ</h1><div>โดย: สมชาย ใจดี 18 ก.พ. 2574 06:00 น.</div><p>${STORY}</p>`, ['โดย: สมชาย ใจดี 18 ก.พ. 2574 06:00 น.']],
    ],
  },
  {
    name: 'date-above-headline',
    role: 'dateline',
    why: 'Names a day with its year, on one of the two lines above the headline. A page that says today says which day of the week.',
    test: (scene, at) =>
      scene.headline !== undefined &&
      at < scene.headline &&
      scene.headline - at <= 2 &&
      isShort(scene, at) &&
      scene.blocks[at]!.text.length <= SHORT &&
      holdsDay(scene.blocks[at]!.text) &&
      !/\p{L}{4}.*,.*\d.*,/u.test(scene.blocks[at]!.text),
    examples: [
      [`<div class="related"><p>05.06.2031 | Ports</p></div><h1>Ferry returns</h1><p>${STORY}</p>`, ['05.06.2031 | Ports']],
      [`<nav>Thursday, June 5, 2031</nav><h1>Ferry returns</h1><p>${STORY}</p>`, []],
    ],
  },
] as const satisfies readonly Rule[];

/** The same without a word that says so; asked after all that is called a byline by its element. */
export const nameBelowHeadline = [
  {
    name: 'name-below-headline',
    role: 'byline',
    why: 'A name and nothing else, between the headline and the story; whether it is one, first names tell.',
    test: (scene, at) => isBelow(scene, at) && isName(scene, at),
    examples: [
      [`<h1>Ferry returns</h1><div class="x">Ann Lee</div><p>${STORY}</p>`, ['Ann Lee']],
      [`<h1>Ann Lee saves ferry</h1><div class="x">Ann Lee</div><p>${STORY}</p>`, []],
    ],
  },
] as const satisfies readonly Rule[];
