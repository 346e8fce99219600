import type { Author } from '@copydesk/article/article';
import type { DraftBlock } from '@copydesk/article/draft';

import { blocks, fold, hint, hinted, once, printed, squash, standing, type Candidate, type Evidence } from '../evidence.ts';
import { isCountry, isGiven } from '../mentions/gazetteer.ts';
import { nearStory, startOf } from '../nearby.ts';
import { readBio, type Bio } from './bio.ts';
import { byline, type Byline } from './byline.ts';
import { isAccount, nameKey } from './names.ts';
import { paperNames } from './site.ts';

/** People of JSON-LD, one hint a property, numbered. */
export const linked: (evidence: Evidence) => readonly Candidate<Author>[] = once((evidence) => {
  const properties = new Map<number, Map<string, Candidate<string>>>();
  for (const [key, [first]] of evidence.hints) {
    const [, number, property] = /^ld\.(?:author|creator)\.(\d{1,3})\.(\w{1,20})$/.exec(key) ?? [];
    if (number === undefined || property === undefined || !first) continue;
    const one = properties.get(Number(number)) ?? new Map<string, Candidate<string>>();
    properties.set(Number(number), one);
    if (!one.has(property)) one.set(property, first);
  }
  return [...properties]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, one]) => {
      const name = one.get('name');
      if (!name) return [];
      const said = (property: string) => one.get(property)?.value;
      const people = named(evidence, name.value, true);
      // One entry that names several people says nothing of each.
      const facts =
        people.length === 1
          ? { jobTitle: said('jobtitle'), email: said('email')?.replace(/^mailto:/i, ''), url: said('url') }
          : {};
      return people.map((person) => ({ value: { ...person, ...present(facts) }, spans: name.spans }));
    });
});

function present<Facts extends Record<string, string | undefined>>(facts: Facts): { [Key in keyof Facts]?: string } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value)) as { [Key in keyof Facts]?: string };
}

const readings = once(() => new Map<string, Byline>());

/** Whom a text names: every line is read once, however many rules ask. `loose` also takes names of one word. */
export function bylineOf(evidence: Evidence, text: string, loose = false): Byline {
  const known = readings(evidence);
  const key = loose ? `loose ${text}` : `strict ${text}`;
  let read = known.get(key);
  if (!read) known.set(key, (read = byline(text, loose)));
  return read;
}

/** The people a text names, without the site's own name. */
export function named(evidence: Evidence, line: string, loose: boolean): Author[] {
  const text = line.includes('@') ? line.replace(/,\s[\w.+-]{1,64}@[\w.-]{3,100}$/u, '') : line;
  if (/^(?:https?:|www\.)|\.(?:com|org|net|de|fr|co|uk|es|it)\b/i.test(text) || /^[^\s@]+@\S+$/.test(text)) return [];
  const sites = paperNames(evidence);
  if ((sites.has(squash(text)) || closesTitle(text, evidence)) && !bearsFirstName(text)) return [];
  return bylineOf(evidence, text, loose).people.filter(({ name }) => {
    const [whole, first] = [squash(name).replace(/^the/, ''), squash(name.split(/[ -]/)[0] ?? '')];
    // `MDR Thüringen` on the pages of MDR is a department; short first words only count in capitals.
    if (sites.has(whole) || sites.has(squash(name)) || endsInLand(name, evidence) || closesTitle(name, evidence))
      return bearsFirstName(name);
    return !(sites.has(first) && /^\p{Lu}{2}/u.test(name));
  });
}

/** Sites of one writer are called as she is: `Ann Lee`; what begins with no first name is a paper: `Harbour Courier`. */
function bearsFirstName(name: string): boolean {
  const words = name.split(' ');
  return words.length > 1 && words.length < 5 && isGiven(words[0] ?? '') && !/^(?:El|La|Le|Die|Der|Il|Los)$/.test(words[0] ?? '');
}

/** `Ferry returns - Harbour Courier, the weekly`: what the tab says behind a dash is the site, whoever else calls itself so. */
function closesTitle(text: string, evidence: Evidence): boolean {
  const title = hint(evidence, 'title') ?? '';
  return title.endsWith(text) && / [|–—·-] $/u.test(title.slice(0, -text.length));
}

