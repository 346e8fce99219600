import { isOnlyCue, type Scene } from '../scene.ts';
import type { Rule } from './rule.ts';
import { isStory } from './story.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';
const MORE_STORY = [STORY, STORY.replace('Monday', 'Tuesday'), STORY.replace('Monday', 'Friday')].join('\n\n');

/** Letters and digits that two texts must share to be called the same. */
const SHORTEST = 20;
/** What one of the two may have more: a credit, a source. */
const MORE = 80;
/** Longer texts are no captions. */
const LONGEST = 1_000;

/** Whether one text is the other, or begins with it and goes on with little more. */
function isAlike(one: string, other: string): boolean {
  // They seldom begin alike, and to see how they begin costs far less than to take all that is no letter out of both.
  if (Math.max(one.length, other.length) > LONGEST || firstOf(one) !== firstOf(other) || !beginAlike(one, other)) return false;
  const [short, long] = [lettersOf(one), lettersOf(other)].toSorted((a, b) => a.length - b.length) as [string, string];
  return short.length >= SHORTEST && long.length - short.length <= MORE && long.startsWith(short);
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

function firstOf(text: string): string | undefined {
  // Nearly all texts begin with one, most of them with a plain capital.
  const code = text.charCodeAt(0);
  return code > 64 && code < 91 ? text[0] : text[text.search(LETTER)];
}

/** UTF-16 units that texts are compared by at first. */
const BEGINNING = 40;

function beginAlike(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one.slice(0, BEGINNING)), lettersOf(other.slice(0, BEGINNING))];
  return a.startsWith(b) || b.startsWith(a);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Whether a line is printed again on the next one, or was on the one before: as captions are, but not in a drop that doubles its paragraphs. */
function isTwice(scene: Scene, at: number): boolean {
  return [at - 1, at].some(
    (first) =>
      isPair(scene, first) && !(isProse(scene, first) && inDoubled(scene, first)) && !(first === at && isWhole(scene, at)),
  );
}

/** UTF-16 units of a paragraph that no caption has. */
const PARAGRAPH = 80;

