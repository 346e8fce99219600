import type { Moment } from '@copydesk/article/article';

import { monthOf } from '../calendar/months.ts';
import type { Candidate, Evidence } from '../evidence.ts';
import { dateline, firstParagraph, wireOpening } from './dateline.ts';
import { dateIn, isDay } from './moment.ts';

const DAY = 86_400_000;
/** A dateline in UTF-16 units, and how old copy without a year may be: what is older is another year's. */
const LONGEST = 100;
const OLDEST = 300 * DAY;
/** `July 3`, `3 mars`, `3月1日`, `1日`: no year behind it. */
const YEARLESS =
  /(?<M>(?:\p{L}|\p{M}){3,14})\.? (?<d>\d{1,2})(?!\d)|(?<!\d)(?<d2>\d{1,2})\.? (?:de )?(?<M2>(?:\p{L}|\p{M}){3,14})|(?<m>\d{1,2})[月월]\s?(?<d3>\d{1,2})[日일]/u;

/** What a dateline says behind its place and before its agency or dash; undefined where the story opens with none. */
function dated(evidence: Evidence): { text: string; span: [number, number] } | undefined {
  const first = firstParagraph(evidence);
  if (!first || !/\d/.test(first.text.slice(0, LONGEST))) return undefined;
  const told = wireOpening(evidence)?.date;
  if (told !== undefined) return { text: told, span: first.span };
  for (const rule of dateline) {
    const place = rule.name === 'dateline-line' ? undefined : rule.find(evidence)[0]?.value;
    if (place === undefined) continue;
    const from = first.text.indexOf(place) + place.length;
    const text = first.text.slice(from, LONGEST);
    // No further than what ends a dateline.
    return { text: text.slice(0, /[(（—–\]］电電]|\s-\s/u.exec(text)?.index ?? text.length), span: first.span };
  }
  return undefined;
}

/** The day that the dateline names in full. */
export function datelineDay(evidence: Evidence): Candidate<Moment>[] {
  const found = dated(evidence);
  const date = found && dateIn(found.text);
  return found && date && date.moment.precision === 'day' && isPast(date.moment.at, evidence)
    ? [{ value: date.moment, spans: [found.span] }]
    : [];
}

function isPast(day: string, { drop: { lastModified } }: Evidence): boolean {
  return lastModified === undefined || Date.parse(day) <= Date.parse(lastModified) + DAY;
}

/** The day that a dateline without a year means, counted back from the drop's own time: an interval of one day, with its reason. */
export function datelineCounted(evidence: Evidence): Candidate<Moment>[] {
  const { lastModified } = evidence.drop;
  const found = lastModified === undefined ? undefined : dated(evidence);
  const { M, M2, m, d, d2, d3 } = (found && YEARLESS.exec(found.text)?.groups) ?? {};
  const month = m === undefined ? monthOf(M ?? M2 ?? '') : Number(m);
  const day = Number(d ?? d2 ?? d3);
  if (!found || lastModified === undefined || !month || !(day > 0)) return [];
  const limit = Date.parse(lastModified.slice(0, 10)) + DAY;
  const year = [0, 1]
    .map((back) => new Date(limit).getUTCFullYear() - back)
    .find(
      (one) => isDay(one, month, day) && Date.UTC(one, month - 1, day) <= limit && Date.UTC(one, month - 1, day) > limit - OLDEST,
    );
  if (year === undefined) return [];
  const at = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const said = found.text.replace(/^[\s,.]+|[\s,.]+$/gu, '');
  const reasons = [`the dateline says “${said}”; the year is that of the drop's own time, ${lastModified.slice(0, 10)}`];
  return [{ value: { precision: 'interval', from: at, to: at, reasons }, spans: [found.span] }];
}
