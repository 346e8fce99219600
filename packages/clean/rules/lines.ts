import { isRightsSign } from '../credit.ts';
import { cueAt, says, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

/** Lines longer than this say more than a cue does. */
const LINE = 200;

function isLine(scene: Scene, at: number): boolean {
  return scene.blocks[at]!.text.length < LINE && scene.blocks[at]!.shape !== 'image';
}

/** In most languages an invitation to subscribe is one long word, and no subhead begins with it. */
function invites(scene: Scene, at: number): boolean {
  const look = scene.looks[at]!;
  return (cueAt(scene, at, 'subscribe')?.phrase.length ?? 0) >= 8 && !look.prose && !look.sentence;
}

/** What stands around any story, told by the words it begins with. */
export const lines = [
  {
    name: 'voice-notice',
    role: 'voice-notice',
    why: 'Players and their disclaimers stand at the top of a drop and read like a first paragraph.',
    test: (scene, at) => {
      const { text } = scene.blocks[at]!;
      // `"Listen to this," he said.` is no player.
      return (
        cueAt(scene, at, 'voice') !== undefined &&
        text.length < 160 &&
        !/["“”„«»「」]/.test(text) &&
        (at < 8 || says(scene, at, 'voice'))
      );
    },
    examples: [
      [
        'The ferry returns\n\n🎙️ Voice is AI-generated. Inconsistencies may occur.\n\nListen to this article · 4 min',
        ['🎙️ Voice is AI-generated. Inconsistencies may occur.', 'Listen to this article · 4 min'],
      ],
    ],
  },
  {
    name: 'advertisement',
    role: 'promo',
    why: 'Marks the place of an advertisement.',
    test: (scene, at) => says(scene, at, 'advertisement') && scene.blocks[at]!.text.length < 160,
    examples: [['The ferry returns\n\nAnzeige\n\n- Advertisement -', ['Anzeige', '- Advertisement -']]],
  },
  {
    name: 'consent-line',
    role: 'cookie-wall',
    why: 'Asks for consent, or for another browser.',
    test: (scene, at) => says(scene, at, 'cookie') && scene.blocks[at]!.text.length < 600,
    examples: [
      ['The ferry returns\n\nWe use cookies to improve your visit. Accept?', ['We use cookies to improve your visit. Accept?']],
    ],
  },
  {
    name: 'pagination',
    role: 'navigation',
    why: 'Numbers, arrows and bullets without a word.',
    test: (scene, at) => {
      const { text, shape } = scene.blocks[at]!;
      return shape !== 'image' && shape !== 'cell' && text.length < 60 && !/\p{L}/u.test(text);
    },
    examples: [['The ferry returns\n\n1 2 3 … 9 »', ['1 2 3 … 9 »']]],
  },
  {
    name: 'share-line',
    role: 'share-bar',
    why: 'Labels of buttons, left over as lines.',
    test: (scene, at) => says(scene, at, 'share') && scene.blocks[at]!.text.length < 100 && !scene.looks[at]!.prose,
    examples: [
      ['The ferry returns\n\nShare\n\nTeilen', ['Share', 'Teilen']],
      ['The ferry returns\n\nShare prices rise', []],
    ],
  },
  {
    name: 'more-line',
    role: 'related-links',
    why: 'Leads to another story.',
    test: (scene, at) => says(scene, at, 'more') && isLine(scene, at),
    examples: [
      ['The ferry returns\n\nRelated charges were dropped on Monday, the court said.', []],
      ['The ferry returns\n\nLesen Sie auch: Der Sturm ist vorbei', ['Lesen Sie auch: Der Sturm ist vorbei']],
    ],
  },
  {
    name: 'subscribe-line',
    role: 'newsletter',
    why: 'Asks for a subscription or an address.',
    test: (scene, at) => isLine(scene, at) && (says(scene, at, 'subscribe') || invites(scene, at)),
    examples: [['The ferry returns\n\nSubscribe to our newsletter', ['Subscribe to our newsletter']]],
  },
  {
    name: 'comment-line',
    role: 'comment',
    why: 'Invites comments.',
    test: (scene, at) => says(scene, at, 'comment') && scene.blocks[at]!.text.length < 80 && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nComments (12)', ['Comments (12)']]],
  },
  {
    name: 'tags-line',
    role: 'navigation',
    why: 'Lists what the story is filed under.',
    test: (scene, at) => says(scene, at, 'tags') && isLine(scene, at) && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nTags: ferry, harbour', ['Tags: ferry, harbour']]],
  },
  {
    name: 'copyright-line',
    role: 'copyright',
    why: 'Says who holds the rights.',
    test: (scene, at) =>
      (says(scene, at, 'copyright') || isRightsSign(scene.blocks[at]!.text)) && scene.blocks[at]!.text.length < 400,
    examples: [
      ['The ferry returns\n\n© 2031 Harbour Courier. All rights reserved.', ['© 2031 Harbour Courier. All rights reserved.']],
    ],
  },
] as const satisfies readonly Rule[];
