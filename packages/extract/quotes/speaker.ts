import type { Evidence } from '../evidence.ts';
import { isCountry } from '../mentions/gazetteer.ts';
import { people } from '../mentions/people.ts';
import { story, tongue } from '../mentions/story.ts';
import { isOpener, isThing, isTitle } from '../mentions/words.ts';
import { according, isPronoun, naming, verbsOf } from './verbs.ts';
import { namedIn, referred, tokensOf, type Attribution, type Token } from './meant.ts';
import type { Clause } from './sentence.ts';

/** Words between a quotation and the verb or the name behind it: `so the old fisherman said`. */
const FEW = 9;
/** Characters between a verb and its name: `said the city's chief planner, Ann Lee`. */
const NEAR = 70;

/** `dit-il`, `a-t-elle`: a verb and its subject in one. */
const INVERTED = /^(.{1,20}?)-(?:t-)?(il|elle|on|ils|elles)$/u;

/** `ha detto`, `a ajouté`, `hat gesagt`: what stands before a verb and names nobody. */
const AUXILIARIES = new Set('ha a hat har heeft has have had avait habe ont è ha'.split(' '));

/** Who is named as the speaker behind the words: `…," said Ann Lee`, `…," the mayor told reporters`. */
export function behind(evidence: Evidence, block: number, clause: Clause, parted = true): Attribution | undefined {
  const text = story(evidence).blocks[block]!.text;
  const language = tongue(evidence);
  const verbs = verbsOf(language);
  const tokens = tokensOf(text, clause);
  const source = sourceOf(evidence, block, clause, text);
  if (source && source.at[0] - clause[0] < 6) return source;
  const at = tokens.findIndex(
    ({ text: word }) => verbs.has(word.toLowerCase()) || verbs.has(INVERTED.exec(word)?.[1]?.toLowerCase() ?? ''),
  );
  const verb = tokens[at];
  if (!verb && parted) return framed(evidence, block, clause, tokens);
  // Without a comma the sentence goes on, and only a verb at once is the words' own.
  if (!verb || (at > 1 && !parted)) return undefined;
  const names = namedIn(evidence)[block]!;
  const inside = names.filter(({ start, end }) => start >= clause[0] && end <= verb.start);
  // Whoever stands between the words and the verb is its subject.
  const subject = inside[0];
  const words = at - tokens.filter(({ start, end }) => inside.some((name) => start >= name.start && end <= name.end)).length;
  if (words > FEW) return undefined;
  const spoken = { verb: verb.text };
  if (subject)
    return { speaker: subject.person.name, ...spoken, at: [subject.start, verb.end], rule: 'name-verb', confidence: 0.95 };
  const inverted = INVERTED.exec(verb.text);
  if (inverted)
    return referred(evidence, block, clause[0], {
      verb: inverted[1]!,
      at: [verb.start, verb.end],
      rule: 'verb-pronoun',
      confidence: 0.85,
    });
  if (tokens.slice(0, at).some(({ text: word }) => isPronoun(INVERTED.exec(word)?.[2] ?? word, language)))
    return referred(evidence, block, clause[0], {
      ...spoken,
      at: [tokens[0]!.start, verb.end],
      rule: 'pronoun-verb',
      confidence: 0.85,
    });
  const next = tokens.slice(at + 1, at + 3).find(({ text: word }) => isPronoun(word, language));
  if (at <= 2 && next && tokens[at + 1] === next)
    return referred(evidence, block, clause[0], {
      ...spoken,
      at: [verb.start, next.end],
      rule: 'verb-pronoun',
      confidence: 0.85,
    });
  const object =
    at <= 2 ? names.find(({ start, end }) => start > verb.end - 1 && end <= clause[1] && start - verb.end < NEAR) : undefined;
  if (object)
    return { speaker: object.person.name, ...spoken, at: [verb.start, object.end], rule: 'verb-name', confidence: 0.95 };
  const proper = at > 0 && at <= 3 ? properName(evidence, text, tokens.slice(0, at)) : undefined;
  if (proper) return { speaker: proper.name, ...spoken, at: [proper.start, verb.end], rule: 'proper-verb', confidence: 0.8 };
  if (isDescription(tokens.slice(0, at)))
    return referred(evidence, block, clause[0], {
      ...spoken,
      at: [tokens[0]!.start, verb.end],
      rule: 'description-verb',
      confidence: 0.75,
    });
  return at === 0 || (at === 1 && AUXILIARIES.has(tokens[0]!.text.toLowerCase()))
    ? { ...spoken, at: [verb.start, verb.end], rule: 'verb', confidence: 0.7 }
    : undefined;
}

