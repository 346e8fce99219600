import type { Author, Sourced } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';

import { hinted, printed, squash, standing, type Candidate, type Evidence } from '../evidence.ts';
import { source } from '../rule.ts';
import { isAgency } from './agencies.ts';
import type { AuthorRule } from './author-rule.ts';
import { authors } from './authors.ts';
import type { Bio } from './bio.ts';
import { wireOpening } from './dateline.ts';
import { senders } from './mail.ts';
import { nameKey } from './names.ts';
import { bios, bylineOf, bylines, META } from './people.ts';
import { signedOff } from './sign-off.ts';
import { siteNames } from './site.ts';
import { translators } from './translators.ts';
import { wireReporters } from './wire-byline.ts';

/** At most this many writers, and names that others give. */
const MOST = 20;
const RIVALS = 8;

/** What one rule found; `key` is the same for the same people. */
type Found = { rule: AuthorRule; people: Candidate<Author>[]; key: string };

/** The first list, or the first that two witnesses give where only one gives the first: content systems name who pressed the button. */
function believed(found: readonly Found[]): Found | undefined {
  const witnesses = ({ key }: Found) =>
    new Set(found.filter((other) => other.key === key && other.rule.witness !== 'echo').map(({ rule }) => rule.witness)).size;
  const [first] = found;
  return first && witnesses(first) < 2 ? (found.find((list) => witnesses(list) > 1) ?? first) : first;
}

/** The writers with all that the drop says of them, each with its source; rivals are the names that other rules give. */
export function settleAuthors(evidence: Evidence): Sourced<Author>[] {
  const others = translators(evidence);
  const none = new Set([...others, ...houses(evidence)].map(({ spans }) => spans[0]?.[0]));
  const named = settleWriters(evidence).filter(({ spans }) => spans.length === 0 || !none.has(spans[0]?.[0]));
  const writers = named.length > 0 ? named : wireReporters(evidence).map((one) => told(one, 'authors-dateline'));
  const known = new Set(writers.map(({ value }) => nameKey(value.name)));
  const helpers = distinct([...beside(evidence), ...signedOff(evidence, writers.length > 0)]);
  const behind = helpers.filter(({ value }) => !known.has(nameKey(value.name)));
  return [...writers, ...others.map((one) => told(one, 'translator-line')), ...behind.map((one) => told(one, 'sign-off'))];
}

/** Whom bylines name beside the writers: photographers, editors. Fields made for writers know nothing of them. */
function beside(evidence: Evidence): Candidate<Author>[] {
  return bylines(evidence).flatMap(({ value, spans }) =>
    bylineOf(evidence, value).people.flatMap((person) => (person.role === 'author' ? [] : { value: person, spans })),
  );
}

/** What a house calls those of its people whom it does not name. */
const DESK =
  /\s(?:staff|desk|newsroom|redaktion|redacción|rédaction|redação|redazione|redactie)(?: (?:reports?|reporters?|writers?))?$/iu;

/** Bylines that name the house: `By Harbour Courier Staff`. */
function houses(evidence: Evidence): Candidate<string>[] {
  return standing(evidence, 'byline').filter(
    ({ value }) =>
      DESK.test(value) && siteNames(evidence).has(squash(value.replace(/^(?:by|von|par|por|di|door) /iu, '').replace(DESK, ''))),
  );
}

/** Somebody whom one line names plainly, where no table of rules has to be asked. */
function told({ value, spans }: Candidate<Author>, rule: string): Sourced<Author> {
  return { value, rule, confidence: 0.9, spans, rivals: [] };
}

