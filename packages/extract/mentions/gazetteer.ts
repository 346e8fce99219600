import { organisations, places } from './known.ts';
import packed from './gazetteer.json' with { type: 'json' };

const given = new Set(packed.given.split('|'));
const metropolises = new Set(packed.metropolises.split('|'));
const cities = new Set(packed.cities.split('|'));
const countries: Readonly<Record<string, string>> = packed.countries;
/** First names that are words as well: at the head of a sentence or a title they say nothing. */
const WORDS = new Set(
  'Carolina Marine Ginger Diamond Line Watson Star Richtung Paris London Orlando Art Will Ernst Mark Rose Grace Hope Faith Joy May June April August Summer Autumn Dawn Christian Royal King Prince Queen Duke Earl Major General Chance Chase Price Van Star Sky Ocean River Rain Storm Angel Baby Bill Rich Grant Pat Drew Ray Max Pearl Ruby Amber Ivory Destiny Justice Liberty Unity Mercy Constance Patience Prudence Santa San Santo Saint Dieu Man Eden Genesis Israel Oman Royce Miracle Precious Princess Messiah Legend Marvel Holy True Major Win Sun Sol Mars Mercedes Google Apple Amazon Texas Roman Norman German Frank Art Dom Nova Lake Mountain Forest Glen Dale Heath Brook Brooks Cliff Stone Wood Woods Field Bay Coast West East North South New Della Dolly Alpha Omega Delta Beta Golden Silver Early Best Long Young Little White Black Green Brown Gray Grey Red Blue'.split(
    ' ',
  ),
);
const byLanguage = new Map<string, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();
const english = countriesOf('en');
const wellKnownPlaces = new Set(places);
const wellKnownOrganisations = new Set(organisations);

/** Is it a first name anywhere, and no place? `Jordan` and `Sydney` are not. */
export function isGiven(name: string): boolean {
  const known = given.has(name) || (name.includes('-') && name.split('-').every((part) => given.has(part)));
  return known && !WORDS.has(name) && !metropolises.has(name) && !english.has(name) && !wellKnownPlaces.has(name);
}

/** Is it a country, a continent or a place that every reader knows, in this language or in English? */
export function isCountry(name: string, language: string): boolean {
  return wellKnownPlaces.has(name) || english.has(name) || countriesOf(language).has(name);
}

/** Is it a city: of many people, or only of 100,000? */
export function isCity(name: string): 'large' | 'small' | undefined {
  return metropolises.has(name) ? 'large' : cities.has(name) ? 'small' : undefined;
}

/** Is it an organisation that every reader knows? */
export function isKnownOrganisation(name: string): boolean {
  return wellKnownOrganisations.has(name);
}

function countriesOf(language: string): ReadonlySet<string> {
  const code = language.slice(0, 2);
  const list = countries[code];
  if (list === undefined) return NONE;
  let found = byLanguage.get(code);
  if (!found) byLanguage.set(code, (found = new Set(list.split('|'))));
  return found;
}
