import { squash } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { headlineDeclared } from './headline-declared.ts';
import { DECLARED, declaredTwice, printedTitles, told } from './headline-fields.ts';
import { agree, alike, titles, unglued, withoutKicker } from './title.ts';

/** What the story is called, as printed. */
export const headline = [
  {
    name: 'headline-printed-and-declared',
    why: 'Printed over the story, and the same, word for word, in a field made for it.',
    confidence: 0.99,
    find: (evidence) => {
      const declared = new Map(titles(evidence, DECLARED).map(({ value }) => [squash(value), value]));
      return printedTitles(evidence).flatMap((candidate) => {
        const same = declared.get(squash(candidate.value));
        return same === undefined ? [] : [{ ...candidate, value: unglued(candidate.value, same) }];
      });
    },
    examples: [
      [
        [
          ['headline', 'Ferry returns'],
          ['ld.headline', 'Ferry returns'],
        ],
        ['Ferry returns'],
      ],
      [
        [
          ['headline', 'Ferry is back'],
          ['ld.headline', 'Ferry returns'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-declared-with-kicker',
    why: 'JSON-LD and Open Graph both put the line above the headline before it, with a colon: so the publisher calls the story.',
    confidence: 0.93,
    find: (evidence) => {
      const below = printedTitles(evidence).map(({ value }) => squash(value));
      return declaredTwice(evidence).filter(({ value }) => {
        const whole = squash(value);
        return below.some((part) => part.length >= 8 && part.length < whole.length && whole.endsWith(part));
      });
    },
    examples: [
      [
        [
          ['headline', 'Ferry workers walk out'],
          ['ld.headline', 'Trade dispute: Ferry workers walk out'],
          ['meta.og:title', 'Trade dispute: Ferry workers walk out'],
        ],
        ['Trade dispute: Ferry workers walk out'],
      ],
      [
        [
          ['headline', 'Ferry workers walk out'],
          ['meta.og:title', 'Trade dispute: Ferry workers walk out'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-below-kicker',
    why: 'Page templates put a kicker into the same element; the page itself says where the headline begins.',
    confidence: 0.93,
    find: (evidence) => {
      const others = told(evidence);
      return printedTitles(evidence).flatMap((candidate) => withoutKicker(candidate, others));
    },
    examples: [
      [
        [
          ['headline', 'Trade dispute Ferry workers walk out'],
          ['meta.og:title', 'Ferry workers walk out'],
        ],
        ['Ferry workers walk out'],
      ],
      [
        [
          ['headline', 'Ferry workers walk out'],
          ['meta.og:title', 'Trade dispute: Ferry workers walk out'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-above-deck',
    why: 'Page templates put the line below the headline into the same element; two fields of the page say where it ends.',
    confidence: 0.9,
    find: (evidence) =>
      printedTitles(evidence).flatMap(({ value: whole, spans }) =>
        declaredTwice(evidence)
          .filter(
            ({ value }) => value.length >= 15 && whole.startsWith(value) && /^\s(?!\p{Ll})/u.test(whole.slice(value.length)),
          )
          .map(({ value }) => ({ value, spans })),
      ),
    examples: [
      [
        [
          ['headline', 'Ferry workers walk out “We have had enough”'],
          ['ld.headline', 'Ferry workers walk out'],
          ['meta.og:title', 'Ferry workers walk out'],
        ],
        ['Ferry workers walk out'],
      ],
      [
        [
          ['headline', 'Ferry workers walk out to press for higher wages'],
          ['ld.headline', 'Ferry workers walk out'],
          ['meta.og:title', 'Ferry workers walk out'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-printed-and-told',
    why: 'Printed over the story, and the page says nearly the same about itself.',
    confidence: 0.95,
    find: (evidence) => {
      const others = told(evidence);
      return printedTitles(evidence).filter(({ value }) => others.some((other) => agree(value, other)));
    },
    examples: [
      [
        [
          ['headline', 'Ferry returns'],
          ['title', 'Ferry returns | Harbour Courier'],
          ['meta.og:site_name', 'Harbour Courier'],
        ],
        ['Ferry returns'],
      ],
      [
        [
          ['headline', 'Harbour Courier'],
          ['meta.og:site_name', 'Harbour Courier'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-printed',
    why: 'Printed over the story; search and sharing titles are often rewritten, but in words that resemble it.',
    confidence: 0.9,
    find: (evidence) => {
      const others = told(evidence);
      return printedTitles(evidence).filter(({ value }) => others.length === 0 || others.some((other) => alike(value, other)));
    },
    examples: [
      [[['headline', "Envoy warns of 'heavy weather'"]], ["Envoy warns of 'heavy weather'"]],
      [
        [
          ['headline', 'Lessons Learned'],
          ['title', 'Lessons Learned: The lean ferry'],
          ['meta.og:title', 'The lean ferry'],
        ],
        [],
      ],
      [
        [
          ['headline', 'How a small harbour town taught its ferries to wait for the last train from the city'],
          ['meta.og:site_name', 'How a small harbour town taught its ferries to wait for the last train from the city'],
        ],
        ['How a small harbour town taught its ferries to wait for the last train from the city'],
      ],
      [
        [
          ['headline', 'Log in'],
          ['meta.og:title', 'Ferry workers walk out again'],
        ],
        [],
      ],
    ],
  },
  ...headlineDeclared,
] as const satisfies readonly Rule<string>[];
