import type { Attack } from '../case.ts';
import { ANOTHER, numbered, page, PARAGRAPH, told } from '../story.ts';

const FINE = ['article'] as const;
const dated = (day: string) => `Ferry returns\nBy Ann Lee\n${day}\n\n${PARAGRAPH}\n\n${ANOTHER}`;
const meta = (value: string) =>
  page(`<meta property="article:published_time" content="${value}"><time datetime="${value}" pubdate>${value}</time>`);

/** Days and times that were never, or that make a calendar throw. */
export const days = [
  {
    name: 'beyond-calendars',
    why: 'The last instant a Date knows, and the next.',
    make: () => meta('+275760-09-13T00:00:00.001Z'),
    ends: FINE,
  },
  { name: 'before-calendars', why: 'The same at the other end.', make: () => meta('-271821-04-19T23:59:59.999Z'), ends: FINE },
  { name: 'year-nought', why: 'Years below a hundred become others.', make: () => meta('0000-00-00T00:00:00Z'), ends: FINE },
  {
    name: 'february-30',
    why: 'A Date moves it on without a word.',
    make: () => meta('2026-02-30T25:61:61Z'),
    ends: FINE,
    hides: ['2026-03-02T'],
  },
  { name: 'milliseconds', why: 'A number one too large.', make: () => meta('8640000000000001'), ends: FINE },
  { name: 'offset-99', why: 'A zone that is nowhere.', make: () => meta('2026-06-05T14:00:00+99:99'), ends: FINE },
  { name: 'leap-second', why: 'A minute of 61 seconds.', make: () => meta('2026-06-30T23:59:60Z'), ends: FINE },
  {
    name: 'in-words',
    why: 'The same in a line of text.',
    make: () => dated('Published +275760-09-13T00:00:00Z, 31/31/2024, Feb 30 2024, 00:00 GMT+99'),
    ends: FINE,
  },
  { name: 'long-year', why: 'A year of a million digits.', make: () => dated(`June 5, ${'2'.repeat(1e6)}`), ends: FINE },
  {
    name: 'thousand-days',
    why: 'A date in every line.',
    make: () => told(numbered('Updated 5 June 2026 at # o’clock\n\n', 2000)),
    ends: FINE,
  },
  { name: 'other-digits', why: 'Digits of other scripts.', make: () => dated('٣١/٣١/٢٠٢٦ २०२६-०२-३०'), ends: FINE },
  {
    name: 'embargo-for-ever',
    why: 'A story nobody may print.',
    make: () => `EMBARGOED UNTIL 99:99 GMT, February 30, 999999\n\nFerry returns\n\n${PARAGRAPH}\n\n${ANOTHER}`,
    ends: FINE,
  },
] as const satisfies readonly Attack[];
