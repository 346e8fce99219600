import type { Moment } from '@copydesk/article/article';
import type { Span } from '@copydesk/article/block';

import { monthOf } from '../calendar/months.ts';
import { once, standing, type Candidate, type Evidence } from '../evidence.ts';
import { dates } from './dates.ts';

/** What the header of a message on the wire says, as it stands there. */
export type WireHeader = { priority: string; category: string; slug?: string };

/** `kwd0342 3 pl 289  kwb 0871`: behind the number of the story (IPTC 7901). */
const IPTC = /^\p{L}{2,4}\d{3,4} (?<priority>[1-9]) (?<category>\p{L}{1,3})(?:\s|$)/u;
/** `a0342 u i bc-Harbour-Ferry 05-08 0210` (ANPA 1312). */
const ANPA =
  /^[a-z]\d{4}[a-z]{0,5} (?<priority>[a-z]) (?<category>[a-z]{1,2}) (?<slug>\S{2,40}(?: \S{1,20}){0,3}?)(?: \d{2}-\d{2} \d{4}| \d{2}-\d{2}| \d{4})$/iu;

/** The header that a line is; undefined for any other line. */
export function headerOf(line: string): WireHeader | undefined {
  const found = (IPTC.exec(line) ?? ANPA.exec(line))?.groups;
  const { priority = '', category = '', slug } = found ?? {};
  return found && { priority, category, ...(slug !== undefined && { slug }) };
}

/** The headers of the copy, each with its place. */
export const headers: (evidence: Evidence) => readonly { header: WireHeader; spans: Span[] }[] = once((evidence) =>
  standing(evidence, 'advisory').flatMap(({ value, spans }) => {
    const header = headerOf(value);
    return header ? [{ header, spans }] : [];
  }),
);

/** Categories of the wires: the letters of ANPA 1312, and the codes that agencies put into IPTC 7901. */
const CATEGORIES: Readonly<Record<string, string>> = {
  a: 'Domestic',
  e: 'Entertainment',
  f: 'Financial',
  i: 'International',
  l: 'Lifestyle',
  p: 'Politics',
  s: 'Sports',
  t: 'Travel',
  pl: 'Politik',
  wi: 'Wirtschaft',
  ku: 'Kultur',
  sp: 'Sport',
  vm: 'Vermischtes',
  pol: 'Politics',
  eco: 'Economy',
  fin: 'Finance',
  spo: 'Sport',
  clt: 'Culture',
};

/** The section that the category of the header stands for. */
export function categories(evidence: Evidence): Candidate<string>[] {
  return headers(evidence).flatMap(({ header, spans }) => {
    const section = CATEGORIES[header.category.toLowerCase()];
    return section === undefined ? [] : [{ value: section, spans }];
  });
}

const TIME = /^(\d{2})(\d{2})(\d{2}) (\p{L}{3,9})\.? (\d{2})$/u;
const CLOSING = /^[A-Z]{2,4}(?:-[A-Z]{2,3}){0,2}-(\d{2})-(\d{2})-(\d{2}) (\d{2})(\d{2})\s?([A-Z]{3,4})$/;

/** When the message was sent: `041530 SEP 31`, `CW-CS-05-08-31 1705GMT`. No wire is older than this century's. */
export function sentAt(evidence: Evidence): Candidate<Moment>[] {
  const told = standing(evidence, 'dateline').flatMap(({ value, spans }) => {
    const [, day, hour, minute, word = '', year] = TIME.exec(value) ?? [];
    const month = monthOf(word);
    if (month !== undefined) return [{ value: `20${year}-${month}-${day} ${hour}:${minute}`, spans }];
    const [, mm, dd, yy, hh, mi, zone] = CLOSING.exec(value) ?? [];
    return mm === undefined ? [] : [{ value: `20${yy}-${mm}-${dd} ${hh}:${mi} ${zone}`, spans }];
  });
  return dates(evidence, told);
}
