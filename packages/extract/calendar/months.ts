import names from './names.json' with { type: 'json' };

/** What CLDR does not list but newspapers print. */
const PRINTED: Readonly<Record<string, number>> = {
  sept: 9,
  märz: 3,
  mrz: 3,
  jänner: 1,
  feber: 2,
  juill: 7,
  setiembre: 9,
  lug: 7,
  फरवरी: 2,
};

type Months = ReadonlyMap<string, number>;

const tables: ReadonlyMap<string, Months> = new Map(
  Object.entries(names).map(([language, { months }]) => [
    language,
    new Map(months.flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const))),
  ]),
);
const common: Months = merged();
const days: ReadonlySet<string> = new Set(Object.values(names).flatMap(({ weekdays }) => weekdays.split(' ')));

/** The month, 1 to 12, that a word names: in the language given (a BCP 47 primary subtag), else in any that all agree on. */
export function monthOf(word: string, language = ''): number | undefined {
  const name = foldedWord(word);
  if (name.length < 2) return undefined;
  return tables.get(language)?.get(name) ?? common.get(name) ?? PRINTED[name];
}

/** A word that is October here and November there (`listopad`) belongs to no table but its own language's. */
function merged(): Months {
  const months = new Map<string, number>();
  for (const table of tables.values())
    for (const [name, month] of table) months.set(name, (months.get(name) ?? month) === month ? month : Number.NaN);
  return new Map([...months].filter(([, month]) => !Number.isNaN(month)));
}

/** Whether a word is a day of the week in any of the languages, in full: `lundi`. */
export function isWeekday(word: string): boolean {
  return days.has(foldedWord(word));
}

/** A word as the tables hold it: composed, in lower case, without stops and marks of direction. */
export function foldedWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.\u200e\u200f]/gu, '');
}
