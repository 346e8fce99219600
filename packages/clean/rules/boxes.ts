import { isRightsSign } from '../credit.ts';
import { says, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';

/** A label of a button or a link: longer ones say more than that. */
const LABEL = 200;

function isLabel(scene: Scene, at: number): boolean {
  return scene.blocks[at]!.text.length < LABEL && scene.blocks[at]!.shape !== 'image' && !scene.looks[at]!.prose;
}

/** Furniture in which facts about the story may stand too. */
export const boxes = [
  {
    name: 'share-box',
    role: 'share-bar',
    soft: true,
    why: 'Boxes of buttons.',
    sign: 'share',
    test: isLabel,
    examples: [[`${STORY}<div class="social-share"><a href="#">Harbourbook</a></div>`, ['Harbourbook']]],
  },
  {
    name: 'rights-in-foot',
    role: 'copyright',
    soft: true,
    why: 'The foot says whose the page is; what it links to is furniture.',
    sign: 'foot',
    test: (scene, at) =>
      (says(scene, at, 'copyright') || isRightsSign(scene.blocks[at]!.text)) &&
      scene.looks[at]!.linkShare < 0.3 &&
      scene.blocks[at]!.text.length < 400,
    examples: [
      [`${STORY}<footer><p>© Harbour Courier</p><p><a href="/t">Terms of use</a></p></footer>`, ['© Harbour Courier']],
      [`${STORY}<footer><p>جميع الحقوق محفوظة © الميناء</p></footer>`, ['جميع الحقوق محفوظة © الميناء']],
      [`${STORY}<footer><p>© みなと 無断転載を禁じます</p></footer>`, ['© みなと 無断転載を禁じます']],
    ],
  },
  {
    name: 'foot',
    role: 'navigation',
    soft: true,
    why: 'The foot of the page; the foot of an article may hold its bio, which a rule in `writer` takes first.',
    sign: 'foot',
    test: () => true,
    examples: [[`${STORY}<footer><p>Harbour Road 1</p></footer>`, ['Harbour Road 1']]],
  },
  {
    name: 'aside',
    role: 'related-links',
    soft: true,
    why: 'Columns beside the story.',
    sign: 'aside',
    test: () => true,
    examples: [[`${STORY}<aside><p>Weather: rain.</p></aside>`, ['Weather: rain.']]],
  },
  {
    name: 'tags-box',
    role: 'navigation',
    soft: true,
    why: 'Tags, crumbs and pagination.',
    sign: 'tags',
    test: isLabel,
    examples: [[`<div class="breadcrumb"><a href="/n">North</a></div>${STORY}`, ['North']]],
  },
] as const satisfies readonly Rule[];
