import { once } from '../evidence.ts';
import { isCity, isCountry } from './gazetteer.ts';
import { people } from './people.ts';
import { properFrom, wordBefore, type Run } from './runs.ts';
import { story, tongue, type Found } from './story.ts';

/** Small words before a place, in the languages that most news is printed in. */
const WHERE = new Set(
  `in at near from to outside around across throughout toward towards aus nach bei à de depuis vers en desde hasta em di da dal nel fra tra uit naar te
  från till i fra til z w do v ve из в во до з у від`.split(/\s+/),
);

/** The places of the story by the lists: countries anywhere, cities only where a word says that something is there. */
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
      const rule = ruleOf(name, text, start, language);
      if (rule) found.push({ name, ...rule, at: { block, start, end }, run });
    }
  return found;
});

function ruleOf(name: string, text: string, start: number, language: string): Pick<Found, 'rule' | 'confidence'> | undefined {
  if (isCountry(name, language)) return { rule: 'country', confidence: 0.95 };
  // The word before is asked first: there are a hundred of these words, and ten thousand cities.
  if (name.length < 4 || !WHERE.has(wordBefore(text, start).toLowerCase())) return undefined;
  return isCity(name) === 'large' ? { rule: 'city', confidence: 0.9 } : undefined;
}
