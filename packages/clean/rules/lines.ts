import { isRightsSign } from '../credit.ts';
import { cuesOf, isTelling } from '../cue.ts';
import { cueAt, says, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

/** Lines longer than this say more than a cue does. */
const LINE = 200;

function isLine(scene: Scene, at: number): boolean {
  return scene.blocks[at]!.text.length < LINE && scene.blocks[at]!.shape !== 'image';
}

/** Blocks among which players stand, and the signs they show. */
const TOP = 8;
const SOUND = /^[🎙🎤🎧🔈🔉🔊]/u;

/** In most languages an invitation to subscribe is one long word, and no subhead begins with it. */
function invites(scene: Scene, at: number): boolean {
  const look = scene.looks[at]!;
  return (cueAt(scene, at, 'subscribe')?.phrase.length ?? 0) >= 8 && !look.prose && !look.sentence;
}

/** `The Day in Leer: Sign up for our newsletter.` Nobody says it, so no quotes. */
function invitesBehindName(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  const colon = text.slice(0, NAME).search(/[:：–—|]\s/u);
  if (colon < 1 || /["“”„«»「」]/u.test(text)) return false;
  return cuesOf(text.slice(colon + 1)).some(({ name, phrase }) => name === 'subscribe' && isTelling(phrase));
}

/** `24 Comments`, `3 thoughts on "Ferry returns"`: the words that blogs print behind the number. */
const COUNTED =
  /^\d[\d.,]{0,6}\s(?:(?:reader |user )?comments?\b|thoughts? on\b|responses? to\b|replies\b|gedanken zu\b|(?:leser)?kommentare?\b|réflexions? sur\b|commentaires?\b|comentarios?\b|comentários?\b|pensieri\b|commenti\b|gedachten over\b|reacties\b|комментари|коментар|svar på\b|kommentarer\b|komentarz)/iu;

function countsComments(text: string): boolean {
  return text.length < LINE && COUNTED.test(text);
}

/** The name of a newsletter in characters. */
const NAME = 60;

/** Titles below a heading that leads elsewhere, and their length in characters. */
const MOST_TITLES = 6;
const TITLE = 140;

/** Whether a line stands in the list of titles below `Read also:`, on the very next lines, with more space below the list than inside it. */
function isTitleBelow(scene: Scene, at: number): boolean {
  const { text, gap, shape } = scene.blocks[at]!;
  const look = scene.looks[at]!;
  if (gap !== 0 || text.length > TITLE || look.prose || shape !== 'paragraph' || /[.。।۔:：]$/u.test(text)) return false;
  let head = at - 1;
  while (head >= 0 && at - head <= MOST_TITLES && scene.labels[head]?.rule === 'title-below') head -= 1;
  if (scene.labels[head]?.rule !== 'more-line' || /\p{L}/u.test(cueAt(scene, head, 'more')?.rest ?? '')) return false;
  const end = endOfLines(scene, at);
  return end !== undefined && (scene.blocks[head]!.gap ?? 0) > 0;
}

/** The first block below this one with an empty line above it; the end of the drop is as good. */
function endOfLines({ blocks }: Scene, at: number): number | undefined {
  for (let next = at + 1; next <= at + MOST_TITLES; next += 1)
    if (next >= blocks.length || (blocks[next]!.gap ?? 0) > 0) return next;
  return undefined;
}

/** `Copyright 2031 Harbour Courier.` */
function isDated(scene: Scene, at: number): boolean {
  return /^(?:©|\(c\)|(?:19|20)\d\d\b)/.test(cueAt(scene, at, 'copyright')?.rest ?? '');
}

/** What stands around any story, told by the words it begins with. */
export const lines = [
  {
    name: 'voice-notice',
    role: 'voice-notice',
    why: 'Players and their disclaimers stand at the top of a drop and read like a first paragraph.',
    cue: 'voice',
    test: (scene, at) => {
      const { text } = scene.blocks[at]!;
      // `"Listen to this," he said.` is no player.
      return (
        cueAt(scene, at, 'voice') !== undefined &&
        text.length < 160 &&
        !/["“”„«»「」]/.test(text) &&
        (at < TOP || says(scene, at, 'voice'))
      );
    },
    examples: [
      [
        'The ferry returns\n\n🎙️ Voice is AI-generated. Inconsistencies may occur.\n\nListen to this article · 4 min',
        ['🎙️ Voice is AI-generated. Inconsistencies may occur.', 'Listen to this article · 4 min'],
      ],
      ['Le bac\n\nLa lecture est assurée par une voix de synthèse.', ['La lecture est assurée par une voix de synthèse.']],
      ['The ferry\n\nThis article was read by an automated voice.', ['This article was read by an automated voice.']],
    ],
  },
  {
    name: 'voice-sign',
    role: 'voice-notice',
    why: 'In any language a microphone, headphones or a loudspeaker at the top opens the line of the player.',
    test: (scene, at) => at < TOP && scene.blocks[at]!.text.length < 160 && SOUND.test(scene.blocks[at]!.text),
    examples: [
      ['Feribot döndü\n\n🎙️ Yapay zekâ sesidir.\n\n🔊 Dinle · 4 dk', ['🎙️ Yapay zekâ sesidir.', '🔊 Dinle · 4 dk']],
      ['Ferry returns\n\nBy Ann Lee\n\n🚢 The ferry came back on Monday.', []],
    ],
  },
  {
    name: 'advertisement',
    role: 'promo',
    why: 'Marks the place of an advertisement.',
    cue: 'advertisement',
    test: (scene, at) => says(scene, at, 'advertisement') && scene.blocks[at]!.text.length < 160,
    examples: [['The ferry returns\n\nAnzeige\n\n- Advertisement -', ['Anzeige', '- Advertisement -']]],
  },
  {
    name: 'consent-line',
    role: 'cookie-wall',
    why: 'Asks for consent, or for another browser.',
    cue: 'cookie',
    test: (scene, at) => says(scene, at, 'cookie') && scene.blocks[at]!.text.length < 600,
    examples: [
      ['The ferry returns\n\nWe use cookies to improve your visit. Accept?', ['We use cookies to improve your visit. Accept?']],
    ],
  },
  {
    name: 'pagination',
    role: 'navigation',
    soft: true,
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
    soft: true,
    why: 'Labels of buttons, left over as lines.',
    cue: 'share',
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
    cue: 'more',
    test: (scene, at) => says(scene, at, 'more') && isLine(scene, at),
    examples: [
      ['The ferry returns\n\nRelated charges were dropped on Monday, the court said.', []],
      ['The ferry returns\n\nLesen Sie auch: Der Sturm ist vorbei', ['Lesen Sie auch: Der Sturm ist vorbei']],
      ['Feribot döndü\n\nİLGİLİ HABER: Fırtına dindi', ['İLGİLİ HABER: Fırtına dindi']],
    ],
  },
  {
    name: 'title-below',
    role: 'related-links',
    why: 'The titles of the stories that the line above leads to.',
    test: isTitleBelow,
    examples: [
      [
        'A balsa volta\n\nLEIA TAMBÉM:\nVeja o porto antes e depois\nFarol reabre em Leer\n\nA balsa sai na sexta.',
        ['Veja o porto antes e depois', 'Farol reabre em Leer'],
      ],
      ['The ferry returns\nRelated stories\nThe storm is over\nThe ferry sails', []],
    ],
  },
  {
    name: 'subscribe-line',
    role: 'newsletter',
    soft: true,
    why: 'Asks for a subscription or an address.',
    test: (scene, at) =>
      isLine(scene, at) && (says(scene, at, 'subscribe') || invites(scene, at) || invitesBehindName(scene, at)),
    examples: [
      ['The ferry returns\n\nSubscribe to our newsletter', ['Subscribe to our newsletter']],
      [
        'Die Fähre\n\nDer Tag in Leer: Melden Sie sich jetzt kostenlos an.',
        ['Der Tag in Leer: Melden Sie sich jetzt kostenlos an.'],
      ],
      ['Le bac\n\nChaque matin, l’essentiel du port.', ['Chaque matin, l’essentiel du port.']],
      ['The ferry returns\n\nafter newsletter promotion', ['after newsletter promotion']],
      ['Le bac\n\nChaque matin, le bac quitte le port à six heures et revient à midi.', []],
    ],
  },
  {
    name: 'comment-line',
    role: 'comment',
    why: 'Invites comments.',
    cue: 'comment',
    test: (scene, at) => says(scene, at, 'comment') && scene.blocks[at]!.text.length < 80 && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nComments (12)', ['Comments (12)']]],
  },
  {
    name: 'comment-count',
    role: 'comment',
    why: 'The heading of the comments with their number before it.',
    test: (scene, at) => countsComments(scene.blocks[at]!.text) && !scene.looks[at]!.prose && !scene.looks[at]!.sentence,
    examples: [
      [
        'The ferry returns\n\nBy Ann Lee\n\n3 thoughts on “The ferry returns”\n\n24 Kommentare',
        ['3 thoughts on “The ferry returns”', '24 Kommentare'],
      ],
      ['The ferry returns\n\n24 comments were made by the crew.', []],
    ],
  },
  {
    name: 'tags-line',
    role: 'navigation',
    soft: true,
    why: 'Lists what the story is filed under.',
    cue: 'tags',
    test: (scene, at) => says(scene, at, 'tags') && isLine(scene, at) && !scene.looks[at]!.prose,
    examples: [['The ferry returns\n\nTags: ferry, harbour', ['Tags: ferry, harbour']]],
  },
  {
    name: 'copyright-line',
    role: 'copyright',
    soft: true,
    why: 'Says who holds the rights.',
    test: (scene, at) =>
      (says(scene, at, 'copyright') || isDated(scene, at) || isRightsSign(scene.blocks[at]!.text)) &&
      scene.blocks[at]!.text.length < 400,
    examples: [
      ['The ferry returns\n\n© 2031 Harbour Courier. All rights reserved.', ['© 2031 Harbour Courier. All rights reserved.']],
      [
        'The ferry returns\n\nCopyright 2031 Harbour Courier. This story must not be sold, lent or read aloud for money.',
        ['Copyright 2031 Harbour Courier. This story must not be sold, lent or read aloud for money.'],
      ],
    ],
  },
] as const satisfies readonly Rule[];
