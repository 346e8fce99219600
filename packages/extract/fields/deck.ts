import { hinted, once, squash, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** The line under the headline (deck, standfirst), as printed. */
export const subheadline = [
  {
    name: 'subheadline-printed',
    why: 'Only what is printed under the headline is a deck; what a page tells search engines is a summary.',
    confidence: 0.9,
    find: (evidence) => standing(evidence, 'subheadline'),
    examples: [
      [
        [
          ['headline', 'Ferry returns'],
          ['subheadline', 'After nine years the line opens again'],
        ],
        ['After nine years the line opens again'],
      ],
    ],
  },
  {
    name: 'subheadline-alternative',
    why: 'Some systems name the deck outright.',
    confidence: 0.8,
    find: (evidence) => hinted(evidence, ['ld.alternativeHeadline', 'item.alternativeHeadline']),
    examples: [[[['ld.alternativeHeadline', 'After nine years']], ['After nine years']]],
  },
] as const satisfies readonly Rule<string>[];

const titles = once(
  (evidence) =>
    new Set(
      [...standing(evidence, 'headline'), ...hinted(evidence, ['ld.headline', 'meta.og:title', 'title'])].map(({ value }) =>
        squash(value),
      ),
    ),
);

/** A description that only says the headline again, or stops in mid-word, summarises nothing. */
function telling(candidates: Candidate<string>[], evidence: Evidence): Candidate<string>[] {
  return candidates.filter(({ value }) => value.length >= 20 && !titles(evidence).has(squash(value)));
}

/** What the story says, in a sentence or two, in the page's own words. */
export const summary = [
  {
    name: 'summary-json-ld',
    why: 'A property made for it.',
    confidence: 0.9,
    find: (evidence) => telling(hinted(evidence, ['ld.description', 'item.description']), evidence),
    examples: [
      [[['ld.description', 'The ferry runs again after nine years.']], ['The ferry runs again after nine years.']],
      [
        [
          ['headline', 'The ferry runs again tomorrow'],
          ['ld.description', 'The ferry runs again tomorrow'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'summary-meta',
    why: 'Written for search results and shares, often cut short.',
    confidence: 0.8,
    find: (evidence) =>
      telling(
        hinted(evidence, ['meta.og:description', 'meta.description', 'meta.twitter:description', 'meta.dc.description']),
        evidence,
      ),
    examples: [
      [[['meta.description', 'Die Fähre fährt nach neun Jahren wieder.']], ['Die Fähre fährt nach neun Jahren wieder.']],
    ],
  },
] as const satisfies readonly Rule<string>[];
