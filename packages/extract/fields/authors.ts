import type { Author, Sourced } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';

import { blocks, hinted, printed, squash, standing, type Candidate, type Evidence } from '../evidence.ts';
import { source, type Rule } from '../rule.ts';
import { isAgency } from './agencies.ts';
import { readBio, type Bio } from './bio.ts';
import { byline } from './byline.ts';
import { nameKey } from './names.ts';
import { siteNames } from './site.ts';

const MOST = 20;

/** People of JSON-LD, one hint a property, numbered. */
function linked(evidence: Evidence): Candidate<Author>[] {
  const properties = new Map<number, Map<string, Candidate<string>>>();
  for (const [key, [first]] of evidence.hints) {
    const [, number, property] = /^ld\.(?:author|creator)\.(\d{1,3})\.(\w{1,20})$/.exec(key) ?? [];
    if (number === undefined || property === undefined || !first) continue;
    const one = properties.get(Number(number)) ?? new Map<string, Candidate<string>>();
    properties.set(Number(number), one);
    if (!one.has(property)) one.set(property, first);
  }
  return [...properties].sort(([a], [b]) => a - b).flatMap(([, one]) => {
    const name = one.get('name');
    if (!name) return [];
    const said = (property: string) => one.get(property)?.value;
    const people = named(evidence, name.value, true);
    // One entry that names several people says nothing of each.
    const facts = people.length === 1 ? { jobTitle: said('jobtitle'), email: said('email')?.replace(/^mailto:/i, ''), url: said('url') } : {};
    return people.map((person) => ({ value: { ...person, ...present(facts) }, spans: name.spans }));
  });
}

function present<Facts extends Record<string, string | undefined>>(facts: Facts): { [Key in keyof Facts]?: string } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value)) as { [Key in keyof Facts]?: string };
}

/** The people a text names, without the site's own name. */
function named(evidence: Evidence, text: string, loose: boolean): Author[] {
  if (/^(?:https?:|www\.)|\.(?:com|org|net|de|fr|co|uk|es|it)\b/i.test(text) || /^[^\s@]+@\S+$/.test(text)) return [];
  const sites = siteNames(evidence);
  return byline(text, loose).people.filter(({ name }) => {
    const [whole, first] = [squash(name).replace(/^the/, ''), squash(name.split(/[ -]/)[0] ?? '')];
    // `MDR Thüringen` on the pages of MDR is a department; short first words only count in capitals.
    return !sites.has(whole) && !sites.has(squash(name)) && !(sites.has(first) && /^\p{Lu}{2}/u.test(name));
  });
}

function fromText(evidence: Evidence, candidates: Candidate<string>[], loose: boolean): Candidate<Author>[] {
  return candidates.flatMap(({ value, spans }) => named(evidence, value, loose).map((person) => ({ value: person, spans })));
}

const META = ['meta.author', 'meta.article:author_name', 'meta.parsely-author', 'meta.sailthru.author', 'meta.byl', 'meta.byline', 'meta.dc.creator', 'meta.dcterms.creator', 'meta.article:author', 'meta.og:article:author', 'meta.citation_author', 'meta.cXenseParse:author'];

/** The bylines above the story; those below it only where there are none, for they may be the next story's. */
function bylines(evidence: Evidence): Candidate<string>[] {
  const first = printed(evidence)[0]?.span[0] ?? 0;
  const all = standing(evidence, 'byline');
  const above = all.filter(({ spans }) => (spans[0]?.[0] ?? 0) < first);
  return above.some(({ value }) => byline(value).people.length > 0) ? above : all;
}

