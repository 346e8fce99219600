import { hinted, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

/** Whole addresses of the web; only what the WHATWG URL standard can read. */
function addresses(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  return hinted(evidence, names).filter(({ value }) => /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value));
}

/** The page's own address for itself. Never fetched; not followed, not tidied. */
export const canonical = [
  {
    name: 'canonical-link',
    why: 'Made for it (RFC 6596).',
    confidence: 0.95,
    find: (evidence) => addresses(evidence, ['link.canonical']),
    examples: [
      [[['link.canonical', 'https://courier.example/a']], ['https://courier.example/a']],
      [[['link.canonical', '/a']], []],
      [[['link.canonical', 'javascript:alert(1)']], []],
    ],
  },
  {
    name: 'canonical-shared',
    why: 'The address under which the page wants to be shared.',
    confidence: 0.85,
    find: (evidence) => addresses(evidence, ['meta.og:url', 'ld.mainEntityOfPage', 'ld.url', 'item.url']),
    examples: [[[['meta.og:url', 'https://courier.example/a']], ['https://courier.example/a']]],
  },
] as const satisfies readonly Rule<string>[];

const LONGEST = 400;

/** Who holds the rights, as printed. */
export const copyright = [
  {
    name: 'copyright-holder',
    why: 'A property made for it.',
    confidence: 0.9,
    find: (evidence) =>
      short(
        hinted(evidence, [
          'ld.copyrightHolder',
          'ld.copyrightHolder.name',
          'item.copyrightHolder',
          'meta.copyright',
          'meta.dc.rights',
        ]),
      ),
    examples: [[[['ld.copyrightHolder', 'Harbour Press Ltd']], ['Harbour Press Ltd']]],
  },
  {
    name: 'copyright-line',
    why: 'The line under the story.',
    confidence: 0.8,
    find: (evidence) => short(standing(evidence, 'copyright')),
    examples: [[[['copyright', '© 2024 Harbour Press Ltd']], ['© 2024 Harbour Press Ltd']]],
  },
] as const satisfies readonly Rule<string>[];

function short(candidates: Candidate<string>[]): Candidate<string>[] {
  return candidates.filter(({ value }) => value.length <= LONGEST && /\p{L}/u.test(value));
}
