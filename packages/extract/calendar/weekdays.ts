import { foldedWord } from './months.ts';
import names from './names.json' with { type: 'json' };

/** Languages that write a day of the week in more words than one have lists too short to count in. */
const DAYS = 7;

const numbers: ReadonlyMap<string, number> = new Map(
  Object.values(names)
    .map(({ weekdays }) => weekdays.split(' '))
    .filter((week) => week.length === DAYS)
    .flatMap((week) => week.map((name, day) => [name, day] as const)),
);

/** The day of the week that a word names in full, in whatever language: 0 (Sunday) to 6. */
export function weekdayOf(word: string): number | undefined {
  return numbers.get(foldedWord(word));
}
