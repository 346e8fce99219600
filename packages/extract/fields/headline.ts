import { hint, hinted, squash, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { siteNames } from './site.ts';

const LONGEST = 300;

/** What stands between a headline and the site or section that a template appends to it. */
const SEPARATOR = / (?:[|•·»:]|::|--?|–|—|\/|<|«) |\s?[｜|]\s?| ?_ ?(?=[^_]{2,30}$)/gu;

/** The headline without the names of site and section that a template glued to its end or start. */
function plain(title: string, evidence: Evidence): string {
  const names = siteNames(evidence);
  const section = squash(hint(evidence, 'ld.articleSection') ?? hint(evidence, 'meta.article:section') ?? '');
  const furniture = (part: string) => {
    const name = squash(part);
    return name === '' || names.has(name) || names.has(name.replace(/^the/, '')) || (section !== '' && name === section);
  };
  const cuts = [...title.matchAll(SEPARATOR)].slice(-6);
  let end = title.length;
  for (const cut of cuts.toReversed()) {
    if (!furniture(title.slice(cut.index + cut[0].length, end))) break;
    end = cut.index;
  }
  const first = cuts[0];
  const start = first && first.index < end && furniture(title.slice(0, first.index)) ? first.index + first[0].length : 0;
  return title.slice(start, end).trim() || title;
}

function titles(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  return worthy(hinted(evidence, names), evidence);
}

/** Not empty, not a whole paragraph, and not the name of the site itself. */
function worthy(candidates: Candidate<string>[], evidence: Evidence): Candidate<string>[] {
  const names = siteNames(evidence);
  return candidates
    .map((candidate) => ({ ...candidate, value: plain(candidate.value, evidence) }))
    .filter(({ value }) => value !== '' && value.length <= LONGEST && !names.has(squash(value)));
}

const PAGE = ['ld.headline', 'meta.og:title', 'meta.twitter:title', 'item.headline', 'title'];

/** Two sources agree when one is the other, or begins or ends with it. */
function agree(a: string, b: string): boolean {
  const [short, long] = [squash(a), squash(b)].sort((x, y) => x.length - y.length) as [string, string];
  return short.length >= 8 ? long.startsWith(short) || long.endsWith(short) : short === long;
}

/** A page and what it says of itself share at least this share of letter pairs, even where one is rewritten. */
const ALIKE = 0.3;

/** The share of the letter pairs of the shorter title that the other has too; language-neutral. */
function alike(a: string, b: string): boolean {
  const [one, other] = [new Set(pairs(squash(a))), new Set(pairs(squash(b)))];
  return [...one].filter((pair) => other.has(pair)).length >= ALIKE * Math.min(one.size, other.size);
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** `Trade dispute Ferry workers strike`, where the page says it is called `Ferry workers strike`: without the line above it. */
function withoutKicker({ value, spans }: Candidate<string>, told: readonly string[]): Candidate<string>[] {
  const title = told.find((other) => other.length >= 15 && value.length - other.length <= 60 && value.endsWith(` ${other}`));
  return title === undefined ? [] : [{ value: title, spans }];
}

/** What the story is called, as printed. */
export const headline = [
  {
    name: 'headline-below-kicker',
    why: 'Page templates put a kicker into the same element; the page itself says where the headline begins.',
    confidence: 0.95,
    find: (evidence) => {
      const told = titles(evidence, PAGE).map(({ value }) => value);
      return worthy(standing(evidence, 'headline'), evidence).flatMap((candidate) => withoutKicker(candidate, told));
    },
    examples: [
      [[['headline', 'Trade dispute Ferry workers walk out'], ['meta.og:title', 'Ferry workers walk out']], ['Ferry workers walk out']],
      [[['headline', 'Ferry workers walk out'], ['meta.og:title', 'Trade dispute: Ferry workers walk out']], []],
    ],
  },
  {
    name: 'headline-printed-and-told',
    why: 'Printed over the story, and the page says the same about itself: nothing is surer.',
    confidence: 0.98,
    find: (evidence) => {
      const told = titles(evidence, PAGE).map(({ value }) => value);
      return worthy(standing(evidence, 'headline'), evidence).filter(({ value }) => told.some((other) => agree(value, other)));
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
      [[['headline', 'Harbour Courier'], ['meta.og:site_name', 'Harbour Courier']], []],
    ],
  },
  {
    name: 'headline-printed',
    why: 'Printed over the story; search and sharing titles are often rewritten, but in words that resemble it.',
    confidence: 0.9,
    find: (evidence) => {
      const told = titles(evidence, PAGE).map(({ value }) => value);
      return worthy(standing(evidence, 'headline'), evidence).filter(({ value }) => told.length === 0 || told.some((other) => alike(value, other)));
    },
    examples: [
      [[['headline', "Envoy warns of 'heavy weather'"]], ["Envoy warns of 'heavy weather'"]],
      [[['headline', 'Log in'], ['meta.og:title', 'Ferry workers walk out again']], []],
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
      [[['meta.og:title', 'Rain - News - Harbour Courier'], ['ld.publisher.name', 'Harbour Courier'], ['ld.articleSection', 'News']], ['Rain']],
    ],
  },
  {
    name: 'headline-tab',
    why: 'The title of the browser tab: last, for it carries site, section and slogans.',
    confidence: 0.5,
    find: (evidence) => titles(evidence, ['title']),
    examples: [[[['title', 'Regen im Tal – Kreisblatt'], ['link.canonical', 'https://www.kreisblatt.example/regen']], ['Regen im Tal']]],
  },
  {
    name: 'headline-printed-alone',
    why: 'A printed headline unlike anything the page says of itself: a box on the page rather than the story, but better than none.',
    confidence: 0.3,
    find: (evidence) => worthy(standing(evidence, 'headline'), evidence),
    examples: [[[['headline', 'Rain']], ['Rain']]],
  },
] as const satisfies readonly Rule<string>[];
