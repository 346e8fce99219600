import type { Print } from './fingerprint.ts';

/** How two texts fill in a form: read off the places where the shorter one differs from the other within what they share. */
export type Blanks = {
  /** Places where they differ by a few words with a figure or a name among them. */
  count: number;
  /** Share of phrases with a figure or a name in them, 0 to 1. */
  facts: number;
  /** Of those phrases the part that is shared. */
  factsMatch: number;
  /** Of the others the part that is shared. */
  restMatch: number;
};

/** What is filled in is a few names and what links them; a longer gap is a paragraph of its own. In words, about. */
const BLANK_MOST = 24;
/** Fewer phrases with a fact in them tell nothing. */
const FACTS_LEAST = 5;

export const NO_BLANKS: Blanks = { count: 0, facts: 0, factsMatch: 1, restMatch: 1 };

/**
 * Reads the blanks off the entries of the shorter text that the coarser level keeps, and whether each is shared. What lies before the
 * first shared entry and behind the last is left out: headlines differ anyway, and what was added to a copy is no blank.
 */
export function blanksOf({ sketch, names, level: own }: Print, shares: Uint8Array, level: number): Blanks {
  const limit = 0xffff >>> (level - own);
  const most = Math.max(2, BLANK_MOST >> level);
  let count = 0;
  let facts = 0;
  let factsShared = 0;
  let rest = 0;
  let restShared = 0;
  let gap = most + 1;
  let gapFacts = 0;
  let at = 0;
  for (let i = 0; i < sketch.length; i++) {
    const entry = sketch[i]!;
    if (entry > limit) continue;
    const fact = (entry | (names[i >>> 3]! >>> (i & 7))) & 1;
    if (shares[at++] === 0) {
      gap++;
      gapFacts += fact;
      continue;
    }
    if (gap > 0 && gap <= most) {
      facts += gapFacts;
      rest += gap - gapFacts;
      count += gapFacts > 0 ? 1 : 0;
    }
    gap = 0;
    gapFacts = 0;
    facts += fact;
    factsShared += fact;
    rest += 1 - fact;
    restShared += 1 - fact;
  }
  if (facts < FACTS_LEAST || restShared === 0) return NO_BLANKS;
  return { count, facts: facts / (facts + rest), factsMatch: factsShared / facts, restMatch: restShared / rest };
}
