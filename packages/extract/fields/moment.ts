import type { Moment } from '@copydesk/article/article';

import { monthOf } from '../calendar/months.ts';
import { fromPersian, persianMonthOf } from '../calendar/persian.ts';
import { clock } from './clock-behind-day.ts';

/** A day or an instant: what one printed or declared date can tell. */
export type Dated = Extract<Moment, { precision: 'instant' | 'day' | 'month' }>;

type Parts = { year: number; month: number; day: number };

/** A year, alone or with the time of day glued to it: `20234:45 PM`. */
const YEAR = String.raw`(?<y>\d{4})(?=\d{1,2}:\d{2}|\D|$)`;

/** The ways to write a day, each bounded. The groups are named `y` (or `yy`, or `E` and `e`, an era and its year), `m` or `M` (a
 * word), and `d`; `a` and `b` where nobody knows which is which; `t` for a time of day within. */
const DAYS: readonly RegExp[] = [
  /(?<![\d.])(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/u,
  /(?<![\d.])(?<y>\d{4})[/.] ?(?<m>\d{1,2})[/.] ?(?<d>\d{1,2})(?!\d)\.?/u,
  /(?<![\d.])(?<y>\d{4})\. (?<M>\p{L}[\p{L}\p{M}]{1,15})\.? (?<d>\d{1,2})(?!\d)\.?/u,
  /(?<![\d.])(?<d>\d{1,2}) [Tt]háng (?<m>\d{1,2})(?:,| năm) (?<y>\d{4})(?!\d)/u,
  /(?<y>\d{4})\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]/u,
  /(?<E>令和|平成|昭和|大正|民國|民国)\s?(?<e>元|\d{1,3})年\s?(?<m>\d{1,2})月\s?(?<d>\d{1,2})日/u,
  new RegExp(
    String.raw`(?<![\d.])(?<d>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?,?[\s-]{1,2}(?:de |of |d['’])?(?<M>\p{L}[\p{L}\p{M}]{1,15}|\p{Script=Thai}{1,2}\.\p{Script=Thai}{1,2})\.?,?[\s-](?:de |del |do |พ\.ศ\. ?)?${YEAR}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<M>\p{L}[\p{L}\p{M}]{1,15})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?(?:,? |(?=(?:19|20)\d\d(?!\d)))${YEAR}`,
    'u',
  ),
  // As C prints it: `Fri Feb 18 10:27:24 2022`.
  /(?<M>[A-Z][a-z]{2}) {1,2}(?<d>\d{1,2}) (?<t>\d{2}:\d{2}:\d{2})(?: [A-Z]{3,4})? (?<y>\d{4})(?!\d)/u,
  new RegExp(String.raw`(?<![\d.])(?<d>\d{1,2})\. ?(?<m>\d{1,2})\. ?${YEAR}(?!:)`, 'u'),
  // The month first only where the second number can be none.
  /(?<![\d.])(?<m>0?[1-9]|1[0-2])\.(?<d>1[3-9]|2\d|3[01])\.(?<y>\d{4})(?!\d)/u,
  /(?<![\d/])(?<m>0?[1-9]|1[0-2])\/(?<d>1[3-9]|2\d|3[01])\/(?<yy>\d{2})(?![\d/])/u,
  // Two digits of a year only where points say that it is day, month, year: `28.09.22`.
  /(?<![\d.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<yy>\d{2})(?![\d.%])/u,
  /(?<![\d/])(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>\d{4})(?!\d)/u,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?=T?\d{4,6}|T|$)/u,
];

/**
 * The first date in a text, as precisely as it is written, its offset kept as given. `language` (BCP 47) settles months that mean
 * something else elsewhere and `3/4/2024`. Undefined for no date and for one that no calendar has.
 */
export function dated(text: string, language = ''): Dated | undefined {
  return dateIn(text, language)?.moment;
}

