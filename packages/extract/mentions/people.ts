import { once } from '../evidence.ts';
import { verbsOf } from '../quotes/verbs.ts';
import { declines, isSameName } from './cases.ts';
import { GENERATION, personOf } from './person.ts';
import type { Run, Word } from './runs.ts';
import { story, tongue, whole, type Found } from './story.ts';
import { isOpener } from './words.ts';

/** A person: the fullest form of the name, and every naming in the order of the story. */
export type Person = { name: string; surname: string; namings: Found[] };

/** Nobody's story names more people. */
const MOST = 300;

/** The people of the story, merged: a surname alone is the one person who has it. */
export const people: (evidence: Parameters<typeof story>[0]) => readonly Person[] = once((evidence) => {
  const { blocks, runs } = story(evidence);
  const language = tongue(evidence);
  const verbs = verbsOf(language);
  const full: Found[] = [];
  const rest: { run: Run; block: number }[] = [];
  for (const [block, { text }] of blocks.entries())
    for (const run of runs[block]!) {
      const named = personOf(run, text, language, verbs);
      if (named) full.push({ ...named, at: { ...named.at, block }, run });
      else rest.push({ run, block });
    }
  const merged = merge(full);
  const bySurname = new Map<string, Person | 'many'>();
  for (const person of merged) bySurname.set(person.surname, bySurname.has(person.surname) ? 'many' : person);
  for (const { run, block } of rest) {
    const word = alone(run);
    const person = word && (bySurname.get(word.text) ?? declined(word.text, bySurname, language));
    if (!word || !person || person === 'many') continue;
    person.namings.push({
      name: word.text,
      rule: 'surname',
      confidence: 0.9,
      at: { block, start: word.start, end: word.end },
      run,
    });
  }
  for (const { namings } of merged) namings.sort((a, b) => a.at.block - b.at.block || a.at.start - b.at.start);
  return merged.filter(
    ({ surname, namings }) => namings.length > 1 || !UNSURE.has(namings[0]!.rule) || !isWord(surname, whole(evidence)),
  );
});

/** The one person whose surname a word is in another case. */
function declined(word: string, bySurname: ReadonlyMap<string, Person | 'many'>, language: string): Person | 'many' | undefined {
  if (!declines(language) || word.length < 4) return undefined;
  const bearers = [...bySurname].filter(([surname]) => isSameName(word, surname, language));
  return bearers.length === 1 ? bearers[0]![1] : undefined;
}

/** Rules that take two words with capitals for a name. Where they do it once, `Ginger Soup` is none in a story of soup. */
const UNSURE = new Set(['first-name', 'speaks', 'attributed']);

/** Whether the story itself has this as a word without a capital. */
export function isWord(name: string, text: string): boolean {
  const word = ` ${name.toLowerCase()}`;
  const at = text.indexOf(word);
  return at >= 0 && word.length > 3 && !/\p{Ll}/u.test(text[at + word.length] ?? ' ') && word !== ` ${name}`;
}

/** The one word of a run that could be a surname: words that only begin a sentence before it do not count. */
function alone(run: Run): Word | undefined {
  const [first, second] = run.words;
  if (run.words.length === 1) return first;
  return run.words.length === 2 && run.joints[1] === '' && isOpener(first!.text) ? second : undefined;
}

/** People by their full names, then those of whom only a surname stands behind a title. */
function merge(namings: readonly Found[]): Person[] {
  const byName = new Map<string, Person>();
  const single: Found[] = [];
  const written = new Set(namings.map(({ name }) => name));
  for (const given of namings) {
    // `Hillary Clintons Wahlkampf`: the genitive of a name that stands without it.
    const naming =
      given.name.endsWith('s') && written.has(given.name.slice(0, -1)) ? { ...given, name: given.name.slice(0, -1) } : given;
    if (!naming.name.includes(' ')) {
      single.push(naming);
      continue;
    }
    const known = byName.get(naming.name);
    if (known) known.namings.push(naming);
    else if (byName.size < MOST)
      byName.set(naming.name, { name: naming.name, surname: surnameOf(naming.name), namings: [naming] });
  }
  // `John Kennedy` is `John F. Kennedy` where nobody else has both names.
  for (const person of byName.values()) {
    if (person.name.split(' ').length !== 2) continue;
    const [first = ''] = person.name.split(' ');
    const longer = [...byName.values()].filter(
      (other) => other !== person && other.surname === person.surname && other.name.startsWith(`${first} `),
    );
    if (longer.length !== 1) continue;
    longer[0]!.namings.push(...person.namings);
    byName.delete(person.name);
  }
  const bearers = new Map<string, Person[]>();
  for (const person of byName.values()) bearers.set(person.surname, [...(bearers.get(person.surname) ?? []), person]);
  for (const naming of single) {
    // `Sir Keir` is who has that first name.
    const familiar = [...byName.values()].filter(({ name }) => name.startsWith(`${naming.name} `));
    const known = bearers.get(naming.name) ?? familiar;
    if (known.length === 1) known[0]!.namings.push(naming);
    else if (known.length === 0 && byName.size < MOST) {
      const person = { name: naming.name, surname: naming.name, namings: [naming] };
      bearers.set(naming.name, [person]);
      byName.set(naming.name, person);
    }
  }
  return [...byName.values()];
}

/** The last word of a name that is one of a family. */
function surnameOf(name: string): string {
  const words = name.split(' ').filter((word) => !GENERATION.test(word));
  return words.at(-1) ?? name;
}