/** The people that each of these texts names. `loose` also takes names of one word. */
export function fromText(evidence: Evidence, candidates: Candidate<string>[], loose: boolean): Candidate<Author>[] {
  return candidates.flatMap(({ value, spans }) => named(evidence, value, loose).map((person) => ({ value: person, spans })));
}

/** `Handball Schweiz`, `Diakonie Deutschland`. */
function endsInLand(name: string, evidence: Evidence): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return last !== name && isCountry(last, hint(evidence, 'html.lang') ?? 'en');
}

/** Of these texts those that name one person: several words parted by commas are an address, or what the page is about. */
export function alone(evidence: Evidence, candidates: Candidate<string>[]): Candidate<Author>[] {
  return candidates.flatMap((candidate) => {
    const people = fromText(evidence, [candidate], true);
    return people.length === 1 ? people : [];
  });
}

/** What sites call the writer in meta tags; often it is the site, an address or an account. */
export const META = [
  'meta.author',
  'meta.article:author_name',
  'meta.parsely-author',
  'meta.sailthru.author',
  'meta.byl',
  'meta.byline',
  'meta.dc.creator',
  'meta.dcterms.creator',
  'meta.article:author',
  'meta.og:article:author',
  'meta.citation_author',
  'meta.cXenseParse:author',
  // `Written by`, as a common plug-in tells it for previews.
  'meta.twitter:data1',
];

/** What meta tags say of the writers; catalogues put the surname first. */
export function metaAuthors(evidence: Evidence): Candidate<string>[] {
  return META.flatMap((tag) => tagged(evidence, tag));
}

function tagged(evidence: Evidence, tag: string): Candidate<string>[] {
  return hinted(evidence, [tag]).map(({ value, spans }) => ({ value: forwards(value, tag), spans }));
}

/** The people that meta tags name. The tag of that name is the owner's, where all others name somebody else. */
export function metaPeople(evidence: Evidence): Candidate<Author>[] {
  const [general = '', ...rest] = META;
  const owner = fromText(evidence, tagged(evidence, general), true);
  const people = fullNamed(rest.flatMap((tag) => fromText(evidence, tagged(evidence, tag), true)));
  const known = new Set(people.map(({ value }) => nameKey(value.name)));
  const shared = people.length === 0 || owner.some(({ value }) => known.has(nameKey(value.name)));
  return fullNamed(shared ? [...owner, ...people] : people);
}

/** `Lee, Ann Marie` is Ann Marie Lee: in tags of catalogues, and where a word that is no first name stands before one. */
function forwards(name: string, tag: string): string {
  const [, last, first] = /^(\p{Lu}[\p{L}\p{M}'’ -]{1,30}), (\p{Lu}[\p{L}\p{M}.'’ -]{0,30})$/u.exec(name) ?? [];
  if (last === undefined || first === undefined) return name;
  const plainly = !last.includes(' ') && isGiven(first.split(/[ -]/)[0] ?? '') && (tag.startsWith('meta.dc') || !isGiven(last));
  return plainly || tag === 'meta.citation_author' ? `${first} ${last}` : name;
}

/** The lines that name somebody, of this story. */
export function bylines(evidence: Evidence): Candidate<string>[] {
  const lines = blocks(evidence, 'byline', 'dateline')
    // Subjects stand in the element of the date too: without one, a line there names nobody.
    .filter((block) => (block.role === 'byline' ? !isAlone(block) : /\d/.test(block.text)))
    .map(({ text, span }): Candidate<string> => ({ value: fold(text), spans: [span] }));
  const naming = lines.filter(({ value }) => bylineOf(evidence, value).people.length > 0);
  return nearStory(evidence, naming).toSorted((one, other) => startOf(one) - startOf(other));
}

/** Whether `clean` took a line for a byline because it is nothing but a name, without a job: sections and buttons are too. */
export function isAlone({ rule, text }: DraftBlock): boolean {
  return rule === 'name-below-headline' && !byline(text).people.some(({ jobTitle }) => jobTitle !== undefined);
}

