import { hint, hinted, once, squash, type Candidate, type Evidence } from '../evidence.ts';
import { withoutMarks } from './marks.ts';
import { siteNames } from './site.ts';

const LONGEST = 300;

/** What stands between a headline and the site or section that a template appends to it. */
const SEPARATOR = / (?:[|│•·»:]|::|--?|–|—|\/|<|«) |\s?[｜|]\s?| ?_ ?(?=[^_]{2,30}$)/gu;

/** The day that press offices put before a headline. */
const DAY = /^\d{1,2}\.\d{1,2}\.\d{4} ?[-–—:|] (?=\p{Lu})/u;

/** The headline without the names of site and section that a template glued to its end or start. */
function plain(title: string, evidence: Evidence): string {
  const names = siteNames(evidence);
  const section = squash(hint(evidence, 'ld.articleSection') ?? hint(evidence, 'meta.article:section') ?? '');
  const furniture = (part: string) => {
    const name = squash(part);
    return name === '' || names.has(name) || names.has(name.replace(/^the/, '')) || (section !== '' && name === section);
  };
  const cuts = [...title.matchAll(SEPARATOR)].slice(-6);
  let end = title.length;
  for (const cut of cuts.toReversed()) {
    if (!furniture(title.slice(cut.index + cut[0].length, end))) break;
    end = cut.index;
  }
  const first = cuts[0];
  const start = first && first.index < end && furniture(title.slice(0, first.index)) ? first.index + first[0].length : 0;
  return title.slice(start, end).replace(DAY, '').trim() || title;
}

const named = once(() => new Map<string, Candidate<string>[]>());

/** What the page calls itself under these names; each is read once, however many rules ask. */
export function titles(evidence: Evidence, names: readonly string[]): Candidate<string>[] {
  const known = named(evidence);
  return names.flatMap((name) => {
    let found = known.get(name);
    if (!found) known.set(name, (found = worthy(hinted(evidence, [name]), evidence)));
    return found;
  });
}

/** `Lessons: The lean ferry`, where the page is shared as `The lean ferry`: what the tab has before it is the site. */
const calledSite = once((evidence) => {
  const tab = hint(evidence, 'title') ?? '';
  const shared = hint(evidence, 'meta.og:title') ?? '';
  const before =
    shared !== '' && !siteNames(evidence).has(squash(shared)) && tab.endsWith(shared)
      ? tab.slice(0, -shared.length).replace(/[\s:|•·»–—-]{1,4}$/u, '')
      : '';
  return before === '' ? siteNames(evidence) : new Set([...siteNames(evidence), squash(before)]);
});

/** Not empty, not a whole paragraph, and not the name of the site itself. */
export function worthy(candidates: Candidate<string>[], evidence: Evidence): Candidate<string>[] {
  const names = calledSite(evidence);
  return candidates
    .map((candidate) => ({ ...candidate, value: unmarked(plain(candidate.value, evidence)) }))
    .filter(({ value }) => value !== '' && value.length <= LONGEST && !names.has(squash(value)));
}

/** Without what wires write before it; a headline that is nothing else stays. */
function unmarked(title: string): string {
  // `^`: a control left over from the wire.
  const plainly = title.startsWith('^') ? title.slice(1).trimStart() : title;
  return withoutMarks(plainly).rest || title;
}

/** A head of this many words, or signs of a script without spaces, says something by itself. */
const WORDS = 3;
const SIGNS = 8;

/** `Ferry returns – Ports – Harbour Courier`: the tab with nothing that says which part is the site; the first, where it is the longest. */
export function headOf(title: string): string {
  const cuts = [...title.matchAll(/ (?:[|·»]|--?|–|—) |[-_｜](?=\p{Script=Han}{2,8}$)/gu)];
  const parts = [0, ...cuts.map(({ index, 0: cut }) => index + cut.length)].map((from, at) => title.slice(from, cuts[at]?.index));
  const [head = '', ...rest] = parts;
  const tells = head.split(' ').length >= WORDS || (/\p{Script=Han}/u.test(head) && head.length >= SIGNS);
  return tells && rest.every((part) => part.length < head.length) ? head : title;
}

/** Two sources agree when one is the other, or begins or ends with it. */
export function agree(a: string, b: string): boolean {
  const [short, long] = [squash(a), squash(b)].toSorted((x, y) => x.length - y.length) as [string, string];
  return short.length >= 8 ? long.startsWith(short) || long.endsWith(short) : short === long;
}

/** A page and what it says of itself share at least this share of letter pairs, even where one is rewritten. */
const ALIKE = 0.3;

/** The share of the letter pairs of the shorter title that the other has too; language-neutral. */
export function alike(a: string, b: string): boolean {
  const [first, second] = [squash(a), squash(b)];
  if (first === second) return true;
  const [one, other] = [new Set(pairs(first)), new Set(pairs(second))];
  return [...one].filter((pair) => other.has(pair)).length >= ALIKE * Math.min(one.size, other.size);
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** `Trade dispute Ferry workers strike`, where the page says it is called `Ferry workers strike`: without the line above it. */
export function withoutKicker({ value, spans }: Candidate<string>, told: readonly string[]): Candidate<string>[] {
  const title = told.find(
    (other) =>
      other.length >= 15 &&
      value.length - other.length <= 80 &&
      value.endsWith(other) &&
      // `The` and `2031` are no kicker.
      /\p{L}{4}|\p{L}{3} \d/u.test(value.slice(0, value.length - other.length)) &&
      /[\s:：|–—]/u.test(value[value.length - other.length - 1] ?? ''),
  );
  return title === undefined ? [] : [{ value: title, spans }];
}

const PARTING = /[\s:：|–—-]+/gu;

/** `Trade dispute Ferry stays`, declared as `Trade dispute: Ferry stays`: what elements part on the page, signs part where it is told. */
export function unglued(printed: string, declared: string): string {
  const parted =
    declared.length > printed.length &&
    !/[:：|–—-]$/u.test(declared) &&
    declared.replace(PARTING, '') === printed.replace(PARTING, '');
  return parted ? declared : printed;
}
