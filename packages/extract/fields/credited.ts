import type { Author, Sourced } from '@copydesk/article/article';

import { blocks, once, printed, squash, type Candidate, type Evidence } from '../evidence.ts';
import { nearStory } from '../nearby.ts';
import { source, type Rule } from '../rule.ts';
import { nameKey } from './names.ts';
import { organisations, type Organisation } from './organisations.ts';
import { isAlone, items } from './people.ts';

/** At most this many. */
const MOST = 8;
/** What stands behind this many paragraphs of a story, and before its last, credits a picture. */
const TOP = 3;

/** All that JSON-LD calls an author. */
const declared = once((evidence) =>
  [...evidence.hints].flatMap(([name, values]) => (/^ld\.author\.\d{1,3}\.name$/.test(name) ? values.slice(0, 1) : [])),
);

function within(evidence: Evidence, texts: readonly Candidate<string>[]): Candidate<Organisation[]>[] {
  return texts
    .map(({ value, spans }) => ({ value: organisations(value, evidence), spans }))
    .filter(({ value }) => value.length > 0);
}

function names(found: readonly Candidate<Organisation[]>[]): Candidate<string>[] {
  return found.flatMap(({ value, spans }) => value.map(({ name }) => ({ value: name, spans })));
}

/** The lines of this story that credit organisations. */
function lines(evidence: Evidence): Candidate<Organisation[]>[] {
  const story = printed(evidence);
  const [top, bottom] = [story[TOP - 1]?.span[1] ?? Number.POSITIVE_INFINITY, story.at(-1)?.span[0] ?? 0];
  const told = new Set([...declared(evidence), ...items(evidence)].map(({ value }) => squash(value)));
  // A house prints its name in many places: only where it is declared the author as well is that its byline.
  const credits = (all: readonly Organisation[]) =>
    all.some(({ kind }) => kind !== 'house') || all.every(({ name }) => told.has(squash(name)));
  const placed = blocks(evidence, 'byline', 'dateline').filter(({ span: [start] }) => start <= top || start >= bottom);
  const found = placed.flatMap((block): Candidate<Organisation[]>[] => {
    const value = organisations(block.text, evidence, told);
    const named = isAlone(block) ? value.some(({ kind }) => kind !== 'house') : credits(value);
    return value.length > 0 && named ? [{ value, spans: [block.span] }] : [];
  });
  return nearStory(evidence, found);
}

/** Organisations to which the story is credited. The first rule that finds any gives the list. */
export const credited = [
  {
    name: 'credited-printed',
    why: 'Printed where writers are named. A house by itself is credited only where it is declared the author as well.',
    confidence: 0.9,
    find: (evidence) => names(lines(evidence)),
    examples: [
      [[['byline', 'Von dpa']], ['dpa']],
      [[['byline', 'By Courier Staff | March 3, 2031']], ['Courier Staff']],
      [
        [
          ['byline', 'Par Le Courrier et AFP'],
          ['meta.og:site_name', 'Le Courrier'],
        ],
        ['Le Courrier', 'AFP'],
      ],
      [
        [
          ['byline', 'By Harbour Courier'],
          ['meta.og:site_name', 'Harbour Courier'],
        ],
        [],
      ],
      [
        [
          ['byline', 'By Harbour Courier'],
          ['meta.og:site_name', 'Harbour Courier'],
          ['ld.author.0.name', 'Harbour Courier'],
        ],
        ['Harbour Courier'],
      ],
      [
        [
          ['byline', 'By Ask the Pilots'],
          ['item.author', 'Ask the Pilots'],
        ],
        ['Ask the Pilots'],
      ],
      [
        [
          ['byline', 'By Unknown'],
          ['item.author', 'Unknown'],
        ],
        [],
      ],
      [[['byline', 'Von Redaktion']], []],
      [[['byline', 'By Our Editors']], []],
      [[['byline', 'Getty Images']], []],
    ],
  },
  {
    name: 'credited-json-ld',
    why: 'Declared the author, and a name of no person. A house that says no more than its own name is left out.',
    confidence: 0.8,
    find: (evidence) =>
      names(within(evidence, declared(evidence))).filter(({ value }) => organisations(value, evidence)[0]?.kind !== 'house'),
    examples: [
      [[['ld.author.0.name', 'Reuters']], ['Reuters']],
      [[['ld.author.0.name', 'Courier Editorial Team']], ['Courier Editorial Team']],
      [[['ld.author.0.name', 'admin']], []],
      [
        [
          ['ld.author.0.name', 'Harbour Courier'],
          ['ld.publisher.name', 'Harbour Courier'],
        ],
        [],
      ],
    ],
  },
] as const satisfies readonly Rule<string>[];

/** The organisations that share the byline with these writers, as JSON-LD lists them together; or, where nobody is named, stand in it alone. */
export function settleCredited(evidence: Evidence, authors: readonly Sourced<Author>[]): Sourced<string>[] {
  const writer = authors.find(({ value }) => value.role === 'author');
  const known = new Set(authors.map(({ value }) => nameKey(value.name)));
  const [byPrint, byData] = credited;
  if (writer)
    return writer.rule === 'authors-json-ld' ? distinct(byData, names(within(evidence, declared(evidence))), known) : [];
  const found = distinct(byPrint, byPrint.find(evidence), known);
  return found.length > 0 ? found : distinct(byData, byData.find(evidence), known);
}

function distinct(rule: Rule<string>, found: readonly Candidate<string>[], known: ReadonlySet<string>): Sourced<string>[] {
  const seen = new Set(known);
  return found
    .filter(({ value }) => !seen.has(nameKey(value)) && seen.add(nameKey(value)))
    .slice(0, MOST)
    .map((one) => source(rule, one));
}