/** Who is named as the speaker before the words: `Ann Lee said: “…`, `the mayor argued that “…`. The nearest verb counts. */
export function before(evidence: Evidence, block: number, clause: Clause, inside: readonly Clause[]): Attribution | undefined {
  const text = story(evidence).blocks[block]!.text;
  const language = tongue(evidence);
  const verbs = verbsOf(language);
  const quoted = (start: number) => inside.some(([from, to]) => start >= from && start < to);
  const tokens = tokensOf(text, clause).filter(({ start }) => !quoted(start));
  const names = namedIn(evidence)[block]!.filter(({ start, end }) => start >= clause[0] && end <= clause[1] && !quoted(start));
  const source = sourceOf(evidence, block, clause, text);
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const verb = tokens[at]!;
    // `so` says something only behind the words.
    if (!verbs.has(verb.text.toLowerCase()) || verb.text.length < 3) continue;
    const spoken = { verb: verb.text };
    const named = names.findLast(({ end }) => end <= verb.start);
    const pronoun = tokens.slice(0, at).findLast(({ text: word }) => isPronoun(word, language));
    // `a school called “Harbour View”`: only whoever stands right before it calls something so.
    if (naming.has(verb.text) && Math.max(named?.end ?? 0, pronoun?.end ?? 0) < verb.start - 2) continue;
    if (named && (!pronoun || pronoun.start < named.start))
      return { speaker: named.person.name, ...spoken, at: [named.start, verb.end], rule: 'name-verb-words', confidence: 0.9 };
    if (pronoun)
      return referred(evidence, block, pronoun.start, {
        ...spoken,
        at: [pronoun.start, verb.end],
        rule: 'pronoun-verb-words',
        confidence: 0.8,
      });
    // Verbs come first in many languages: `dijo Ana Ruiz: «`.
    const subject = names.find(({ start }) => start >= verb.end && start - verb.end < NEAR);
    if (subject && /^\s{0,2}[,:،：]|^\s?(?:que|che|that|dass|إن)\b/u.test(text.slice(subject.end, clause[1]) || ':'))
      return {
        speaker: subject.person.name,
        ...spoken,
        at: [verb.start, subject.end],
        rule: 'verb-name-words',
        confidence: 0.85,
      };
    const proper = properName(evidence, text, tokens.slice(Math.max(0, at - 3), at));
    if (proper)
      return { speaker: proper.name, ...spoken, at: [proper.start, verb.end], rule: 'proper-verb-words', confidence: 0.75 };
    return source ?? { ...spoken, at: [verb.start, verb.end], rule: 'verb-words', confidence: 0.7 };
  }
  if (source) return source;
  // `Ann Lee: “…`
  const last = names.at(-1);
  if (last && /^\s?[:：]\s?$/u.test(text.slice(last.end, clause[1])))
    return { speaker: last.person.name, at: [last.start, last.end], rule: 'name-colon', confidence: 0.9 };
  return undefined;
}

