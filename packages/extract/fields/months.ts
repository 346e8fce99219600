/** Languages whose months are read, among them those of every script news is printed in. */
const LANGUAGES = `
  en de fr es it pt nl sv da nb fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr sl mk sq el tr az ar he fa ur
  hi bn ta id ms sw th vi lt lv et ca eu gl ga cy af ka hy kk fil
`
  .trim()
  .split(/\s+/);

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
};

const tables = new Map<string, ReadonlyMap<string, number>>();
let common: ReadonlyMap<string, number> | undefined;

/** The month, 1 to 12, that a word names: in the language given (a BCP 47 primary subtag), else in any that all agree on. */
export function monthOf(word: string, language?: string): number | undefined {
  const name = folded(word);
  if (name.length < 2) return undefined;
  const known = LANGUAGES.find((one) => one === language);
  return (known === undefined ? undefined : table(known).get(name)) ?? (common ??= merged()).get(name) ?? PRINTED[name];
}

/** Months as CLDR prints them, alone and beside a day (many languages inflect), long and short. */
function table(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known) return known;
  const months = new Map<string, number>();
  for (const month of ['long', 'short'] as const)
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month, ...(day && { day }), timeZone: 'UTC' });
      for (let index = 0; index < 12; index += 1) {
        const part = format.formatToParts(Date.UTC(2023, index, 15)).find(({ type }) => type === 'month');
        if (part && /\p{L}/u.test(part.value)) months.set(folded(part.value), index + 1);
      }
    }
  tables.set(language, months);
  return months;
}

/** A word that is October here and November there (`listopad`) belongs to no table but its own language's. */
function merged(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const [name, month] of table(language)) months.set(name, (months.get(name) ?? month) === month ? month : Number.NaN);
  return new Map([...months].filter(([, month]) => !Number.isNaN(month)));
}

let days: ReadonlySet<string> | undefined;

/** Whether a word is a day of the week in any of the languages, in full: `lundi`. */
export function isWeekday(word: string): boolean {
  days ??= new Set(LANGUAGES.flatMap(weekdays));
  return days.has(folded(word));
}

function weekdays(language: string): string[] {
  const { format } = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => folded(format(Date.UTC(2023, 0, day + 1))));
}

function folded(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.\u200e\u200f]/gu, '');
}
