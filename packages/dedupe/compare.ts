import type { Blanks } from './blanks.ts';
import type { Print } from './fingerprint.ts';
import type { Opening } from './opening.ts';
import { type Overlap, overlapOf } from './overlap.ts';

/** How a text relates to an earlier one. */
export type Comparison = {
  /**
   * `exact`: the same words. `near`: the same story, edited. `excerpt`: a cut of the earlier one. `grown`: holds the earlier one and
   * at least as much again. `contains`: carries the opening of the earlier one, and is a story of its own.
   * `form`: the same form filled in with other figures or names, another story. `none`: another text.
   */
  kind: 'exact' | 'near' | 'excerpt' | 'grown' | 'contains' | 'form' | 'none';
  /** How much of the shorter text the other holds, 0 to 1. */
  score: number;
  /** How alike the two are as wholes: what they share over what either has, 0 to 1 (Jaccard). */
  resemblance: number;
  /** Most parts of the shorter text share something: too little to say so alone, enough where a copy of the earlier one says so too. */
  akin: boolean;
  /** The test that decided. */
  test: string;
  overlap: Overlap;
};

/** What the other candidates say about the later text. */
export type Known = {
  /** Where it was found to fill in a form: the most that any other story filled in alike shares with it, 0 to 1. */
  form: number;
  /** How well its facts match as its other words do, in the text most like it. */
  facts: number;
};

const NOTHING_KNOWN: Known = { form: 0, facts: 0 };

type Test = {
  name: string;
  why: string;
  kind: Comparison['kind'];
  when: (overlap: Overlap, known: Known) => boolean;
  /** Changes to a middling overlap of two different stories, and whether the test fires. */
  examples: [Partial<Overlap>, boolean][];
};

/** From this ratio of lengths on, the longer text is mostly something else. */
const MUCH_LONGER = 2;

/** An item of a roundup holds less than this of its story. */
const ITEM_MOST = 0.7;

/** How well figures must match, by how many of the text's shingles hold one: a story with few of them is no form. */
const FIGURES = [
  { share: 0.25, match: 0.7 },
  { share: 0.15, match: 0.6 },
  { share: 0.085, match: 0.4 },
] as const;

/** In a form filled in otherwise, facts match less than this part as well as other words do, by how much of those is left; and so many phrases hold one. */
const FACTS = [
  { rest: 0.85, apart: 0.55 },
  { rest: 0.5, apart: 0.35 },
] as const;
const FACTS_SHARE = 0.15;

/** The tests in order, first match wins. */
export const tests = [
  {
    name: 'same words',
    why: 'Nothing a reader would call a difference.',
    kind: 'exact',
    when: ({ same }) => same,
    examples: [
      [{ same: true }, true],
      [{ containment: 1 }, false],
    ],
  },
  {
    name: 'little in common',
    why: 'One or two shingles are chance or a name.',
    kind: 'none',
    when: ({ shared }) => shared < 3,
    examples: [
      [{ shared: 2, containment: 0.5 }, true],
      [{ shared: 3 }, false],
    ],
  },
  {
    name: 'same form, other figures',
    why: 'Weather, earnings and lottery stories share their words with every other day; their figures are the news.',
    kind: 'form',
    when: ({ figures = 1, figureShare, containment }) =>
      containment < 0.93 && FIGURES.some(({ share, match }) => figureShare >= share && figures < match),
    examples: [
      [{ figures: 0.1, figureShare: 0.1, containment: 0.8 }, true],
      [{ figures: 0.1, figureShare: 0.1, containment: 0.95 }, false],
      [{ figures: 0.5, figureShare: 0.1, containment: 0.8 }, false],
      [{ figures: 0.5, figureShare: 0.2, containment: 0.8 }, true],
      [{ figures: 0.1, figureShare: 0.05, containment: 0.8 }, false],
    ],
  },
  {
    name: 'same form, other facts',
    why: 'Notices of deaths, police reports and lists of the court share their words; who, where and when is the news. An edit of a story changes other words as well.',
    kind: 'form',
    when: ({ blanks, containment }) =>
      containment < 0.93 && FACTS.some(({ rest, apart }) => blanks.restMatch >= rest && isFilledOtherwise(blanks, apart)),
    examples: [
      [{ containment: 0.6, blanks: { count: 9, facts: 0.4, factsMatch: 0.2, restMatch: 0.97 } }, true],
      [{ containment: 0.6, blanks: { count: 9, facts: 0.4, factsMatch: 0.6, restMatch: 0.97 } }, false],
      [{ containment: 0.6, blanks: { count: 9, facts: 0.4, factsMatch: 0.3, restMatch: 0.6 } }, false],
      [{ containment: 0.5, blanks: { count: 9, facts: 0.4, factsMatch: 0.1, restMatch: 0.6 } }, true],
      [{ containment: 0.6, blanks: { count: 9, facts: 0.1, factsMatch: 0.2, restMatch: 0.97 } }, false],
      [{ containment: 0.6, blanks: { count: 1, facts: 0.4, factsMatch: 0.2, restMatch: 0.97 } }, false],
    ],
  },
  {
    name: 'known form, other figures',
    why: 'Where others fill in the same form, a copy stands out: it shares more than they do, or its figures match as well as its words.',
    kind: 'form',
    when: ({ figures = 1, blanks, containment }, { form }) =>
      (figures < 0.8 || isFilledOtherwise(blanks, 0.8)) && containment < Math.min(0.93, form + 0.1),
    examples: [[{ figures: 0.5, containment: 0.8 }, false]],
  },
  {
    name: 'form of a copy',
    why: 'Where noise or edits took words as well: what the text most like this one has of its facts, another that fills in the form has not.',
    kind: 'form',
    when: ({ blanks, containment }, { facts }) => containment < 0.93 && isFilledOtherwise(blanks, FACTS[0].apart * facts),
    examples: [[{ containment: 0.5, blanks: { count: 9, facts: 0.4, factsMatch: 0.2, restMatch: 0.7 } }, false]],
  },
  {
    name: 'cut of the earlier text',
    why: 'The earlier text holds this one and at least as much again.',
    kind: 'excerpt',
    when: (overlap) => overlap.length * MUCH_LONGER <= 1 && isSameText(overlap) && !isItem(overlap, overlap.opening),
    examples: [
      [{ containment: 0.9, length: 0.4 }, true],
      [{ containment: 0.9, length: 0.6 }, false],
    ],
  },
  {
    name: 'holds the earlier text',
    why: 'What was cut came first, or a brief grew into a story: what was added is news, it must not vanish among the duplicates.',
    kind: 'grown',
    when: (overlap) => overlap.length >= MUCH_LONGER && isSameText(overlap) && !isItem(overlap, overlap.openingOfOther),
    examples: [
      [{ containment: 0.9, length: 3 }, true],
      [{ containment: 0.9, length: 1.4 }, false],
    ],
  },
  {
    name: 'same text',
    why: 'Much of the shorter text, or some of nearly every part of it, stands in the other.',
    kind: 'near',
    when: (overlap) => Math.max(overlap.length, 1 / overlap.length) < MUCH_LONGER && isSameText(overlap),
    examples: [
      [{ containment: 0.55, spread: 0.7 }, true],
      [{ containment: 0.55 }, false],
      [{ containment: 0.2, spread: 0.9 }, true],
      [{ containment: 0.2, spread: 0.3 }, false],
      [{ containment: 0.3, spread: 0.7, run: 2 }, true],
      [{ containment: 0.3, spread: 0.7, run: 9 }, false],
      [{ containment: 0.45, spread: 0.5 }, false],
      [{ containment: 0.45, spread: 0.5, opening: { shared: 30, words: 60, density: 0.9 } }, true],
    ],
  },
  {
    name: 'opening of the earlier text',
    why: 'A roundup carries the first paragraphs of a story.',
    kind: 'contains',
    when: ({ openingOfOther }) => opens(openingOfOther, 50),
    examples: [
      [{ openingOfOther: { shared: 20, words: 80, density: 0.95 } }, true],
      [{ openingOfOther: { shared: 20, words: 20, density: 0.95 } }, false],
      [{ openingOfOther: { shared: 20, words: 80, density: 0.5 } }, false],
      [{ opening: { shared: 20, words: 80, density: 0.95 } }, false],
    ],
  },
  { name: 'another text', why: 'No other test says otherwise.', kind: 'none', when: () => true, examples: [[{}, true]] },
] as const satisfies Test[];

