import type { Moment } from '@copydesk/article/article';

import { blocks, hint, hinted, once, printed, standing, type Candidate, type Evidence } from '../evidence.ts';
import { monthOf } from '../calendar/months.ts';
import { nearStory, startOf } from '../nearby.ts';
import { datedParts, tellsChange } from './date-words.ts';
import { dated, dateIn, isDay, type Dated } from './moment.ts';

const DAY = 86_400_000;
/** Days that systems write when they know none: the zero days of Unix (east and west of Greenwich), Excel and SQL. */
const TEMPLATES = new Set(['1970-01-01', '1969-12-31', '1899-12-30', '1899-12-31', '1900-01-01']);

/** Can a story of this drop bear this date? Not before printing, not a template's, not after the drop itself. */
function possible({ at, precision }: Dated, evidence: Evidence): boolean {
  if (Number(at.slice(0, 4)) < 1600) return false;
  if (TEMPLATES.has(at.slice(0, 10)) && /^(?:.{7,10}|.{10}T00:00.*|1969-12-31T.*|1970-01-01T.*)$/.test(at)) return false;
  const start = precision === 'month' ? `${at}-01` : at.slice(0, 10);
  const { lastModified } = evidence.drop;
  return lastModified === undefined || Date.parse(start) <= Date.parse(lastModified) + DAY;
}

/** The language a page declares, with the country where any hint names one: it settles `3/4/2024`. */
const languageOf = once((evidence) => {
  const language = hint(evidence, 'html.lang') ?? '';
  const local = hint(evidence, 'meta.og:locale')?.replace('_', '-') ?? '';
  return local.startsWith(`${language}-`) ? local : language;
});

