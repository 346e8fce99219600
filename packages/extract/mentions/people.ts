import { once } from '../evidence.ts';
import { isAgency } from '../fields/agencies.ts';
import { verbsOf } from '../quotes/verbs.ts';
import { isCity, isCountry, isGiven, isKnownOrganisation } from './gazetteer.ts';
import { nameEnd, properFrom, wordBefore, type Run, type Word } from './runs.ts';
import { story, tongue, whole, type Found } from './story.ts';
import { beginsOrganisation, endsOrganisation, isOpener, isThing, isTitle } from './words.ts';

/** A person: the fullest form of the name, and every naming in the order of the story. */
export type Person = { name: string; surname: string; namings: Found[] };

/** Nobody's story names more people. */
const MOST = 300;
const LONGEST_NAME = 4;

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
    const person = word && bySurname.get(word.text);
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

/** Rules that take two words with capitals for a name. Where they do it once, `Ginger Soup` is none in a story of soup. */
const UNSURE = new Set(['first-name', 'speaks']);

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

const GENERATION = /^(?:Jr|Sr)\.?$|^I{2,3}$/;

function surnameOf(name: string): string {
  const words = name.split(' ').filter((word) => !GENERATION.test(word));
  return words.at(-1) ?? name;
}

const AGED = /^, (?:aged? )?\d{1,2}(?:,| \()/;
const WORD_BEHIND = /^ ([\p{L}\p{M}-]{2,20})/u;

/** Who a run names, by the surest sign of it. */
function personOf(run: Run, text: string, language: string, verbs: ReadonlySet<string>): Found | undefined {
  const { words } = run;
  const titled = lastTitle(run, text);
  if (titled >= 0) {
    const to = titled < words.length ? familyEnd(run, titled, language) : titled;
    if (titled < words.length && run.joints[titled] === '' && isNameOf(run, titled, to, language))
      return found(run, text, titled, to, 'title', 0.95);
    if (titled > 0) return undefined;
  }
  for (let from = 0; from < words.length - 1; from += 1) {
    if (!isGiven(words[from]!.text) || (from === 0 && run.first && isOpener(words[0]!.text))) continue;
    // `Tore von Julian Alvarez`: a word of the language that is somebody's name elsewhere.
    if (run.joints[from + 1] !== '' && isGiven(words[from + 1]!.text) && run.joints[from + 2] === '') continue;
    const to = familyEnd(run, from, language);
    if (to - from > 1 && isNameOf(run, from, to, language)) return found(run, text, from, to, 'first-name', 0.9);
    return undefined;
  }
  const from = properFrom(run);
  const to = words.length;
  if (to - from < 2 || to - from > 3 || nameEnd(run, from) !== to || !isNameOf(run, from, to, language)) return undefined;
  const [start, end] = [words[from]!.start, words[to - 1]!.end];
  if (AGED.test(text.slice(end, end + 12))) return found(run, text, from, to, 'age', 0.95);
  if (CAPITAL_NOUNS.has(language)) return undefined;
  const behind = WORD_BEHIND.exec(text.slice(end, end + 24))?.[1] ?? '';
  return verbs.has(behind) || (from === 0 && verbs.has(wordBefore(text, start)))
    ? found(run, text, from, to, 'speaks', 0.85)
    : undefined;
}

/** Languages that make new words of names: `Barack Obamas Rettungsaktion`. There one surname ends a name. */
const CAPITAL_NOUNS = new Set(['de']);

function familyEnd(run: Run, from: number, language: string): number {
  const to = nameEnd(run, from);
  if (!CAPITAL_NOUNS.has(language)) return to;
  let last = from + 1;
  while (last < to - 1 && (isGiven(run.words[last]!.text) || run.words[last]!.text.length < 3) && run.joints[last + 1] === '')
    last += 1;
  return Math.min(to, last + 1);
}

/** Where the name begins behind the last title of a run, or behind one right before it; -1 without any. */
function lastTitle(run: Run, text: string): number {
  for (let at = run.words.length - 1; at >= 0; at -= 1) if (isTitle(run.words[at]!.text)) return at + 1;
  const before = wordBefore(text, run.words[0]!.start);
  return before !== '' && isTitle(before) ? 0 : -1;
}

/** Whether words [from, to) of a run can be a name, and nothing else is known by it. */
function isNameOf({ words }: Run, from: number, to: number, language: string): boolean {
  if (to - from > LONGEST_NAME) return false;
  const parts = words.slice(from, to).map(({ text }) => text);
  const name = parts.join(' ');
  if (isCountry(name, language) || isKnownOrganisation(name) || isAgency(name)) return false;
  if (parts.length === 1 && (isCity(name) || name.length < 3)) return false;
  if (parts.length > 1 && isCity(name)) return false;
  return (
    parts.every(
      (part, at) =>
        !isThing(part) &&
        !isOpener(part) &&
        !endsOrganisation(part) &&
        !beginsOrganisation(part) &&
        (part.length < 2 ||
          part !== part.toUpperCase() ||
          part.includes('.') ||
          GENERATION.test(part) ||
          !/\p{Lu}/u.test(part)) &&
        !(at > 0 && isCountry(part, language)) &&
        !/\d/.test(part),
    ) && !/^\p{Lu}\.$/u.test(parts.at(-1) ?? '')
  );
}

function found(run: Run, text: string, from: number, to: number, rule: string, confidence: number): Found {
  const [start, end] = [run.words[from]!.start, run.words[to - 1]!.end];
  return { name: text.slice(start, end), rule, confidence, at: { block: 0, start, end } };
}