/** Of lines that are nothing but a name the first that begins with a first name. */
export function namesAlone(evidence: Evidence): Candidate<Author>[] {
  const lines = blocks(evidence, 'byline').filter((block) => isAlone(block) && isGiven(block.text.split(' ')[0] ?? ''));
  return fromText(
    evidence,
    lines.slice(0, 1).map(({ text, span }) => ({ value: text, spans: [span] })),
    false,
  );
}

/** One word that a link to the author or a line of this story gives behind a word for `by`: `KatieS`, `annlee`. */
export function accounts(evidence: Evidence): Candidate<Author>[] {
  const said = [
    ...items(evidence),
    ...nearStory(evidence, standing(evidence, 'byline', 'dateline')).flatMap(({ value, spans }) => {
      const name =
        /^(?:(?:written|posted|published|geschrieben) )?(?:by|von|par|por|author|autor)\s?:?\s([^\s|]{3,25})(?=$|\s(?:[|·•—–-]|on |am |\d))/iu.exec(
          value,
        )?.[1];
      return name === undefined ? [] : [{ value: name, spans }];
    }),
  ];
  const sites = paperNames(evidence);
  return said.flatMap(({ value, spans }) =>
    isAccount(value) && !sites.has(squash(value)) ? [{ value: { name: value, role: 'author' as const }, spans }] : [],
  );
}

/** Microdata and links that say author. */
const ITEMS = ['item.author.name', 'item.author', 'rel.author', 'item.creator.name', 'item.creator'];

/** What is longer is no line of names. UTF-16 units. */
const PROSE = 80;

/** Of the links to pages of writers those of this story whose address ends in the name: `/autor/ann-lee`. */
export function profiled(evidence: Evidence): Candidate<string>[] {
  const names = hinted(evidence, ['profile.name']);
  const slugs = hinted(evidence, ['profile.url']).map(({ value, spans }) => ({
    slug: squash(value),
    at: startOf({ value, spans }),
  }));
  // Whom a paragraph links, it tells of.
  const prose = printed(evidence).filter(({ text }) => text.length > PROSE);
  const own = names.filter(({ value, spans }) => {
    const end = spans[0]?.[0] ?? 0;
    if (prose.some(({ span }) => span[0] <= end && end < span[1])) return false;
    // The name begins where the start tag of its link ends.
    const link = slugs.findLast(({ at }) => at <= end);
    return link !== undefined && /\S\s\S/u.test(value) && link.slug.endsWith(squash(value));
  });
  return nearStory(evidence, own);
}

/** Those of this story. */
export const items = once((evidence) => nearStory(evidence, hinted(evidence, ITEMS)));

/** Names of two words and more, or in a script without spaces; one word is the name of an account more often than a pen name. */
export function fullNamed(people: readonly Candidate<Author>[]): Candidate<Author>[] {
  return people.some(({ value }) => /\S[ \u00a0]\S|[\p{Script=Han}\p{Script=Hangul}]/u.test(value.name)) ? [...people] : [];
}

/** The one person that all microdata of the page names, wherever it stands. */
export function lonely(evidence: Evidence): Candidate<Author>[] {
  const people = fullNamed(fromText(evidence, hinted(evidence, ITEMS), false));
  const names = new Set(people.map(({ value }) => nameKey(value.name)));
  return names.size === 1 ? people.slice(0, 1) : [];
}

/** The bios of the drop, one a person; a teaser of a longer one is left out. */
export const bios: (evidence: Evidence) => readonly Candidate<Bio>[] = once((evidence) => {
  const found: Candidate<Bio>[] = [];
  for (const block of blocks(evidence, 'author-bio')) {
    const value = readBio(block.text);
    const same = found.findIndex((other) => other.value.name === value.name);
    const known = found[same];
    if (!known) found.push({ value, spans: [block.span] });
    else if (value.bio.length > known.value.bio.length)
      found[same] = { value: { ...known.value, ...value }, spans: [block.span] };
  }
  return found;
});