/** What these texts date, as far as a story of this drop can bear it. */
export function dates(evidence: Evidence, candidates: Candidate<string>[]): Candidate<Moment>[] {
  const language = languageOf(evidence);
  return candidates.flatMap(({ value, spans }) => {
    const moment = dated(value, language);
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

const ADDRESS = /(?:^|[/_.-])((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])(?:[/_-]?([0-3]\d)(?!\d)|(?=\/))/u;
/** `/23-01-2022-`, and `/2023/october/03/`. */
const DAY_FIRST = /(?:^|[/_.~-])([0-3]\d)-(0[1-9]|1[0-2])-((?:19|20)\d{2})(?!\d)/u;
const MONTH_NAMED = /\/((?:19|20)\d{2})\/(\p{L}{3,9})\/([0-3]?\d)\//u;

/** `/2024/03/01/`, `/2024-03/01/`, `/20240301-`, or only a month. */
function inAddress(address: string): Dated | undefined {
  const named = MONTH_NAMED.exec(address);
  const reversed = DAY_FIRST.exec(address);
  const [year, month, day] = named
    ? [named[1], pad(monthOf(named[2] ?? '') ?? 0), pad(named[3] ?? '')]
    : (ADDRESS.exec(address)?.slice(1) ?? reversed?.slice(1).toReversed() ?? []);
  if (!year || !month) return undefined;
  if (!day) return { precision: 'month', at: `${year}-${month}` };
  return isDay(Number(year), Number(month), Number(day)) ? { precision: 'day', at: `${year}-${month}-${day}` } : undefined;
}

function pad(part: string | number): string {
  return String(part).padStart(2, '0');
}

/** What the addresses of the page and the key of the drop date. */
export function addressed(evidence: Evidence): Candidate<Moment>[] {
  const addresses = [
    ...hinted(evidence, ['link.canonical', 'meta.og:url', 'ld.url', 'link.amphtml']),
    { value: evidence.drop.key, spans: [] },
  ];
  return addresses.flatMap(({ value, spans }) => {
    const moment = inAddress(value.replace(/^https?:\/\/[^/]*/i, ''));
    return moment && possible(moment, evidence) ? [{ value: moment, spans }] : [];
  });
}

/** What pages call the element around the day of a change, and not around that of publication. */
const CHANGED_NAME = /modified|last-?_?updat|updated-?(?:date|time|at|on)|date-?updated|actualiz|aktualis/;
const FIRST_NAME = /publi|created|entry-date|pubdate|original/;

/** Time elements but those that stand behind a word for a change, or are called after one. */
function times(evidence: Evidence): Candidate<string>[] {
  const changes = standing(evidence, 'dateline', 'byline').filter(({ value }) => value.length < 400 && tellsChange(value));
  return timesCalled(evidence, (name) => !CHANGED_NAME.test(name) || FIRST_NAME.test(name)).filter(
    (time) => !changes.some((line) => isChange(time, line, evidence)),
  );
}

/** Time elements of this story: not those above its headline, where a line below it names a day. */
export function timesOfStory(evidence: Evidence): Candidate<string>[] {
  const found = nearStory(evidence, times(evidence));
  const top = startOf(standing(evidence, 'headline')[0]);
  const above = startOf(found[0]) < top;
  return above && near(evidence).some((line) => startOf(line) > top) ? [] : found;
}

/** Time elements that are called after a change and stand beside others of this story: alone it is often the only day there is. */
export function changedTimes(evidence: Evidence): Candidate<string>[] {
  const called = timesCalled(evidence, (name) => /updated|modified/.test(name) && !FIRST_NAME.test(name));
  return called.length > 0 && times(evidence).length > called.length ? nearStory(evidence, called) : [];
}

function timesCalled(evidence: Evidence, test: (name: string) => boolean): Candidate<string>[] {
  return [...evidence.hints].flatMap(([name, values]) =>
    (name === 'time.datetime' || name.startsWith('time.datetime.')) && test(name) ? values : [],
  );
}

/** Whether a time stands in a line, and the line names its day behind a word for a change and nowhere else. */
function isChange(time: Candidate<string>, line: Candidate<string>, evidence: Evidence): boolean {
  const [start, end] = line.spans[0] ?? [0, 0];
  const at = time.spans[0]?.[0] ?? -1;
  if (at < start - 200 || at > end) return false;
  const dayOf = (text: string) => dated(text, languageOf(evidence))?.at.slice(0, 10);
  const day = dayOf(time.value);
  const parts = datedParts(line.value).map(({ of, text }) => ({ changed: of === 'changed', day: dayOf(text) }));
  if (day === undefined || parts.some((part) => !part.changed && part.day === day)) return false;
  return parts.some((part) => part.changed && Math.abs(Date.parse(part.day ?? '') - Date.parse(day)) <= DAY);
}

/** Lines with a date or a name, this story's first. */
const near = once((evidence) => {
  const all = standing(evidence, 'dateline', 'byline').map(({ value, spans }) => ({ value: parted(value), spans }));
  return nearStory(
    evidence,
    all.filter(({ value }) => dated(value, languageOf(evidence))),
  );
});

/** `HealthDECEMBER 22, 2031Updated`: what markup sets apart, and a text glues. */
function parted(text: string): string {
  return text.slice(0, 400).replace(/(?<=\p{Ll})(?=\p{Lu}{3})|(?<=\d{2})(?=\p{Lu}\p{Ll}{2})/gu, ' ');
}

/** What printed lines say of when it was published, or last changed: parts of lines, those first that say so by a word. */
export function lines(evidence: Evidence, which: 'published' | 'changed'): Candidate<string>[] {
  return near(evidence).flatMap(({ value, spans }) => {
    const parts = datedParts(value);
    const told = parts.filter(({ of }) => of === which);
    const plain = which === 'published' ? parts.filter(({ of }) => of === 'plain') : [];
    return [...told, ...plain].map(({ text }) => ({ value: text, spans }));
  });
}

/** The one day that all time elements and lines with a date on the page name, wherever they stand. */
export function lonelyDay(evidence: Evidence): Candidate<Moment>[] {
  const told = standing(evidence, 'dateline').filter(({ value }) => !tellsChange(value));
  const all = dates(evidence, [...times(evidence), ...told]);
  const days = new Set(all.map(({ value }) => (value.precision === 'interval' ? '' : value.at.slice(0, 10))));
  return days.size === 1 ? all.slice(0, 1) : [];
}

/** What may stand before a date that opens a line: nothing, a bracket, a place, what it is, or somebody's name and a bar. */
const BEFORE =
  /^(?:[([]|\p{Lu}\p{L}{1,20},? \(?|(?:\p{L}{3,20} (?:vom|of|from) |date|datum|fecha|data|published|posted|veröffentlicht|erschienen|publié|publicado|pubblicato|更新|公開)[:：]? ?(?:on |am |le |el |il )?|[^|•·.!?]{2,30} [|•·] )?$/iu;
const BEHIND = /^(?:\s{0,2}(?:[-–—|•·)\]]|Uhr\b)|\.\s|\s*$| autor| by | von )/iu;

/** Of these texts those that open with a date, which something sets apart from what follows. */
export function opening(evidence: Evidence, candidates: readonly Candidate<string>[]): Candidate<Moment>[] {
  return candidates.flatMap(({ value, spans }) => {
    const text = value.slice(0, 120);
    const found = dateIn(text, languageOf(evidence));
    return found &&
      BEFORE.test(text.slice(0, found.start)) &&
      BEHIND.test(text.slice(found.end)) &&
      possible(found.moment, evidence)
      ? [{ value: found.moment, spans }]
      : [];
  });
}

/** How many blocks of the story can open with its date, and how long a line is that holds little else. UTF-16 units. */
const FIRST = 2;
const LINE = 120;

/** The first lines of the story, and lines of its head that were taken for something else. */
export function heads(evidence: Evidence): Candidate<string>[] {
  const opened = printed(evidence).slice(0, FIRST);
  const end = opened.at(-1)?.span[1] ?? Number.POSITIVE_INFINITY;
  const others = blocks(evidence, 'subheadline', 'author-bio', 'caption').filter(
    ({ text, span }) => text.length <= LINE && span[0] < end,
  );
  return [...others, ...opened].map(({ text, span }) => ({ value: text, spans: [span] }));
}
