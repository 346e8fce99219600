import { hinted, standing, type Candidate } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { slugOf } from './edition.ts';
import { slugs } from './mail.ts';
import { headers } from './wire-header.ts';

/** No slugline is longer. UTF-16 units. */
const LONGEST = 100;
/** `Slug: FERRY-RESCUE`: the name of the field is not the name of the story. */
const LABEL = /^(?:slug(?:line)?|keyword|stichwort|catchline)\s?[:：]\s?/iu;

function named(candidates: Candidate<string>[]): Candidate<string>[] {
  return candidates
    .map(({ value, spans }) => ({ value: slugOf(value.replace(LABEL, '')), spans }))
    .filter(({ value }) => value !== '' && value.length <= LONGEST && /\p{L}/u.test(value));
}

/** What newsrooms call the story among themselves, without version and word count. */
export const slugline = [
  {
    name: 'slugline-line',
    why: 'The first line of wire copy.',
    confidence: 0.95,
    find: (evidence) => named(standing(evidence, 'slugline')),
    examples: [
      [[['slugline', 'BC-Harbour-Ferry, 2nd Ld-Writethru, 330 words']], ['BC-Harbour-Ferry']],
      [[['slugline', 'HARBOUR-FERRY/ (UPDATE 2)']], ['HARBOUR-FERRY/']],
      [[['slugline', 'Slug: FERRY-RESCUE']], ['FERRY-RESCUE']],
    ],
  },
  {
    name: 'slugline-wire-header',
    why: 'The name of the story in the header of the wire, where the copy does not repeat it.',
    confidence: 0.95,
    find: (evidence) => named(headers(evidence).map(({ header, spans }) => ({ value: header.slug ?? '', spans }))),
    examples: [
      [[['advisory', 'a0342 u i bc-Harbour-Ferry 05-08 0210']], ['bc-Harbour-Ferry']],
      [[['advisory', 'kwd0342 3 pl 289 kwb 0871']], []],
    ],
  },
  {
    name: 'slugline-hint',
    why: 'Some systems print it into the page.',
    confidence: 0.85,
    find: (evidence) =>
      named(hinted(evidence, ['meta.slugline', 'meta.slug', 'meta.nitf:slug', 'item.slugline', 'meta.iptc:slugline'])),
    examples: [[[['meta.slugline', 'harbour-ferry']], ['harbour-ferry']]],
  },
  {
    name: 'slugline-mail-subject',
    why: 'Reporters send copy under its name in the system.',
    confidence: 0.8,
    find: (evidence) => named(slugs(evidence)),
    examples: [
      [[['mail.subject', 'Fwd: FERRY-RESCUE, 2nd Ld']], ['FERRY-RESCUE']],
      [[['mail.subject', 'schiff-unwetter-hafen']], ['schiff-unwetter-hafen']],
      [[['mail.subject', 'Ferry returns']], []],
      [[['mail.subject', 'フェリー帰港']], []],
    ],
  },
] as const satisfies readonly Rule<string>[];
