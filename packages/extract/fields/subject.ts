import { hinted, squash, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { categories } from './wire-header.ts';

/** At most this many keywords; a page with more of them sells something. */
const KEYWORDS = 40;

/** Where the story stands in the paper. */
export const section = [
  {
    name: 'section-json-ld',
    why: 'A property made for it.',
    confidence: 0.9,
    find: (evidence) => sections(evidence, ['ld.articleSection']),
    examples: [[[['ld.articleSection', 'Foreign']], ['Foreign']]],
  },
  {
    name: 'section-meta',
    why: 'The Open Graph name for it, and what others call it.',
    confidence: 0.85,
    find: (evidence) =>
      sections(evidence, [
        'meta.article:section',
        'meta.section',
        'item.articleSection',
        'meta.parsely-section',
        'meta.dc.subject',
      ]),
    examples: [[[['meta.article:section', 'Ausland']], ['Ausland']]],
  },
  {
    name: 'section-wire-header',
    why: 'The category in the header of the wire, where its code is one that newsrooms share.',
    confidence: 0.8,
    find: categories,
    examples: [
      [[['advisory', 'kwd0342 3 pl 289 kwb 0871']], ['Politik']],
      [[['advisory', 'a0342 u i bc-Harbour-Ferry 05-08 0210']], ['International']],
      [[['advisory', 'kwd0342 3 zz 289']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];

function sections(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  return hinted(evidence, names).filter(({ value }) => value.length <= 60 && /\p{L}/u.test(value) && !/^https?:/i.test(value));
}

/** One list of keywords, cut at commas and semicolons of any script. */
function split(candidates: Candidate<string>[]): Candidate<string>[] {
  const seen = new Set<string>();
  return candidates
    .flatMap(({ value, spans }) => value.split(/[,;،、，|]/u).map((word) => ({ value: word.trim(), spans })))
    .filter(({ value }) => {
      const key = squash(value);
      if (key === '' || value.length > 80 || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, KEYWORDS);
}

/** What the story is about, in the page's own words. All keywords of the first rule that has any. */
export const keywords = [
  {
    name: 'keywords-json-ld',
    why: 'Chosen for the article.',
    confidence: 0.9,
    find: (evidence) => split(hinted(evidence, ['ld.keywords'])),
    examples: [[[['ld.keywords', 'ferry, harbour; Ferry']], ['ferry', 'harbour']]],
  },
  {
    name: 'keywords-tags',
    why: "The article's tags, one element each.",
    confidence: 0.85,
    find: (evidence) =>
      split(hinted(evidence, ['meta.article:tag', 'meta.og:article:tag', 'meta.parsely-tags', 'item.keywords'])),
    examples: [[[['meta.article:tag', 'フェリー、港']], ['フェリー', '港']]],
  },
  {
    name: 'keywords-meta',
    why: "Last: sites fill it with their own name and whole sections' words.",
    confidence: 0.6,
    find: (evidence) => split(hinted(evidence, ['meta.news_keywords', 'meta.keywords'])),
    examples: [[[['meta.keywords', 'Fähre, Hafen']], ['Fähre', 'Hafen']]],
  },
] as const satisfies readonly Rule<string>[];