/** Compares a text with an earlier one. Linear in the sketches, at most a few hundred numbers each. */
export function compare(later: Print, earlier: Print): Comparison {
  return decided(overlapOf(later, earlier));
}

/** What an overlap means, with what is known from other candidates. */
export function decided(overlap: Overlap, known = NOTHING_KNOWN): Comparison {
  const test = tests.find((row) => row.when(overlap, known));
  const kind = test?.kind ?? 'none';
  return {
    kind,
    score: overlap.same ? 1 : overlap.containment,
    resemblance: resemblanceOf(overlap),
    akin: overlap.same || (kind !== 'form' && overlap.spread >= 0.6 && overlap.containment >= 0.13),
    test: test?.name ?? '',
    overlap,
  };
}

/**
 * Over half of the shorter text is shared; or somewhat less, but not as one block, which may be a background paragraph or
 * boilerplate, unless one of the two opens with it; or a little of nearly every part, as heavy editing and bad scans leave it.
 */
function isSameText({ containment, spread, entries, shared, run, length, opening, openingOfOther }: Overlap): boolean {
  if (containment >= 0.6) return shared >= 5 || entries < 5;
  if (entries < 32) return false;
  if (containment >= (entries < 64 ? 0.5 : 0.42)) {
    if (spread >= (containment < 0.54 ? 0.65 : 0.6)) return true;
    if (spread >= 0.5 && [opening, openingOfOther].some((one) => opens(one) && one.density < 0.95)) return true;
  }
  const ratio = Math.max(length, 1 / length);
  if (containment >= 0.25 && ratio < 1.12 && spread >= 0.6 && run <= 3.5 && entries >= 100) return true;
  if (containment >= 0.25 && ratio < MUCH_LONGER && spread >= 0.68 && run <= 4.4 && entries >= 110) return true;
  return containment >= 0.13 && ratio < MUCH_LONGER && spread >= 0.78 && entries >= 40;
}

/** How well facts match as other words do. */
export function factsOf({ same, blanks }: Overlap): number {
  return same ? 1 : blanks.factsMatch / blanks.restMatch;
}

function isFilledOtherwise({ count, facts, factsMatch, restMatch }: Blanks, apart: number): boolean {
  return count >= 2 && facts >= FACTS_SHARE && factsMatch < apart * restMatch;
}

/** The longer text carries the opening of the shorter and not much more of it, as a roundup does. */
function isItem({ containment }: Overlap, opening: Opening): boolean {
  return containment < ITEM_MOST && opens(opening);
}

/** So many words, hardly touched: 40 are about two sentences, which may be an agency's standing opening; 60 are a story's. */
function opens({ shared, words, density }: Opening, least = 40): boolean {
  return words >= least && shared >= least / 8 && density >= 0.8;
}

function resemblanceOf({ same, containment, length }: Overlap): number {
  if (same) return 1;
  const ratio = Math.max(length, 1 / length);
  return containment === 0 ? 0 : containment / (1 + ratio - containment);
}
