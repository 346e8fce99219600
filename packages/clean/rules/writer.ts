import { beginningOf, stemOf } from '../stem.ts';
import { cueAt, isOnlyCue, roleAt, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';
const BIO = 'Ann Lee is a reporter who covers harbours, islands and the weather for the northern desk.';

/** A bio in characters. */
const SHORTEST = 20;
const LONGEST = 2_500;

/** `covers`, `is a reporter for`: what bios say of people, in the languages of most drops. */
const PROFESSION = new RegExp(
  [
    String.raw`\b(?:is|was) (?:an? |the |our |currently )?[\p{L}\p{M}\s,'’&-]{0,80}?\b(?:reporter|writer|journalist|editor|correspondent|columnist|producer|contributor|author|professor|fellow|photographer|researcher|freelancer?|lecturer|blogger|founder|analyst|critic)\b`,
    String.raw`\b(?:ist|arbeitet|schreibt|berichtet|leitet)\b.{0,80}(?:redakteur|reporter|journalist|autor|korrespondent|kolumnist|professor|volontär)`,
    String.raw`\best\b.{0,60}(?:journaliste|rédact|correspondant|chroniqueu|reporter|auteur)`,
    String.raw`\b(?:es|foi|é|fue)\b.{0,60}(?:periodista|redactor|corresponsal|reporter|jornalista|repórter|editora?\b|colunista|columnista|escritor)`,
    String.raw`\b(?:è|is|er|är|jest)\b.{0,60}(?:giornalista|redattor|redacteur|verslaggever|journalist|skribent|dziennikar|korrespondent|redaktør|redaktör)`,
    String.raw`(?:журналист|корреспондент|обозреватель|редактор|журналіст|кореспондент)`,
    String.raw`(?:صحفي|صحافي|كاتب|محرر|مراسل)`,
    String.raw`(?:記者|记者|ライター|編集者|编辑|撰稿人|特派員|기자|편집자)`,
  ].join('|'),
  'iu',
);
/** Ways to reach a writer. */
const ADDRESS = /@[\p{L}\d_]{3,}|[\w.+-]{1,60}@[\w-]{1,60}\.[a-z]{2,}/iu;
const INVITATION = /\b(?:follow|email|e-mail|twitter|reach (?:him|her|them)|folgen sie|suivez|síg[au]e?lo|kontakt)\b/i;

function isReachable(text: string): boolean {
  return (text.includes('@') && ADDRESS.test(text)) || INVITATION.test(text);
}

function isBioLong({ blocks }: Scene, at: number): boolean {
  const { text, shape } = blocks[at]!;
  return shape !== 'image' && shape !== 'heading' && text.length >= SHORTEST && text.length <= LONGEST;
}

/** Between this block and a heading that announces a bio stand only bios, captions and the like. */
function isUnderHeading(scene: Scene, at: number): boolean {
  for (let before = at - 1; before >= 0 && at - before <= 6; before -= 1) {
    if (scene.labels[before]?.rule === 'writer-heading') return true;
    if (scene.blocks[before]!.shape === 'image' || roleAt(scene, before) === 'repeat') continue;
    if (roleAt(scene, before) !== 'author-bio') {
      // A name on a line of its own between heading and bio.
      if (scene.blocks[before]!.text.length < 60 && !scene.labels[before] && scene.labels[before - 1]?.rule === 'writer-heading')
        continue;
      return false;
    }
  }
  return false;
}

/** The first text under the heading, or one that goes on speaking of the writer. */
function continuesBio(scene: Scene, at: number): boolean {
  if (!isBioLong(scene, at) || !isUnderHeading(scene, at)) return false;
  const first = roleAt(scene, at - 1) !== 'author-bio';
  const { text } = scene.blocks[at]!;
  return first || PROFESSION.test(text.slice(0, 600)) || (text.length < 300 && isReachable(text));
}

/** Blocks at the top among which the byline is looked for, and the share of a drop below which bios stand. */
const TOP = 12;
const BOTTOM = 0.5;

/** Two or more words with capitals, or what a byline in a script without them says. */
const NAME = /^\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,3}/u;

