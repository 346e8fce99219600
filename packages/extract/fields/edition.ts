import type { Edition } from '@copydesk/article/article';

import { blocks, fold, hinted, once, printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { slugs, subjects } from './mail.ts';
import { gravest, markOf, withoutMarks, type Mark } from './marks.ts';

/** A mark and where it stands. */
export type Standing = { mark: Mark; from: Candidate<string> };

/** Of a slugline `BC-Ferry, 2nd Ld-Writethru, 330 words`: what stands behind its name, piece by piece. */
const PIECES = /[,;()]|\s[-–—]\s/u;
/** AP joins them: `Ld-Writethru`; `BC-Ferry,1st Ld`. */
function inSlugline(slug: Candidate<string>): Standing[] {
  const pieces = slug.value.slice(0, 160).split(PIECES).slice(0, 6);
  return pieces.flatMap((piece) => {
    const mark = markOf(fold(piece.toLowerCase().replace(/^([\d]{1,2}\p{Ll}{2}) ld[-\s](?=writethru)/u, '$1 ')));
    return mark ? [{ mark: { ...mark, text: fold(piece) }, from: slug }] : [];
  });
}

/** `Eds: CORRECTS spelling in graf 2`, `(Adds quotes)`, `KILL` on a line: the first word behind the address. */
const ADDRESS = /^[(（[【\s]{0,3}(?:(?:eds|editors|note to editors|achtung(?: redaktionen)?)\s?[:.,]\s?)?/iu;

function inAdvisory(note: Candidate<string>): Standing[] {
  const text = note.value.slice(0, 200).replace(ADDRESS, '');
  const { marks } = withoutMarks(text);
  if (marks.length > 0) return marks.map((mark) => ({ mark, from: note }));
  const word = /^[\p{L}\p{M}-]{2,24}/u.exec(text)?.[0] ?? '';
  const mark = text === note.value && /^\p{Ll}/u.test(word) ? undefined : markOf(word);
  // `Advisory services` is no mark, and a note that calls itself one says nothing of the story.
  return mark && mark.row.kind !== 'advisory' ? [{ mark, from: note }] : [];
}

/** Every mark that the drop carries: on its headline, behind its slugline, in its notes to editors. */
export const marks: (evidence: Evidence) => Record<'headline' | 'slugline' | 'advisory', readonly Standing[]> = once(
  (evidence) => ({
    headline: [
      ...standing(evidence, 'headline'),
      ...hinted(evidence, ['ld.headline', 'meta.og:title']),
      ...subjects(evidence),
    ].flatMap((from) => withoutMarks(from.value).marks.map((mark) => ({ mark, from }))),
    slugline: [...standing(evidence, 'slugline'), ...slugs(evidence)].flatMap(inSlugline),
    advisory: standing(evidence, 'advisory').flatMap(inAdvisory),
  }),
);

const GRAVE: ReadonlySet<Edition['kind']> = new Set(['kill', 'withdrawal']);

function editions(evidence: Evidence, found: readonly Standing[]): Candidate<Edition>[] {
  const mark = gravest(found.map((one) => one.mark));
  const one = found.find((other) => other.mark === mark);
  if (!mark || !one) return [];
  const named = GRAVE.has(mark.row.kind) ? storyNamed(evidence) : undefined;
  return [
    {
      value: {
        kind: mark.row.kind,
        ...(mark.number !== undefined && { number: mark.number }),
        mark: mark.text,
        ...(named && { of: named.value }),
      },
      spans: [...one.from.spans, ...(named?.spans ?? [])],
    },
  ];
}

/** How notices call the story that they take back: `slugged BC-Ferry`, `headlined “Ferry returns”`. */
const NAMED =
  /(?:slugged|slug|slugline|headlined|headline|entitled|titled|überschrift|titel|betreff|intitulée?|titre|titulad[oa]|título|titolat[oa]|intitolat[oa]|titolo|заголовком|заголовок|見出し|件名|标题|제목)\s{0,2}[:：]?\s{0,2}(?:[“"„«「『‘'](.{3,200}?)[”"“»」』’'](?=[\s.,;。、)]|$|[^\p{L}])|(\p{Lu}[\p{L}\p{N}&]{0,24}(?:[-/_]{1,2}[\p{L}\p{N}&]{1,24}){1,6}))/iu;
/** Blocks of a notice, from the top, that may name the story. */
const NOTICE = 4;

/** The story that a kill or withdrawal takes back: by the slugline both share, else as its words name it, else by its headline. */
function storyNamed(evidence: Evidence): Candidate<string> | undefined {
  const slug = standing(evidence, 'slugline')
    .map(({ value, spans }) => ({ value: slugOf(value), spans }))
    .find(({ value }) => value !== '');
  if (slug) return slug;
  for (const { text, span } of [...blocks(evidence, 'advisory', 'correction'), ...printed(evidence).slice(0, NOTICE)]) {
    const match = NAMED.exec(text.slice(0, 1_000));
    const value = fold(match?.[1] ?? match?.[2] ?? '').replace(/[,.]$/, '');
    if (value !== '') return { value, spans: [span] };
  }
  return standing(evidence, 'headline')
    .map(({ value, spans }) => ({ value: withoutMarks(value).rest, spans }))
    .find(({ value }) => value !== '');
}

/** A slugline without its version and its count of words: `BC-Ferry`; empty when it is nothing else. */
export function slugOf(line: string): string {
  const name = fold(line.slice(0, 160).split(/[,(]/u)[0] ?? '')
    .replace(/^[\^<\s]{0,4}/, '')
    .replace(/[\s<]{1,4}$/, '');
  return markOf(name) ? '' : name;
}

/** What a wire says that this version is. */
export const edition = [
  {
    name: 'edition-kill',
    why: 'A kill or withdrawal outweighs whatever else the copy says of itself, wherever it stands.',
    confidence: 0.95,
    find: (evidence) =>
      editions(
        evidence,
        Object.values(marks(evidence))
          .flat()
          .filter(({ mark }) => GRAVE.has(mark.row.kind)),
      ),
    examples: [
      [
        [
          ['slugline', 'BC-Harbour-Ferry, KILL'],
          ['body', 'The story is wrong and has been killed.'],
        ],
        [{ kind: 'kill', mark: 'KILL', of: 'BC-Harbour-Ferry' }],
      ],
      [
        [
          ['slugline', 'BC-NI--Harbour Ferry,KILL'],
          ['advisory', 'Eds: Kill BC-NI--Harbour Ferry, sent under the headline "Ferry returns".'],
        ],
        [{ kind: 'kill', mark: 'KILL', of: 'BC-NI--Harbour Ferry' }],
      ],
      [
        [
          ['headline', 'STORY WITHDRAWN-Ferry returns'],
          ['body', 'There will be no other story.'],
        ],
        [{ kind: 'withdrawal', mark: 'STORY WITHDRAWN', of: 'Ferry returns' }],
      ],
      [
        [
          ['headline', 'Zurückgezogen: Meldung zur Fähre'],
          ['body', 'Bitte verwenden Sie die Meldung mit der Überschrift „Fähre fährt wieder“ nicht.'],
        ],
        [{ kind: 'withdrawal', mark: 'Zurückgezogen', of: 'Fähre fährt wieder' }],
      ],
    ],
  },
  {
    name: 'edition-headline',
    why: 'Wires put it before or behind the headline, where no desk can miss it.',
    confidence: 0.95,
    find: (evidence) => editions(evidence, marks(evidence).headline),
    examples: [
      [[['headline', 'UPDATE 2-Ferry returns']], [{ kind: 'update', number: 2, mark: 'UPDATE 2' }]],
      [[['headline', 'CORRECTED-UPDATE 2-Ferry returns']], [{ kind: 'correction', mark: 'CORRECTED' }]],
      [[['headline', 'フェリー座礁（差し替え）']], [{ kind: 'writethru', mark: '差し替え' }]],
      [[['headline', 'Ferry returns']], []],
    ],
  },
  {
    name: 'edition-slugline',
    why: 'The version that stands behind the name of a story.',
    confidence: 0.95,
    find: (evidence) => editions(evidence, marks(evidence).slugline),
    examples: [
      [
        [['slugline', 'BC-Harbour-Ferry, 2nd Ld-Writethru, 330 words']],
        [{ kind: 'writethru', number: 2, mark: '2nd Ld-Writethru' }],
      ],
      [[['slugline', 'HARBOUR-FERRY/ (UPDATE 2)']], [{ kind: 'update', number: 2, mark: 'UPDATE 2' }]],
      [[['slugline', 'BC-Harbour-Ferry']], []],
    ],
  },
  {
    name: 'edition-advisory',
    why: 'The note to editors begins with what was done to the story.',
    confidence: 0.8,
    find: (evidence) => editions(evidence, marks(evidence).advisory),
    examples: [
      [[['advisory', '(Corrects spelling in paragraph 2)']], [{ kind: 'correction', mark: 'Corrects' }]],
      [[['advisory', 'Eds: UPDATES with quotes.']], [{ kind: 'update', mark: 'UPDATES' }]],
      [[['advisory', 'Eds: Photos are on the wire.']], []],
      [[['advisory', 'Advisory services']], []],
    ],
  },
] as const satisfies readonly Rule<Edition>[];