/** `”, ironizó Ann Lee.`: one word between the words and a name that ends the clause is a verb, whatever it means. */
function framed(evidence: Evidence, block: number, clause: Clause, [word]: readonly Token[]): Attribution | undefined {
  const { text } = story(evidence).blocks[block]!;
  if (!word || word.text.length < 4 || !/^\p{Ll}/u.test(word.text) || isOpener(word.text) || word.start - clause[0] > 3)
    return undefined;
  const named = namedIn(evidence)[block]!.find(({ start, end }) => start === word.end + 1 && end <= clause[1]);
  if (!named || !/^\s?(?:[,.]|$)/.test(text.slice(named.end, named.end + 2))) return undefined;
  return { speaker: named.person.name, verb: word.text, at: [word.start, named.end], rule: 'word-name', confidence: 0.8 };
}

/** `Mehmet Yıldız, “…” dedi`: the one person named before the words, where the verb stands behind them without another. */
export function around(evidence: Evidence, block: number, clause: Clause, found: Attribution): Attribution {
  const here = namedIn(evidence)[block]!;
  const named = new Set(here.flatMap(({ person, start, end }) => (start >= clause[0] && end <= clause[1] ? [person.name] : [])));
  const [name] = named;
  return name !== undefined && named.size === 1 ? { ...found, speaker: name, rule: 'name-words-verb', confidence: 0.8 } : found;
}

/** `according to Ann Lee`, `selon Zoé Lefèvre`. */
function sourceOf(evidence: Evidence, block: number, clause: Clause, text: string): Attribution | undefined {
  const phrases = (according as Readonly<Record<string, readonly string[]>>)[tongue(evidence)] ?? [];
  const words = text.slice(clause[0], clause[1]).toLowerCase();
  for (const phrase of phrases) {
    const opens = phrase.startsWith('^');
    const found = words.indexOf(opens ? phrase.slice(1) : phrase);
    if (found < 0 || (opens && words.slice(0, found).trim() !== '') || !/^$|[\s,(]/.test(words[found - 1] ?? '')) continue;
    const start = clause[0] + found;
    const name = namedIn(evidence)[block]!.find(
      (one) => one.start > start && one.end <= clause[1] && one.start - start < NEAR + phrase.length,
    );
    if (name) return { speaker: name.person.name, at: [start, name.end], rule: 'according-to', confidence: 0.85 };
  }
  return undefined;
}

const ARTICLES = new Set('the der die le la l el il lo o a den de het'.split(' '));

/** `the envoy`, `la ministre`: one person by what they are; many have no name. */
function isDescription(words: readonly Token[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < 2 || words.length > 5) return false;
  return ARTICLES.has(first.text.toLowerCase()) && /^\p{L}{3,}$/u.test(last.text) && !last.text.endsWith('s');
}

/** A name of words with capitals right before the verb, of nobody known: a company, a ministry, a stage name. */
function properName(evidence: Evidence, text: string, tokens: readonly Token[]): { name: string; start: number } | undefined {
  let from = tokens.length;
  while (from > 0 && /^\p{Lu}/u.test(tokens[from - 1]!.text) && !isOpener(tokens[from - 1]!.text)) from -= 1;
  const [first, last] = [tokens[from], tokens.at(-1)];
  // `der Fährmann, der im Blatt schrieb`: what stands before a comma is not who says it.
  if (last && /[,;(]/.test(text.slice(last.end, last.end + 2))) return undefined;
  if (!first || !last || last.text.length < 3 || isThing(last.text) || isTitle(last.text)) return undefined;
  const language = tongue(evidence);
  // Every noun has a capital.
  if (language === 'de') return undefined;
  const name = text.slice(first.start, last.end);
  // What is said of a country stands before many verbs.
  if (isCountry(name, language) || /[^\p{L}\p{M}\s'’.&-]/u.test(name)) return undefined;
  const familiar = people(evidence).filter((person) => person.name.startsWith(`${name} `));
  return { name: familiar.length === 1 ? familiar[0]!.name : name, start: first.start };
}