/** The same, and where it stands: what it is depends on what stands around it. UTF-16 units. */
export function dateIn(text: string, language = ''): { moment: Dated; start: number; end: number } | undefined {
  const value = westernDigits(text.slice(0, 200));
  if (!/\d/.test(value)) return undefined;
  const epoch = /^(\d{10})(?:\d{3})?$/.exec(value.trim());
  if (epoch) {
    const at = `${new Date(Number(epoch[1]) * 1000).toISOString().slice(0, 19)}Z`;
    return { moment: { precision: 'instant', at }, start: 0, end: value.length };
  }
  let best: { index: number; end: number; parts: Parts; time: string } | undefined;
  for (const form of DAYS) {
    // Nothing stands before the start.
    if (best?.index === 0) break;
    const match = form.exec(value);
    const parts = match?.groups && partsOf(match.groups, language);
    if (match && parts && (!best || match.index < best.index))
      best = { index: match.index, end: match.index + match[0].length, parts, time: match.groups?.['t'] ?? '' };
  }
  if (!best) return undefined;
  const { year, month, day } = best.parts;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const told = clock(best.time || value.slice(best.end, best.end + 60));
  const [start, end] = [best.index, best.end + (best.time ? 0 : (told?.length ?? 0))];
  return { moment: told ? { precision: 'instant', at: date + told.time } : { precision: 'day', at: date }, start, end };
}

/** Decimal digits of any script as ASCII: `٢٠٢٣` and `२०२३` are 2023. The text keeps its length. */
function westernDigits(text: string): string {
  return /[\u0660-\uff19]/.test(text)
    ? text.replace(/[\u0660-\uff19]/gu, (one) => (/\p{Nd}/u.test(one) ? valueOf(one) : one))
    : text;
}

/** The ten digits of a script stand in order, its zero first. */
function valueOf(digit: string): string {
  const code = digit.charCodeAt(0);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** What is added to the years of an era: Japan's emperors, the Republic of China. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 民國: 1911, 民国: 1911 };
/** The Thai calendar counts from the death of the Buddha. */
const BUDDHIST = 543;
/** Years of the Persian calendar, of 1925 to 2071. */
const [PERSIAN, PERSIANS] = [1304, 1449];
/** No story is older or younger; years of the Hijri calendar fall out, which is not read. */
const [OLDEST, YOUNGEST] = [1600, 2199];

function partsOf(groups: Record<string, string | undefined>, language: string): Parts | undefined {
  const primary = language.split('-')[0];
  const word = groups['M'];
  const persian = word === undefined ? (primary === 'fa' ? Number(groups['m']) : 0) : persianMonthOf(word);
  const written = Number(groups['y']);
  let day = Number(groups['d']);
  if (persian && written >= PERSIAN && written <= PERSIANS) return fromPersian(written, persian, day);
  let month = word === undefined ? Number(groups['m']) : (monthOf(word, primary) ?? 0);
  if (groups['a'] !== undefined) {
    const [a, b] = [Number(groups['a']), Number(groups['b'])];
    const american = a > 12 ? false : b > 12 || a === b || isAmerican(language);
    if (american === undefined) return undefined;
    [month, day] = american ? [a, b] : [b, a];
  }
  const year = yearOf(groups, primary === 'th' || /\p{Script=Thai}/u.test(word ?? ''));
  return year >= OLDEST && year <= YOUNGEST && isDay(year, month, day) ? { year, month, day } : undefined;
}

function yearOf(groups: Record<string, string | undefined>, thai: boolean): number {
  if (groups['yy'] !== undefined) return 2000 + Number(groups['yy']);
  if (groups['E'] !== undefined) return (ERAS[groups['E']] ?? 0) + (groups['e'] === '元' ? 1 : Number(groups['e']));
  const year = Number(groups['y']);
  return thai && year > YOUNGEST ? year - BUDDHIST : year;
}

/** 3/4/2024 is March in the United States, April elsewhere, and nothing where nobody says where. */
function isAmerican(language: string): boolean | undefined {
  if (/^(?:en-US|en-PH|fil)\b/i.test(language)) return true;
  return /^en$|^$/i.test(language) ? undefined : false;
}

/** Does the calendar have this day? */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