/** Whether a text begins with a name that a byline at the top has. */
function beginsWithWriter(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  for (let top = 0; top < Math.min(at, TOP); top += 1) {
    const rest = cueAt(scene, top, 'by')?.rest;
    if (rest === undefined || scene.blocks[top]!.text.length > 140 || scene.looks[top]!.sentence) continue;
    const name = NAME.exec(text)?.[0].split(/\s/u).slice(0, 2).join(' ');
    if (name === undefined ? /^\p{Lo}{2,20}$/u.test(rest) && text.startsWith(rest) : scene.blocks[top]!.text.includes(name))
      return true;
  }
  return false;
}

function isWholeElsewhere({ blocks, beginnings }: Scene, at: number, stem: string): boolean {
  const { text } = blocks[at]!;
  return (beginnings.get(beginningOf(text)) ?? []).some(
    (other) =>
      other !== at &&
      blocks[other]!.text.length > stem.length &&
      blocks[other]!.text.startsWith(stem) &&
      blocks[other]!.text !== text,
  );
}

/** Who wrote it: kept for extract, never printed in the story. */
export const writer = [
  {
    name: 'writer-heading',
    role: 'heading',
    why: 'Announces the note on the writer.',
    cue: 'writer',
    test: (scene, at) => isOnlyCue(scene, at, 'writer') && scene.blocks[at]!.text.length < 60,
    examples: [[`${STORY}\n\nAbout the writer\n\n${BIO}`, ['About the writer']]],
  },
  {
    name: 'cut-repeat',
    role: 'repeat',
    why: 'A text cut short, printed in full elsewhere in the drop. Before the bios, or the cut one would be taken for a second bio.',
    test: (scene, at) => {
      const stem = stemOf(scene.blocks[at]!.text);
      return stem !== undefined && isWholeElsewhere(scene, at, stem);
    },
    examples: [[`${STORY}\n\n${BIO}\n\n${BIO.slice(0, 60)}... Read more`, [`${BIO.slice(0, 60)}... Read more`]]],
  },
  {
    name: 'bio-element',
    role: 'author-bio',
    why: 'An element made for the bio.',
    sign: 'bio',
    test: isBioLong,
    examples: [[`<p>${STORY}</p><div class="author-bio"><p>${BIO}</p></div>`, [BIO]]],
  },
  {
    name: 'bio-below-heading',
    role: 'author-bio',
    why: 'Stands under a heading that announces it.',
    test: continuesBio,
    examples: [[`${STORY}\n\nÜber die Autorin\n\n${BIO}\n\nFollow @annlee for more.`, [BIO, 'Follow @annlee for more.']]],
  },
  {
    name: 'bio-of-the-byline',
    role: 'author-bio',
    why: 'Below the story, the writer named above it is said to be one.',
    test: (scene, at) => {
      const { text } = scene.blocks[at]!;
      return (
        at > scene.blocks.length * BOTTOM &&
        isBioLong(scene, at) &&
        text.length < 900 &&
        !cueAt(scene, at, 'correction') &&
        beginsWithWriter(scene, at) &&
        PROFESSION.test(text.slice(0, 300))
      );
    },
    examples: [
      [
        `Ferry\n\nBy Ann Lee\n\n${STORY}\n\nAll is well.\n\nAnn Lee is the northern desk's transport editor.`,
        ["Ann Lee is the northern desk's transport editor."],
      ],
      [
        `Bac\n\nPar Anne Leroy\n\n${STORY}\n\nTout va bien.\n\nAnne Leroy est journaliste au port depuis 2019.`,
        ['Anne Leroy est journaliste au port depuis 2019.'],
      ],
      [`Ferry\n\nBy Ann Lee\n\n${STORY}\n\nAll is well.\n\nKim Roe is the editor of a book about ferries.`, []],
    ],
  },
  {
    name: 'bio-at-the-end',
    role: 'author-bio',
    soft: true,
    why: 'The last words of a drop, about a person who writes, with a way to reach them.',
    test: (scene, at) => {
      const { text } = scene.blocks[at]!;
      return (
        at > scene.blocks.length * 0.6 &&
        at > 3 &&
        isBioLong(scene, at) &&
        text.length < 900 &&
        !cueAt(scene, at, 'correction') &&
        !/^["“„«「]/.test(text) &&
        isReachable(text) &&
        PROFESSION.test(text.slice(0, 300))
      );
    },
    examples: [
      [
        `Ferry\n\n${STORY}\n\nAll is well.\n\nIt sails.\n\n${BIO} Email her at ann@harbour.example.`,
        [`${BIO} Email her at ann@harbour.example.`],
      ],
    ],
  },
] as const satisfies readonly Rule[];