/** The first of two equal paragraphs of several sentences: one of them is the story's, and captions have one sentence. */
function isWhole(scene: Scene, at: number): boolean {
  const { text } = scene.blocks[at]!;
  return (
    text === scene.blocks[at + 1]?.text &&
    text.length >= PARAGRAPH &&
    isProse(scene, at) &&
    /[.!?。！？।][\s"”»]{0,2}\S/u.test(text.slice(0, -1))
  );
}

function isPair({ blocks }: Scene, first: number): boolean {
  const [one, other] = [blocks[first], blocks[first + 1]];
  return one !== undefined && other !== undefined && isAlike(one.text, other.text);
}

function isProse({ looks }: Scene, at: number): boolean {
  return looks[at]!.prose && looks[at]!.sentence;
}

/** One of three pairs of paragraphs in a row; two may be the captions of a gallery. */
function inDoubled(scene: Scene, first: number): boolean {
  const at = (step: number): boolean => isPair(scene, first + step) && isProse(scene, first + step);
  return at(2) ? at(4) || at(-2) : at(-2) && at(-4);
}

/** Paragraphs that prove a story above its comments, how far above it is looked for, and labelled lines between two comments. */
const PROOF = 3;
const REACH = 40;
const BETWEEN = 20;

const HEADINGS: ReadonlySet<string> = new Set(['comment-line', 'comment-count']);

/** Below the heading of the comments, or below another comment. */
function isComment(scene: Scene, at: number): boolean {
  for (let above = at - 1; above >= Math.max(0, at - BETWEEN); above -= 1) {
    const rule = scene.labels[above]?.rule;
    if (rule === undefined) return false;
    if (rule === 'below-comments' || (HEADINGS.has(rule) && isHeadingOfComments(scene, above))) return true;
  }
  return false;
}

/** Counts of comments stand above stories too. */
function isHeadingOfComments(scene: Scene, at: number): boolean {
  if (scene.labels[at]?.rule === 'comment-line' && !isOnlyCue(scene, at, 'comment')) return false;
  let found = 0;
  for (let above = at - 1; above >= Math.max(0, at - REACH) && found < PROOF; above -= 1)
    if (isStory(scene, above) && scene.looks[above]!.prose && scene.looks[above]!.sentence) found += 1;
  return found === PROOF;
}

/** Blocks of a short drop: in longer ones the learned labeller has enough to go by. */
const SHORT_DROP = 16;
/** Words of a closing sentence. */
const FEWEST = 4;

/** What invites instead of telling, in sentences too. */
const INVITES: ReadonlySet<string> = new Set(['share', 'subscribe', 'more', 'comment', 'copyright', 'cookie', 'advertisement']);

/** A sentence below the story, or below one line inside it that was cut; a list of titles has a heading and no more above it. */
function isClosing(scene: Scene, at: number): boolean {
  const look = scene.looks[at]!;
  if (scene.blocks.length > SHORT_DROP || !look.sentence || look.words < FEWEST || isStory(scene, at)) return false;
  if (look.cues.some(({ name }) => INVITES.has(name))) return false;
  const cut = scene.labels[at - 1];
  const above = cut && cut.rule !== 'closing-words' && !isOnlyCue(scene, at - 1, 'more') ? at - 2 : at - 1;
  return scene.labels[above] ? scene.labels[above].rule === 'closing-words' : isStory(scene, above);
}

/** What is told in drops without markup by what stands beside a line, once it is known where the story is. */
export const textDrop = [
  {
    name: 'twice-in-a-row',
    role: 'repeat',
    why: 'A picture has its description and its caption, a teaser its link and its title: no paragraph is printed twice in a row.',
    bare: true,
    test: (scene, at) => isStory(scene, at) && isTwice(scene, at),
    examples: [
      [
        `${STORY}\n\nThe ferry on its way home\n\nThe ferry on its way home. Ann Lee\n\n${STORY.replace('Monday', 'Friday')}`,
        ['The ferry on its way home', 'The ferry on its way home. Ann Lee'],
      ],
      [
        `${STORY}\n\nIt has cabins for 120 passengers and a deck for cars. Tickets go on sale in August.\n\nIt has cabins for 120 passengers and a deck for cars. Tickets go on sale in August.\n\n${STORY.replace('Monday', 'Friday')}`,
        ['It has cabins for 120 passengers and a deck for cars. Tickets go on sale in August.'],
      ],
      [`${MORE_STORY}\n\n`.replaceAll(/.+\n\n/g, '$&$&'), []],
      [`${STORY}\n\nAt the harbour\n\nAt the harbour nobody had expected it.\n\n${STORY.replace('Monday', 'Friday')}`, []],
    ],
  },
  {
    name: 'below-comments',
    role: 'comment',
    why: 'Readers write as newspapers do; the heading above their comments tells them from the story, and nothing comes after them.',
    bare: true,
    test: isComment,
    examples: [
      [
        `${MORE_STORY}\n\n2 comments\n\nAnn L.\n\nI was on that quay, and it was the finest morning of the year.`,
        ['Ann L.', 'I was on that quay, and it was the finest morning of the year.'],
      ],
      [`Ferry returns\n\n2 comments\n\n${MORE_STORY}`, []],
    ],
  },
  {
    name: 'closing-words',
    role: 'body',
    why: 'In a short drop the last sentence is too short to prove anything, and too dear to lose.',
    bare: true,
    test: isClosing,
    examples: [
      [`Ferry returns\n\n${STORY}\n\nIt sails again.\n\nRelated stories:\n\nStorm over at last`, []],
      [
        `Ferry returns\n\n${STORY}\n\nIt sails again on Friday.\n\nRelated stories:\n\nStorm over at last`,
        ['It sails again on Friday.'],
      ],
    ],
  },
] as const satisfies readonly Rule[];
