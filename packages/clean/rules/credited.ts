import { isLent, namesAgency } from '../courtesy.ts';
import { isOnlySigned, isRightsSign } from '../credit.ts';
import { isCredited, roleAt, says, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/**
 * Whether there is a picture that a rights sign can speak of: beside the line, or lost somewhere in the story. Below the story and in
 * the foot the sign says whose the page is.
 */
function hasPicture(scene: Scene, at: number): boolean {
  for (const beside of [at - 2, at - 1, at + 1]) {
    const role = roleAt(scene, beside);
    if (scene.blocks[beside]?.shape === 'image' || role === 'image-keywords' || role === 'caption') return true;
  }
  for (let number = scene.blocks[at]!.element ?? -1; number !== -1; number = scene.places[number]!.parent)
    if (scene.places[number]!.name === 'figure') return true;
  return !stands(scene, at, 'foot') && reads(scene, at, 1) && (reads(scene, at, -1) || (scene.headline ?? at) < at);
}

/** Whether a line ends by saying in words who took a picture or lent it. */
export function isByCourtesy({ blocks, looks }: Scene, at: number): boolean {
  const { text, shape } = blocks[at]!;
  if (shape === 'image' || shape === 'heading' || text.length >= 400 || looks[at]!.linkShare >= 0.3) return false;
  return isLent(text);
}

/** Whether a line without markup ends with an agency and stands among paragraphs. */
function endsWithAgency({ looks, blocks }: Scene, at: number): boolean {
  if (looks[at]!.words < 8 || !namesAgency(blocks[at]!.text)) return false;
  return [at - 1, at + 1].every((beside) => looks[beside]?.prose && looks[beside].sentence);
}

/** Blocks in which the story goes on, or has begun. */
const REACH = 12;

function reads({ looks }: Scene, at: number, step: -1 | 1): boolean {
  for (let next = at + step, tries = 0; tries < REACH; next += step, tries += 1) {
    const look = looks[next];
    if (look?.prose && look.sentence) return true;
  }
  return false;
}

/** What pictures show, told by the credit that a line ends with. */
export const credited = [
  {
    name: 'caption-with-credit',
    role: 'caption',
    soft: true,
    why: 'No paragraph of a story ends with the name of a photographer.',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      if (shape === 'image' || shape === 'heading' || text.length >= 600 || scene.looks[at]!.linkShare >= 0.3) return false;
      if (!isCredited(scene, at)) return false;
      const rights = says(scene, at, 'copyright') || isRightsSign(text) || isOnlySigned(text);
      return rights || stands(scene, at, 'foot') ? hasPicture(scene, at) : true;
    },
    examples: [
      [
        `${STORY}\n\nThe ferry on its way home. ANN LEE/SEAPRESS/Sea Images\n\n${STORY}`,
        ['The ferry on its way home. ANN LEE/SEAPRESS/Sea Images'],
      ],
      [`${STORY}\n\nThe ferry waits in port. / Ana Gil\n\n${STORY}`, ['The ferry waits in port. / Ana Gil']],
      [`${STORY}\n\nIt can carry cars and/or trucks.`, []],
      [`${STORY}\n\nThe ferry on its way home © Ann Lee\n\n${STORY}`, ['The ferry on its way home © Ann Lee']],
      [`<p>${STORY}</p><img src="f.jpg"><p>© Ann Lee</p>`, ['© Ann Lee']],
      [`${STORY}\n\nAll rights reserved © Harbour Courier`, []],
      [`<p>${STORY}</p><footer><p>© Harbour Courier</p></footer>`, []],
    ],
  },
  {
    name: 'caption-with-agency',
    role: 'caption',
    why: 'Ends with an agency in brackets where a sentence would end with a full stop.',
    bare: true,
    test: endsWithAgency,
    examples: [
      [
        `Ferry\n\n${STORY}\n\nIslanders wait in front of the old ticket office (Seapress)\n\n${STORY}`,
        ['Islanders wait in front of the old ticket office (Seapress)'],
      ],
      [`Ferry\n\n${STORY}\n\n${STORY.slice(0, -1)} (Seapress).\n\n${STORY}`, []],
      [`Ferry\n\n${STORY}\n\nAnn Lee (Harbour)\n\n${STORY}`, []],
    ],
  },
  {
    name: 'caption-by-courtesy',
    role: 'caption',
    why: 'No paragraph of a story ends by saying who took a picture or lent it.',
    test: isByCourtesy,
    examples: [
      [
        `${STORY}\n\nA photograph shows the ferry in 1974. Courtesy of the Harbour Archive\n\n${STORY}`,
        ['A photograph shows the ferry in 1974. Courtesy of the Harbour Archive'],
      ],
      [
        '離島フェリーが帰港\n\n北の島々を結ぶフェリーが月曜日、母港へ戻った。島の住民が岸壁で出迎えた。\n\n港へ戻るフェリー=六日午前（李安撮影）\n\n運航会社は船体とエンジン、二つの可動橋を点検するとしている。',
        ['港へ戻るフェリー=六日午前（李安撮影）'],
      ],
      [
        '轮渡返港\n\n乘客在码头候船。 海港社记者 李安 摄\n\n周一，轮渡在三周之后回到了港口。',
        ['乘客在码头候船。 海港社记者 李安 摄'],
      ],
      [`${STORY}\n\nThe crew was thanked. Courtesy costs nothing.`, []],
    ],
  },
] as const satisfies readonly Rule[];
