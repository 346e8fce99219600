import { cueAt, isOnlyCue, placeAt, stands, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = '<p>The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.</p>';

/** Lines longer than this say more than a cue does. */
const LINE = 200;

function isLine(scene: Scene, at: number): boolean {
  return scene.blocks[at]!.text.length < LINE && scene.blocks[at]!.shape !== 'image';
}

/** What stands around any story, told by the words it begins with or by the names of its elements. */
export const furniture = [
  {
    name: 'hidden',
    role: 'boilerplate',
    why: 'The page does not show it.',
    test: (scene, at) => placeAt(scene, at)?.hidden ?? false,
    examples: [[`${STORY}<div style="display: none"><p>Please try again later, or call us.</p></div>`, ['Please try again later, or call us.']]],
  },
  {
    name: 'voice-notice',
    role: 'voice-notice',
    why: 'Players and their disclaimers stand at the top of a drop and read like a first paragraph.',
    test: (scene, at) => cueAt(scene, at, 'voice') !== undefined && scene.blocks[at]!.text.length < 160,
    examples: [['The ferry returns\n\n🎙️ Voice is AI-generated. Inconsistencies may occur.\n\nListen to this article · 4 min', ['🎙️ Voice is AI-generated. Inconsistencies may occur.', 'Listen to this article · 4 min']]],
  },
  {
    name: 'advertisement',
    role: 'promo',
    why: 'Marks the place of an advertisement.',
    test: (scene, at) => isOnlyCue(scene, at, 'advertisement') || (cueAt(scene, at, 'advertisement') !== undefined && scene.blocks[at]!.text.length < 60 && !scene.looks[at]!.sentence),
    examples: [['The ferry returns\n\nAnzeige\n\n- Advertisement -', ['Anzeige', '- Advertisement -']]],
  },
  {
    name: 'menu',
    role: 'navigation',
    why: 'Elements made for navigation.',
    test: (scene, at) => stands(scene, at, 'menu'),
    examples: [[`<nav><a href="/">World</a></nav>${STORY}`, ['World']]],
  },
  {
    name: 'comments',
    role: 'comment',
    why: "Readers' comments read like stories and can be longer than the story.",
    test: (scene, at) => stands(scene, at, 'comment'),
    examples: [[`${STORY}<div class="comments"><p>Finally! I missed it so much, all these weeks.</p></div>`, ['Finally! I missed it so much, all these weeks.']]],
  },
  {
    name: 'consent',
    role: 'cookie-wall',
    why: 'Asks for consent, or for another browser.',
    test: (scene, at) => stands(scene, at, 'cookie') || (cueAt(scene, at, 'cookie') !== undefined && scene.blocks[at]!.text.length < 600 && scene.blocks[at]!.shape !== 'image'),
    examples: [['The ferry returns\n\nWe use cookies to improve your visit. Accept?', ['We use cookies to improve your visit. Accept?']]],
  },
  {
    name: 'newsletter-box',
    role: 'newsletter',
    why: 'Boxes that ask for an address.',
    test: (scene, at) => stands(scene, at, 'newsletter'),
    examples: [[`${STORY}<div class="newsletter-signup"><p>Harbour news, every Friday in your mail.</p></div>`, ['Harbour news, every Friday in your mail.']]],
  },
  {
    name: 'share-box',
    role: 'share-bar',
    why: 'Boxes of buttons.',
    test: (scene, at) => stands(scene, at, 'share') && isLine(scene, at) && !scene.looks[at]!.prose,
    examples: [[`${STORY}<div class="social-share"><a href="#">Harbourbook</a></div>`, ['Harbourbook']]],
  },
  {
    name: 'related-box',
    role: 'related-links',
    why: 'Boxes of teasers.',
    test: (scene, at) => stands(scene, at, 'related'),
    examples: [[`${STORY}<div class="related"><h3><a href="/2">Storm over</a></h3><p>The storm is over.</p></div>`, ['Storm over', 'The storm is over.']]],
  },
  {
    name: 'teasers',
    role: 'related-links',
    why: 'A row of elements built alike, each a link with a few words, whatever their names.',
    test: (scene, at) => placeAt(scene, at)?.teaser ?? false,
    examples: [
      [
        `${STORY}<div>${['One', 'Two', 'Three'].map((title) => `<div class="x"><a href="/">${title} more storms ahead</a><p>In short.</p></div>`).join('')}</div>`,
        ['One more storms ahead', 'In short.', 'Two more storms ahead', 'In short.', 'Three more storms ahead', 'In short.'],
      ],
    ],
  },
  {
    name: 'promo-box',
    role: 'promo',
    why: 'Boxes that sell.',
    test: (scene, at) => stands(scene, at, 'promo'),
    examples: [[`${STORY}<div class="promo"><p>Tickets from nine crowns.</p></div>`, ['Tickets from nine crowns.']]],
  },
  {
    name: 'foot',
    role: 'navigation',
    why: 'The foot of the page; the foot of an article may hold its bio, which a rule in `writer` takes first.',
    test: (scene, at) => stands(scene, at, 'foot'),
    examples: [[`${STORY}<footer><p>Harbour Road 1</p></footer>`, ['Harbour Road 1']]],
  },
  {
    name: 'aside',
    role: 'related-links',
    why: 'Columns beside the story.',
    test: (scene, at) => stands(scene, at, 'aside'),
    examples: [[`${STORY}<aside><p>Weather: rain.</p></aside>`, ['Weather: rain.']]],
  },
  {
    name: 'tags-box',
    role: 'navigation',
    why: 'Tags, crumbs and pagination.',
    test: (scene, at) => stands(scene, at, 'tags') && isLine(scene, at) && !scene.looks[at]!.prose,
    examples: [[`<div class="breadcrumb"><a href="/n">North</a></div>${STORY}`, ['North']]],
  },
  {
    name: 'share-line',
    role: 'share-bar',
    why: 'Labels of buttons, left over as lines.',
    test: (scene, at) => isOnlyCue(scene, at, 'share') || (cueAt(scene, at, 'share') !== undefined && scene.blocks[at]!.text.length < 60 && !scene.looks[at]!.sentence),
    examples: [['The ferry returns\n\nShare\n\nTeilen', ['Share', 'Teilen']]],
  },
  {
    name: 'more-line',
    role: 'related-links',
    why: 'Leads to another story.',
    test: (scene, at) => cueAt(scene, at, 'more') !== undefined && isLine(scene, at) && (!scene.looks[at]!.sentence || scene.blocks[at]!.text.length < 120),
    examples: [['The ferry returns\n\nLesen Sie auch: Der Sturm ist vorbei', ['Lesen Sie auch: Der Sturm ist vorbei']]],
  },
  {
    name: 'subscribe-line',
    role: 'newsletter',
    why: 'Asks for a subscription or an address.',
    test: (scene, at) => cueAt(scene, at, 'subscribe') !== undefined && isLine(scene, at),
    examples: [['The ferry returns\n\nSubscribe to our newsletter', ['Subscribe to our newsletter']]],
  },
  {
    name: 'comment-line',
    role: 'comment',
    why: 'Invites comments.',
    test: (scene, at) => cueAt(scene, at, 'comment') !== undefined && scene.blocks[at]!.text.length < 80 && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nComments (12)', ['Comments (12)']]],
  },
  {
    name: 'tags-line',
    role: 'navigation',
    why: 'Lists what the story is filed under.',
    test: (scene, at) => cueAt(scene, at, 'tags') !== undefined && isLine(scene, at) && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nTags: ferry, harbour', ['Tags: ferry, harbour']]],
  },
  {
    name: 'copyright-line',
    role: 'copyright',
    why: 'Says who holds the rights.',
    test: (scene, at) => cueAt(scene, at, 'copyright') !== undefined && scene.blocks[at]!.text.length < 400 && scene.blocks[at]!.shape !== 'image',
    examples: [['The ferry returns\n\n© 2031 Harbour Courier. All rights reserved.', ['© 2031 Harbour Courier. All rights reserved.']]],
  },
] as const satisfies readonly Rule[];

