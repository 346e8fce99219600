import type { Mention } from '@copydesk/article/article';

import type { Evidence } from '../evidence.ts';
import { organisations } from './organisations.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { speakers } from './speakers.ts';
import { spanOf, story, type Found } from './story.ts';

/** A long story names so many; of one of them so many places are kept. */
const MOST = 100;
const MOST_SPANS = 50;

/**
 * The people, organisations and places that the printed story names, most often named first, all namings of one taken together.
 * By rules and lists, precision before recall: a name that only might be one is left out. Linear in the length of the story.
 */
export function mentions(evidence: Evidence): Mention[] {
  const { blocks } = story(evidence);
  const found: Mention[] = [];
  for (const { name, namings } of people(evidence)) found.push(mention('person', name, namings));
  for (const [kind, namings] of [
    ['person', speakers(evidence)],
    ['organisation', joined(organisations(evidence))],
    ['place', grouped(places(evidence))],
  ] as const)
    for (const [name, group] of namings) found.push(mention(kind, name, group));
  // Sorting is stable: what is named as often stays in order of kind and story.
  return found.toSorted((a, b) => b.count - a.count).slice(0, MOST);

  function mention(kind: Mention['kind'], name: string, namings: readonly Found[]): Mention {
    const surest = namings.reduce((best, naming) => (naming.confidence > best.confidence ? naming : best));
    const aliases = [...new Set(namings.map((naming) => naming.name))].filter((alias) => alias !== name);
    return {
      kind,
      name,
      ...(aliases.length > 0 && { aliases }),
      count: namings.length,
      spans: namings.slice(0, MOST_SPANS).map(({ at }) => spanOf(blocks[at.block]!, at.start, at.end)),
      rule: surest.rule,
      confidence: surest.confidence,
    };
  }
}

/** Places by their names; `OSLO` of the dateline is the Oslo that the story names. */
function grouped(found: readonly Found[]): Map<string, Found[]> {
  const said = new Map(found.filter(({ name }) => /\p{Ll}/u.test(name)).map(({ name }) => [name.toUpperCase(), name]));
  const groups = new Map<string, Found[]>();
  for (const naming of found) {
    const name = (naming.rule === 'dateline' && said.get(naming.name.toUpperCase())) || naming.name;
    const group = groups.get(name);
    if (group) group.push(naming);
    else groups.set(name, [naming]);
  }
  return groups;
}

/** Organisations by their full names: an acronym that stood in brackets behind one is that one. */
function joined(found: ReturnType<typeof organisations>): Map<string, Found[]> {
  const full = new Map<string, string>();
  for (const { name, short } of found) if (short !== undefined && !full.has(short)) full.set(short, name);
  const groups = new Map<string, Found[]>();
  for (const naming of found) {
    const name = full.get(naming.name) ?? naming.name;
    const group = groups.get(name);
    if (group) group.push(naming);
    else groups.set(name, [naming]);
  }
  return groups;
}
