// Packs the names of months and weekdays into `names.json`, from the CLDR data of this Node.js: `pnpm run pack-calendar`.
import { writeFileSync } from 'node:fs';

import { foldedWord } from './months.ts';

/** Languages whose months are read, among them those of every script news is printed in. */
const LANGUAGES = `
  en de fr es it pt nl sv da nb fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr sl mk sq el tr az ar he fa ur
  hi bn ta id ms sw th vi lt lv et ca eu gl ga cy af ka hy kk fil
`
  .trim()
  .split(/\s+/);

const names = LANGUAGES.map((language) => [language, { months: months(language), weekdays: weekdays(language) }]);
writeFileSync(new URL('names.json', import.meta.url), `${JSON.stringify(Object.fromEntries(names), null, 1)}\n`);

/** Months as CLDR prints them, alone and beside a day (many languages inflect), long and short; the forms of one in one line. */
function months(language: string): string[] {
  const forms = Array.from({ length: 12 }, () => new Set<string>());
  for (const month of ['long', 'short'] as const)
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month, ...(day && { day }), timeZone: 'UTC' });
      for (const [index, found] of forms.entries()) {
        const part = format.formatToParts(Date.UTC(2023, index, 15)).find(({ type }) => type === 'month')?.value ?? '';
        if (/^[^\s\d]*\p{L}[^\s\d]*$/u.test(part)) found.add(foldedWord(part));
      }
    }
  return forms.map((found) => [...found].join(' '));
}

function weekdays(language: string): string {
  const { format } = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => foldedWord(format(Date.UTC(2023, 0, day + 1))))
    .filter((name) => !/\s/u.test(name))
    .join(' ');
}
