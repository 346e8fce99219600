import { once } from '../evidence.ts';
import { dateline } from '../fields/dateline.ts';
import { asText, settle, type Rule } from '../rule.ts';
import { isCity, isCountry } from './gazetteer.ts';
import { people } from './people.ts';
import { properFrom, wordBefore, type Run } from './runs.ts';
import { story, tongue, type Found } from './story.ts';
import { isLand, isThing } from './words.ts';

/** Small words before a place, in the languages that most news is printed in. */
const WHERE = new Set(
  `in at near from to outside around across throughout toward towards aus nach bei à de depuis vers en desde hasta em di da dal nel fra tra uit naar te
  från till i fra til z w do v ve из в во до з у від`.split(/\s+/),
);

/** What is called a town before its name, in languages where a small word joins the two; bounded. */
const CALLED =
  /(?:^|[\s(])(?:town|village|city|island|port|hamlet|municipality|district|province|region|ville|village|commune|île|port|hameau|département|région|ciudad|pueblo|localidad|municipio|isla|puerto|provincia|città|comune|paese|isola|provincia|cidade|vila|município|ilha|aldeia|distrito|província) (?:of|de|d['’]|di|da|do|del) ?$|(?:^|[\s(])(?:город[аеу]?|сел[оае]|деревн[еяи]|посёл(?:ок|ке)|міст[оаі]|сел[оаі]|miast[oa]|mieście|wsi|městě|město|obec|obci|gemeente|dorp) $/iu;
/** The place that the dateline names, without its land. */
const filed = once((evidence) => {
  const named = settle(dateline as readonly Rule<string>[], evidence, asText)?.value ?? '';
  return (/^[^,(（]{2,40}/u.exec(named)?.[0] ?? '').trim().toLowerCase();
});

/**
 * The places of the story: countries and the dateline's own anywhere; by the lists cities only where a word says that something is
 * there; others where the story calls them towns, or their name says what they are.
 */
export const places: (evidence: Parameters<typeof story>[0]) => readonly Found[] = once((evidence) => {
  const { blocks, runs } = story(evidence);
  const language = tongue(evidence);
  const taken = new Set<Run>();
  const names = new Set<string>();
  for (const { namings, name } of people(evidence)) {
    for (const word of name.split(' ')) names.add(word);
    for (const { run } of namings) if (run) taken.add(run);
  }
  const found: Found[] = [];
  for (const [block, { text }] of blocks.entries())
    for (const run of runs[block]!) {
      if (taken.has(run)) continue;
      const end = run.words.at(-1)!.end;
      const start = run.words[properFrom(run)]!.start;
      const name = text.slice(start, end);
      if (names.has(name)) continue;
      const rule =
        ruleOf(name, text, start, language) ??
        (name.toLowerCase() === filed(evidence) ? { rule: 'dateline', confidence: 0.95 } : toldOf(run, name, text, start));
      if (rule) found.push({ name, ...rule, at: { block, start, end }, run });
    }
  return found;
});

/** A place that no list has: called a town, or a bay where something is. */
function toldOf(run: Run, name: string, text: string, start: number): Pick<Found, 'rule' | 'confidence'> | undefined {
  const words = run.words.slice(properFrom(run));
  if (words.length > 3 || words.some(({ text: word }) => word.length > 3 && word === word.toUpperCase())) return undefined;
  if (words.length === 1 || run.joints.every((joint) => joint === ''))
    if (CALLED.test(text.slice(Math.max(0, start - 24), start)) && name.length > 3 && !isThing(name))
      return { rule: 'called-a-place', confidence: 0.9 };
  if (words.length < 2 || !WHERE.has(wordBefore(text, start).toLowerCase())) return undefined;
  return isLand(words[0]!.text, words.at(-1)!.text) ? { rule: 'place-word', confidence: 0.85 } : undefined;
}

function ruleOf(name: string, text: string, start: number, language: string): Pick<Found, 'rule' | 'confidence'> | undefined {
  if (isCountry(name, language)) return { rule: 'country', confidence: 0.95 };
  // The word before is asked first: there are a hundred of these words, and ten thousand cities.
  if (name.length < 4 || !WHERE.has(wordBefore(text, start).toLowerCase())) return undefined;
  return isCity(name) === 'large' ? { rule: 'city', confidence: 0.9 } : undefined;
}