/** The last line of a wire story: `(Reporting by Ann Lee; Editing by Bo Ek)`. */
function wire(evidence: Evidence): Candidate<Author>[] {
  return printed(evidence).slice(-3).flatMap((block) => {
    const text = /^[(（]?(?:Additional )?(?:Reporting|Writing) by ([^;()]{3,200})/u.exec(block.text)?.[1];
    return text === undefined ? [] : named(evidence, text, false).map((person) => ({ value: person, spans: [block.span] }));
  });
}

/** Who wrote it, in the order printed. The first rule that finds anybody gives the list. */
export const authors = [
  {
    name: 'authors-json-ld',
    why: 'One entry a person, made for it.',
    confidence: 0.95,
    find: linked,
    examples: [
      [
        [['ld.author.0.name', 'By Ann Lee'], ['ld.author.0.jobTitle', 'Reporter'], ['ld.author.1.name', 'Harbour Courier Staff']],
        [{ name: 'Ann Lee', role: 'author', jobTitle: 'Reporter' }],
      ],
      [[['ld.author.0.name', 'Reuters'], ['ld.author.1.name', 'https://courier.example/ann']], []],
    ],
  },
  {
    name: 'authors-byline',
    why: 'Printed, with titles and places around the names.',
    confidence: 0.9,
    find: (evidence) => fromText(evidence, bylines(evidence), false),
    examples: [
      [[['byline', 'By Ann Lee in Kyiv and Bo Ek in Berlin']], [{ name: 'Ann Lee', role: 'author' }, { name: 'Bo Ek', role: 'author' }]],
      [[['byline', 'Von Jörg Überall und Maren de Vries, dpa']], [{ name: 'Jörg Überall', role: 'author' }, { name: 'Maren de Vries', role: 'author' }]],
      [[['byline', 'Par Anne-Lise Roux et Zoé d’Arc']], [{ name: 'Anne-Lise Roux', role: 'author' }, { name: 'Zoé d’Arc', role: 'author' }]],
      [[['byline', 'By Staff and agencies']], []],
      [[['byline', '文／山田花子']], [{ name: '山田花子', role: 'author' }]],
    ],
  },
  {
    name: 'authors-meta',
    why: 'Told to crawlers; often the site, an address or an account, which are refused.',
    confidence: 0.85,
    find: (evidence) => {
      const hints = hinted(evidence, META);
      return fromText(evidence, hints, true);
    },
    examples: [
      [[['meta.author', 'Ann Lee']], [{ name: 'Ann Lee', role: 'author' }]],
      [[['meta.author', 'ann.lee@courier.example']], []],
      [[['meta.author', 'Kreisblatt'], ['meta.og:site_name', 'Kreisblatt']], []],
    ],
  },
  {
    name: 'authors-item',
    why: 'Microdata and links that say author; of a page of many teasers only the first speaks of this story.',
    confidence: 0.8,
    find: (evidence) => fromText(evidence, hinted(evidence, ['item.author.name', 'item.author', 'rel.author', 'item.creator.name', 'item.creator']).slice(0, 4), true).slice(0, 4),
    examples: [[[['item.author.name', 'Ann Lee']], [{ name: 'Ann Lee', role: 'author' }]]],
  },
  {
    name: 'authors-wire',
    why: 'Agencies credit their reporters under the story.',
    confidence: 0.85,
    find: wire,
    examples: [[[['body', '(Reporting by Ann Lee and Bo Ek; Editing by Cy Dee)']], [{ name: 'Ann Lee', role: 'author' }, { name: 'Bo Ek', role: 'author' }]]],
  },
  {
    name: 'authors-bio',
    why: 'No byline, but a note about the writer under the story.',
    confidence: 0.8,
    find: (evidence) => bios(evidence).flatMap(({ value, spans }) => (value.name ? [{ value: { name: value.name, role: 'author' as const }, spans }] : [])),
    examples: [[[['author-bio', 'Based in Leeds, Ann Lee is a Senior Writer at Lakeside.']], [{ name: 'Ann Lee', role: 'author' }]]],
  },
] as const satisfies readonly Rule<Author>[];

/** The bios of the drop, one a person; a teaser of a longer one is left out. */
function bios(evidence: Evidence): Candidate<Bio>[] {
  const found: Candidate<Bio>[] = [];
  for (const block of blocks(evidence, 'author-bio')) {
    const value = readBio(block.text);
    const same = found.findIndex((other) => other.value.name === value.name);
    const known = found[same];
    if (!known) found.push({ value, spans: [block.span] });
    else if (value.bio.length > known.value.bio.length) found[same] = { value: { ...known.value, ...value }, spans: [block.span] };
  }
  return found;
}

/** The writers with all that the drop says of them, each with its source; rivals are the names that other rules give. */
export function settleAuthors(evidence: Evidence): Sourced<Author>[] {
  const found = authors.map((rule: Rule<Author>) => ({ rule, people: distinct(rule.find(evidence)) }));
  const winner = found.find(({ people }) => people.length > 0);
  if (!winner) return [];
  const chosen = winner.people.map((candidate) => source(winner.rule, candidate));
  const keys = new Set(chosen.map(({ value }) => nameKey(value.name)));
  const rivals = found.flatMap(({ rule, people }) => people.filter(({ value }) => !keys.has(nameKey(value.name))).map(({ value }) => ({ value: value.name, rule: rule.name })));
  const notes = bios(evidence);
  return chosen.map((author, order) => {
    const bio = notes.find(({ value }) => value.name !== undefined && samePerson(value.name, author.value.name)) ?? (chosen.length === 1 ? notes.find(({ value }) => value.name === undefined) : undefined);
    const value = enriched(author.value, bio?.value);
    const spans: Span[] = [...author.spans, ...(bio?.spans ?? [])];
    return { ...author, value, spans: spans.filter((span, at) => spans.findIndex(([start]) => start === span[0]) === at), rivals: order === 0 ? rivals.slice(0, 8) : [] };
  });
}

/** What the page says in fields made for it goes before what a bio says in prose. */
function enriched(author: Author, bio: Bio | undefined): Author {
  const handles = [...new Set([...(author.handles ?? []), ...(bio?.handles ?? [])])];
  return { ...bio, ...author, ...(handles.length > 0 && { handles }) };
}

function distinct(people: Candidate<Author>[]): Candidate<Author>[] {
  const seen = new Set<string>();
  return people.filter(({ value }) => !seen.has(nameKey(value.name)) && seen.add(nameKey(value.name))).slice(0, MOST);
}

/** `T. O'Connor` in the byline and `Tom O'Connor` in the bio are one; so are names equal but for a middle one. */
function samePerson(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.split(' ').map(squash)) as [string[], string[]];
  const initial = (words: string[]) => words[0]?.[0];
  return nameKey(a) === nameKey(b) || (one.at(-1) === other.at(-1) && initial(one) === initial(other));
}

function linkedNames(evidence: Evidence): Candidate<string>[] {
  return [...evidence.hints].flatMap(([name, values]) => (/^ld\.author\.\d+\.name$/.test(name) ? values : []));
}

/** The agencies that bylines and datelines name; they are sources, not people. */
export function settleAgencies(evidence: Evidence): string[] {
  const texts = [...standing(evidence, 'byline'), ...hinted(evidence, META), ...linkedNames(evidence)].map(({ value }) => value);
  const opening = printed(evidence)[0]?.text.slice(0, 100) ?? '';
  const bracketed = /[(（]([^()（）]{2,30})[)）]\s?[-—–]/u.exec(opening)?.[1];
  const found = [...texts.flatMap((text) => byline(text).agencies), ...(bracketed && isAgency(bracketed) ? [bracketed] : [])];
  return [...new Map(found.map((agency) => [squash(agency), agency])).values()];
}
