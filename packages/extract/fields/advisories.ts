import type { Sourced } from '@copydesk/article/article';

import { standing, type Candidate, type Evidence } from '../evidence.ts';
import { source, type Rule } from '../rule.ts';
import { withoutMarks } from './marks.ts';

/** Notes to editors, not to readers. */
export const advisory = [
  {
    name: 'advisory-line',
    why: 'Lines of the copy that are for desks only, as printed.',
    confidence: 0.95,
    find: (evidence) => standing(evidence, 'advisory'),
    examples: [[[['advisory', 'EDS: Adds quote.']], ['EDS: Adds quote.']]],
  },
  {
    name: 'advisory-headline',
    why: 'A note in brackets beside the headline is for desks too.',
    confidence: 0.9,
    find: (evidence) => standing(evidence, 'headline').flatMap(noted),
    examples: [
      [[['headline', 'Fähre gesunken (Achtung: neue Zahlen)']], ['Achtung: neue Zahlen']],
      [[['headline', 'Fähre gesunken (Wiederholung)']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];

/** A mark that says more than what it is. */
function noted({ value, spans }: Candidate<string>): Candidate<string>[] {
  return withoutMarks(value)
    .marks.filter(({ text }) => /[:：]\s?\S/u.test(text))
    .map(({ text }) => ({ value: text, spans }));
}

/** All of them, those of the headline after the lines. */
export function settleAdvisories(evidence: Evidence): Sourced<string>[] {
  return advisory.flatMap((rule: Rule<string>) => rule.find(evidence).map((candidate) => source(rule, candidate)));
}
