import type { Fingerprint } from '@copydesk/article/relation';

import { type Overlap, overlapOf } from './overlap.ts';

/** How a text relates to an earlier one. */
export type Comparison = {
  /**
   * `exact`: the same words. `near`: the same story, edited. `excerpt`: a cut of the earlier one.
   * `contains`: holds the earlier one and at least as much again, or one has the other's lede; weak, never a duplicate.
   * `form`: the same form filled in with other figures, another story. `none`: another text.
   */
  kind: 'exact' | 'near' | 'excerpt' | 'contains' | 'form' | 'none';
  /** How much of the shorter text the other holds, 0 to 1. */
  score: number;
  /** How alike the two are as wholes: what they share over what either has, 0 to 1 (Jaccard). */
  resemblance: number;
  /** Most parts of the shorter text share something: too little to say so alone, enough where a copy of the earlier one says so too. */
  akin: boolean;
  /** For a person: the test that decided, then what it saw. */
  reasons: string[];
};

type Test = {
  name: string;
  why: string;
  kind: Comparison['kind'];
  when: (overlap: Overlap, form: number) => boolean;
  /** Changes to a middling overlap of two different stories, and whether the test fires. */
  examples: [Partial<Overlap>, boolean][];
};

/** From this ratio of lengths on, the longer text is mostly something else. */
const MUCH_LONGER = 2;

/** The tests of the anchor method, first match wins. */
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
    when: ({ figures, containment }) => figures !== undefined && figures < 0.4 && containment < 0.93,
    examples: [
      [{ figures: 0.1, containment: 0.8 }, true],
      [{ figures: 0.1, containment: 0.95 }, false],
      [{ containment: 0.8 }, false],
    ],
  },
  {
    name: 'known form, other figures',
    why: 'Where others fill in the same form, a copy stands out: it shares more than they do, or its figures match as well as its words.',
    kind: 'form',
    when: ({ figures, containment }, form) => figures !== undefined && figures < 0.8 && containment < Math.min(0.93, form + 0.1),
    examples: [[{ figures: 0.5, containment: 0.8 }, false]],
  },
  {
    name: 'cut of the earlier text',
    why: 'The earlier text holds this one and at least as much again.',
    kind: 'excerpt',
    when: (overlap) => isSameText(overlap) && overlap.length * MUCH_LONGER <= 1,
    examples: [
      [{ containment: 0.9, length: 0.4 }, true],
      [{ containment: 0.9, length: 0.6 }, false],
    ],
  },
  {
    name: 'holds the earlier text',
    why: 'A brief that grew into a story is news: what was added must not vanish among the duplicates.',
    kind: 'contains',
    when: (overlap) => isSameText(overlap) && overlap.length >= MUCH_LONGER,
    examples: [
      [{ containment: 0.9, length: 3 }, true],
      [{ containment: 0.9, length: 1.4 }, false],
    ],
  },
  {
    name: 'same text',
    why: 'Much of the shorter text, or some of nearly every part of it, stands in the other.',
    kind: 'near',
    when: isSameText,
    examples: [
      [{ containment: 0.5 }, true],
      [{ containment: 0.2, spread: 0.9 }, true],
      [{ containment: 0.2, spread: 0.3 }, false],
    ],
  },
  {
    name: 'same lede',
    why: 'A roundup opens on a story, or a story on an item of a roundup.',
    kind: 'contains',
    when: ({ lede, shared }) => lede >= 0.8 && shared >= 8,
    examples: [
      [{ lede: 0.9, shared: 9 }, true],
      [{ lede: 0.9, shared: 5 }, false],
    ],
  },
  { name: 'another text', why: 'No other test says otherwise.', kind: 'none', when: () => true, examples: [[{}, true]] },
] as const satisfies Test[];

/**
 * Compares a text with an earlier one. Where the later one was found to be a form, `form` is the most that any other story filled
 * in alike shares with it, 0 to 1. Linear in the sketches, at most a few hundred numbers each.
 */
export function compare(later: Fingerprint, earlier: Fingerprint, form = 0): Comparison {
  const overlap = overlapOf(later, earlier);
  const test = tests.find((row) => row.when(overlap, form)) ?? tests[tests.length - 1];
  const kind = test?.kind ?? 'none';
  return {
    kind,
    score: overlap.same ? 1 : overlap.containment,
    resemblance: resemblanceOf(overlap),
    akin: overlap.same || (kind !== 'form' && overlap.spread >= 0.6 && overlap.containment >= 0.13),
    reasons: [test?.name ?? '', ...evidence(overlap)],
  };
}

/**
 * Over half of the shorter text is shared; or somewhat less, but not as one block, which may be a background paragraph or
 * boilerplate; or a little of nearly every part, as heavy editing and bad scans leave it.
 */
function isSameText({ containment, spread, entries }: Overlap): boolean {
  if (containment >= 0.5) return entries >= 12 || containment >= 0.6;
  return (containment >= 0.42 && spread >= 0.6 && entries >= 12) || (containment >= 0.13 && spread >= 0.78 && entries >= 16);
}

function resemblanceOf({ same, containment, length }: Overlap): number {
  if (same) return 1;
  const ratio = Math.max(length, 1 / length);
  return containment === 0 ? 0 : containment / (1 + ratio - containment);
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

function evidence(overlap: Overlap): string[] {
  return [
    `${overlap.shared} of ${overlap.entries} sampled phrases of the shorter text are shared`,
    `in ${percent(overlap.spread)} of its parts`,
    ...(overlap.figures === undefined ? [] : [`figures match ${percent(overlap.figures)} as well as words`]),
    `lede shared to ${percent(overlap.lede)}`,
    `length ${percent(overlap.length)} of the earlier text`,
  ];
}