function settleWriters(evidence: Evidence): Sourced<Author>[] {
  const found = authors
    .map((rule: AuthorRule): Found => {
      const people = distinct(rule.find(evidence));
      const keys = people.map(({ value }) => nameKey(value.name));
      return { rule, people, key: keys.toSorted().join(' ') };
    })
    .filter(({ people }) => people.length > 0);
  const winner = believed(found);
  if (!winner) return [];
  const chosen = winner.people.map((candidate) => source(winner.rule, candidate));
  const keys = new Set(chosen.map(({ value }) => nameKey(value.name)));
  const rivals = found.flatMap(({ rule, people }) =>
    people.filter(({ value }) => !keys.has(nameKey(value.name))).map(({ value }) => ({ value: value.name, rule: rule.name })),
  );
  const notes = bios(evidence);
  return chosen.map((author, order) => {
    const bio =
      notes.find(({ value }) => value.name !== undefined && samePerson(value.name, author.value.name)) ??
      (chosen.length === 1 ? notes.find(({ value }) => value.name === undefined) : undefined);
    const sender = senders(evidence).find((one) => samePerson(one.value.name, author.value.name));
    const email = sender?.value.email;
    const value = { ...(email !== undefined && { email }), ...enriched(author.value, bio?.value) };
    const spans: Span[] = [...author.spans, ...detailSpans(evidence, value), ...(bio?.spans ?? []), ...(sender?.spans ?? [])];
    const distinctSpans = spans.filter((span, at) => spans.findIndex(([start]) => start === span[0]) === at);
    return {
      value,
      rule: author.rule,
      confidence: author.confidence,
      spans: distinctSpans,
      rivals: order === 0 ? rivals.slice(0, RIVALS) : [],
    };
  });
}

/** Where the page says what an author is, and how to reach him: beside his name, in properties of their own. */
function detailSpans(evidence: Evidence, { jobTitle, email, url, affiliation }: Author): Span[] {
  const details = new Set([jobTitle, email, url, affiliation].filter((detail) => detail !== undefined));
  if (details.size === 0) return [];
  const spans: Span[] = [];
  for (const [name, values] of evidence.hints)
    if (name.startsWith('ld.author.')) for (const one of values) if (details.has(one.value)) spans.push(...one.spans);
  return spans;
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
  return nameKey(a) === nameKey(b) || (one.at(-1) === other.at(-1) && one[0]?.[0] === other[0]?.[0]);
}

function linkedNames(evidence: Evidence): Candidate<string>[] {
  return [...evidence.hints].flatMap(([name, values]) => (/^ld\.author\.\d+\.name$/.test(name) ? values : []));
}

/** The agencies that bylines and datelines name; they are sources, not people. */
export function settleAgencies(evidence: Evidence): string[] {
  const texts = [...standing(evidence, 'byline'), ...bylines(evidence), ...hinted(evidence, META), ...linkedNames(evidence)].map(
    ({ value }) => value,
  );
  const wire = wireOpening(evidence)?.agency ?? wireOf(printed(evidence)[0]?.text.slice(0, 100) ?? '');
  const found = [...texts.flatMap((text) => bylineOf(evidence, text).agencies), ...(wire === undefined ? [] : [wire])];
  return [...new Map(found.map((agency) => [squash(agency), agency])).values()];
}

/** The forms of a wire's name in a dateline: in brackets before a dash, in the brackets of Japan and Korea, before `电`, behind a dash. */
const WIRES: readonly RegExp[] = [
  /[(（]([^()（）]{2,30})[)）]\s?[.,]?\s?[-—–]/u,
  /^[［[【〔][^］\]】〕]{2,16}日[ 　]([^］\]】〕]{2,16})[］\]】〕]/u,
  /^[([［]\p{Script=Hangul}{2,12}=([^)\]］]{2,16})[)\]］]/u,
  /^[（(]?(新华社|新華社|路透社|共同社|法新社)\p{Script=Han}{2,8}\s?(?:\d{1,2}月)?\d{1,2}日?[电電]/u,
  /^\p{Lu}[^—–(]{2,50} [—–] ?(\p{Lu}[\p{L} ]{2,24})\. (?=\p{Lu})/u,
];

/** The agency whose dateline opens a story. */
function wireOf(opening: string): string | undefined {
  return WIRES.map((form) => form.exec(opening)?.[1]).find((name) => name !== undefined && isAgency(name));
}
