import type { Moment } from '@copydesk/article/article';

import { monthOf } from '../calendar/months.ts';

/** A day or an instant: what one printed or declared date can tell. */
export type Dated = Extract<Moment, { precision: 'instant' | 'day' | 'month' }>;

type Parts = { year: number; month: number; day: number };

const CLOCK =
  /^[T,\s]{0,3}(?:at |um |à |a las |kl\.? ?|às |alle |[-–—|•·] ?)?(\d{1,2})(?:(?:[:.h]|[時时] ?|시 ?)(\d{2})[分분]?|(?= ?[ap]\.?m))(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:([ap])\.?m\b\.?)?(?: ?Uhr| ?h\b)?\s?(?:\(?(Z\b|[+-]\d{2}(?::?\d{2})?\b|[A-Z]{2,4}\b))?/iu;

/** Zone names that mean one offset everywhere. `CST` and `IST` do not. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
};

/** The ways to write a day, each bounded. The groups are named `y` (or `yy`), `m` or `M` (a word), and `d`; `a` and `b` where
 * nobody knows which is which. */
const DAYS: readonly RegExp[] = [
  /(?<![\d.])(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/u,
  /(?<![\d.])(?<y>\d{4})[/.](?<m>\d{1,2})[/.](?<d>\d{1,2})(?!\d)/u,
  /(?<y>\d{4})\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日일]/u,
  /(?<![\d.])(?<d>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?,?[\s-]{1,2}(?:de |of |d['’])?(?<M>\p{L}[\p{L}\p{M}]{1,15})\.?,?[\s-](?:de |del |do )?(?<y>\d{4})(?!\d)/u,
  /(?<M>\p{L}[\p{L}\p{M}]{1,15})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})(?!\d)/u,
  /(?<![\d.])(?<d>\d{1,2})\. ?(?<m>\d{1,2})\. ?(?<y>\d{4})(?![\d:])/u,
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
  const value = text.slice(0, 200);
  if (!/\d/.test(value)) return undefined;
  const epoch = /^(\d{10})(?:\d{3})?$/.exec(value.trim());
  if (epoch) return { precision: 'instant', at: `${new Date(Number(epoch[1]) * 1000).toISOString().slice(0, 19)}Z` };
  let best: { index: number; end: number; parts: Parts } | undefined;
  for (const form of DAYS) {
    const match = form.exec(value);
    const parts = match?.groups && partsOf(match.groups, language);
    if (match && parts && (!best || match.index < best.index))
      best = { index: match.index, end: match.index + match[0].length, parts };
  }
  if (!best) return undefined;
  const { year, month, day } = best.parts;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const time = clock(value.slice(best.end, best.end + 60));
  return time === undefined ? { precision: 'day', at: date } : { precision: 'instant', at: date + time };
}

function partsOf(groups: Record<string, string | undefined>, language: string): Parts | undefined {
  const year = groups['yy'] === undefined ? Number(groups['y']) : 2000 + Number(groups['yy']);
  const primary = language.split('-')[0];
  let month = groups['M'] === undefined ? Number(groups['m']) : (monthOf(groups['M'], primary) ?? 0);
  let day = Number(groups['d']);
  if (groups['a'] !== undefined) {
    const [a, b] = [Number(groups['a']), Number(groups['b'])];
    // 3/4/2024 is March in the United States, April elsewhere, and nothing where nobody says where.
    const american =
      a > 12
        ? false
        : b > 12 ||
          a === b ||
          (/^(?:en-US|en-PH|fil)\b/.test(language) ? true : primary === 'en' || !primary ? undefined : false);
    if (american === undefined) return undefined;
    [month, day] = american ? [a, b] : [b, a];
  }
  return isDay(year, month, day) ? { year, month, day } : undefined;
}

/** Does the calendar have this day? */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `T14:05:00+01:00` from what stands after a date, or undefined when that is no time of day. */
function clock(text: string): string | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, hours, minutes = '00', seconds = '00', fraction, half, zone] = match;
  let hour = Number(hours);
  if (half) {
    if (hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `T${pad(hour)}:${minutes}:${seconds}${fraction ? `.${fraction.slice(0, 6)}` : ''}${offset(zone)}`;
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (!/^[+-]/.test(zone)) return ZONES[zone.toUpperCase()] ?? '';
  const digits = zone.replace(':', '').slice(1).padEnd(4, '0');
  return Number(digits.slice(0, 2)) <= 14 && Number(digits.slice(2)) <= 59
    ? `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
    : '';
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
