import { once, squash, standing } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { agree, alike, titles, unglued, withoutKicker, worthy } from './title.ts';

/** Fields made for the headline, and all that a page calls itself. */
const DECLARED = ['ld.headline', 'meta.og:title'];
const PAGE = ['ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'title'];

const printedTitles = once((evidence) => worthy(standing(evidence, 'headline'), evidence));
const told = once((evidence) => titles(evidence, PAGE).map(({ value }) => value));

/** What JSON-LD and Open Graph both say. */
const declaredTwice = once((evidence) => {
  const shared = new Set(titles(evidence, ['meta.og:title']).map(({ value }) => squash(value)));
  return titles(evidence, ['ld.headline']).filter(({ value }) => shared.has(squash(value)));
});

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
  {
    name: 'headline-declared-twice',
    why: 'JSON-LD and Open Graph agree on another one: what is printed is glued to a kicker, or to be found by a search engine.',
    confidence: 0.9,
    find: declaredTwice,
    examples: [
      [
        [
          ['headline', 'Strike Ferry stays in port'],
          ['ld.headline', 'Ferry stays in port'],
          ['meta.og:title', 'Ferry stays in port'],
        ],
        ['Ferry stays in port'],
      ],
      [
        [
          ['headline', 'Ferry is back'],
          ['ld.headline', 'Ferry returns'],
          ['meta.og:title', 'The ferry is back'],
        ],
        [],
      ],
    ],
  },
  {
    name: 'headline-json-ld',
    why: 'A property made for it, though some sites fill it for search engines.',
    confidence: 0.85,
    find: (evidence) => titles(evidence, ['ld.headline', 'item.headline']),
    examples: [[[['ld.headline', 'Ferry returns']], ['Ferry returns']]],
  },
  {
    name: 'headline-shared',
    why: 'What the page calls itself when it is shared; may be sharpened for readers who scroll.',
    confidence: 0.75,
    find: (evidence) => titles(evidence, ['meta.og:title', 'meta.twitter:title', 'meta.dc.title', 'meta.title']),
    examples: [
      [
        [
          ['meta.og:title', 'Rain - News - Harbour Courier'],
          ['ld.publisher.name', 'Harbour Courier'],
          ['ld.articleSection', 'News'],
        ],
        ['Rain'],
      ],
      [[['meta.og:title', '23.01.2031 - Rain stops play']], ['Rain stops play']],
    ],
  },
  {
    name: 'headline-printed-alone',
    why: 'A printed headline unlike anything the page says of itself: better than a tab of site, section and slogans.',
    confidence: 0.5,
    find: (evidence) => printedTitles(evidence),
    examples: [[[['headline', 'Rain']], ['Rain']]],
  },
  {
    name: 'headline-tab',
    why: 'The title of the browser tab: last, for it carries site, section and slogans.',
    confidence: 0.4,
    find: (evidence) => titles(evidence, ['title']),
    examples: [
      [
        [
          ['title', 'Regen im Tal – Kreisblatt'],
          ['link.canonical', 'https://www.kreisblatt.example/regen'],
        ],
        ['Regen im Tal'],
      ],
    ],
  },
] as const satisfies readonly Rule<string>[];
