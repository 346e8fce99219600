import { isCutShort } from '../credit.ts';
import { isCredited, roleAt, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** Words of a picture's description, glued by a scraper: single words, no sentence. */
const SEPARATOR = /\s{0,3}[,،、，;]\s{0,3}/;
const KEYWORDS_LENGTH = 240;
const FEWEST = 4;

function isGlued(scene: Scene, at: number): boolean {
  const { text, shape } = scene.blocks[at]!;
  if (shape === 'image' || scene.looks[at]!.linkShare > 0 || text.length > KEYWORDS_LENGTH || /[.!?。！？:]$/.test(text))
    return false;
  const items = text.split(SEPARATOR);
  if (items.length >= FEWEST && items.every((item) => ONE_WORD.test(item))) return true;
  // Two words to a keyword are a list like any other, unless a caption follows on the next line.
  const next = scene.blocks[at + 1];
  return (
    items.length >= FEWEST - 1 &&
    items.every((item) => FEW_WORDS.test(item)) &&
    next?.gap === 0 &&
    (isCredited(scene, at + 1) || isCutShort(next.text))
  );
}

const ONE_WORD = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.&-]{0,30}$/u;
const FEW_WORDS = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.&-]{0,30}(?:\s[\p{L}\p{M}\p{N}'’.&-]{1,30}){0,2}$/u;

/** A drop whose paragraphs have empty lines between them; then lines that touch belong together. */
function isSpaced(scene: Scene): boolean {
  let spaced = 0;
  for (const block of scene.blocks) if ((block.gap ?? 0) > 0) spaced += 1;
  return spaced * 2 > scene.blocks.length - 1;
}

/** The keywords' own line is followed by the caption: on the next line, or by its form. */
function followsKeywords(scene: Scene, at: number): boolean {
  if (roleAt(scene, at - 1) !== 'image-keywords') return false;
  const { text, gap = 0 } = scene.blocks[at]!;
  if (isCredited(scene, at) || isCutShort(text)) return true;
  return gap === 0 && isSpaced(scene) && text.length < 600;
}

/** Pictures whose description is told by where it stands. */
export const picture = [
  {
    name: 'image-keywords',
    role: 'image-keywords',
    why: "A scraper writes a picture's file keywords as a line, most often above its caption.",
    test: isGlued,
    examples: [
      [
        `${STORY}\n\nFerry, Harbour, returns, storm, 2031\nThe ferry on its way home. Ann Lee/Seapress`,
        ['Ferry, Harbour, returns, storm, 2031'],
      ],
      [
        `${STORY}\n\nNorthern ferry, old harbour, storm\nThe ferry on its way home. Photo: Ann Lee`,
        ['Northern ferry, old harbour, storm'],
      ],
      [`${STORY}\n\nRain, wind and, as ever, fog.`, []],
    ],
  },
  {
    name: 'caption-element',
    role: 'caption',
    why: 'An element made for captions.',
    test: (scene, at) =>
      scene.blocks[at]!.shape === 'caption' ||
      (stands(scene, at, 'caption') && scene.blocks[at]!.shape !== 'image' && scene.blocks[at]!.text.length < 800),
    examples: [
      [`<p>${STORY}</p><figure><img src="f.jpg"><figcaption>The ferry at sea</figcaption></figure>`, ['The ferry at sea']],
    ],
  },
  {
    name: 'credit-element',
    role: 'credit',
    why: 'An element made for credits.',
    sign: 'credit',
    test: (scene, at) => scene.blocks[at]!.text.length < 160 && scene.blocks[at]!.shape !== 'image',
    examples: [[`<p>${STORY}</p><div class="photo-credit">Ann Lee</div>`, ['Ann Lee']]],
  },
  {
    name: 'caption-below-keywords',
    role: 'caption',
    why: 'The line below the keywords tells what the picture shows, credit included.',
    test: followsKeywords,
    examples: [
      [
        `${STORY}\n\nFerry, Harbour, returns, storm\nThe ferry on its way home. The... Ann Lee/Seapress\n\n${STORY}`,
        ['The ferry on its way home. The... Ann Lee/Seapress'],
      ],
    ],
  },
] as const satisfies readonly Rule[];
