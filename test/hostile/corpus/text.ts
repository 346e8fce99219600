import type { Attack } from '../case.ts';
import { ANOTHER, numbered, PARAGRAPH, told } from '../story.ts';

const many = (piece: string, count: number) => piece.repeat(count);
const FINE = ['article'] as const;
const EITHER = ['article', 'no-article'] as const;

/** Text that is dear to read: huge, or bait for expressions that look back. */
export const text = [
  { name: 'one-space', why: 'Something, but nothing.', make: () => ' ', ends: ['blank'] },
  { name: 'newlines-1m', why: 'A million lines without a word.', make: () => many('\n', 1e6), ends: ['blank'] },
  { name: 'zero-width-only', why: 'Characters that nobody sees.', make: () => many('\u200b\u2060\ufeff', 1000), ends: ['blank'] },
  {
    name: 'line-33mb',
    why: 'More than the limit; refused unread.',
    make: () => Buffer.alloc(33 * 1024 * 1024, 0x61),
    ends: ['too-large'],
  },
  { name: 'line-10mb', why: 'One word of ten megabytes.', make: () => Buffer.alloc(1e7, 0x61), ends: ['too-complex'] },
  {
    name: 'line-at-cap',
    why: 'As much text as may be, in one line.',
    make: () => Buffer.alloc(4e6, 'The ferry is back at the pier. '),
    ends: FINE,
  },
  {
    name: 'line-32mb',
    why: 'As many bytes as may be, in one line.',
    make: () => Buffer.alloc(32 * 1024 * 1024, 'The ferry is back. '),
    ends: ['too-complex'],
  },
  {
    name: 'lines-300k',
    why: 'More lines than any book.',
    make: () => told(numbered('Line # of many.\n', 3e5)),
    ends: ['too-complex'],
  },
  {
    name: 'blocks-at-cap',
    why: 'As many paragraphs as may be.',
    make: () => told(numbered('Pier # is open again.\n\n', 14_990)),
    dear: true,
    ends: FINE,
  },
  {
    name: 'blocks-past-cap',
    why: 'More than may be.',
    make: () => told(numbered('Pier # is open again.\n\n', 40_000)),
    ends: ['too-complex'],
  },
  {
    name: 'headline-1mb',
    why: 'A headline that is a book.',
    make: () => `${many('Ferry ', 175_000)}\n\n${PARAGRAPH}\n\n${ANOTHER}`,
    ends: FINE,
  },
  { name: 'spaces-10mb', why: '`\\s+$` begins anew at each.', make: () => told(`x${many(' ', 1e7)}x`), ends: FINE },
  { name: 'spaces-inside', why: 'The same in a line.', make: () => told(`By${many(' ', 1e6)}Ann Lee`), ends: FINE },
  { name: 'tabs-after-by', why: 'A name that never comes.', make: () => told(`By ${many('\t', 1e6)}x`), ends: FINE },
  { name: 'carriage-returns', why: 'Line ends of one kind only.', make: () => told(`${many('\r', 1e6)}x`), ends: FINE },
  { name: 'read-more', why: 'An appeal over and over.', make: () => told(many('Read more ', 1e5)), ends: FINE },
  { name: 'read-more-lines', why: 'The same, a line each.', make: () => told(many('Read more: ferry\n\n', 1e4)), ends: FINE },
  {
    name: 'mail-bait',
    why: 'An address of mail might begin at every letter.',
    make: () => told(`${many('a', 1e6)}@`),
    ends: FINE,
  },
  { name: 'mail-dots', why: 'And go on after every dot.', make: () => told(`a@${many('a.', 5e5)}!`), ends: FINE },
  { name: 'address-bait', why: 'The same of the web.', make: () => told(`http://${many('a.', 5e5)}\u0001`), ends: FINE },
  { name: 'tags-bait', why: 'Signs for smaller than, in a text.', make: () => told(many('< ', 5e5)), ends: FINE },
  { name: 'comma-bait', why: 'Captions are told by their commas.', make: () => told(`${many('Word, ', 2e5)}!`), ends: FINE },
  { name: 'quote-bait', why: 'Quotes that never end.', make: () => told(many('“a ', 2e5)), ends: FINE },
  {
    name: 'quote-nested',
    why: 'Quotes in quotes, closed again.',
    make: () => told(`${many('“‘', 1e5)}a${many('’”', 1e5)}`),
    ends: FINE,
  },
  { name: 'bracket-bait', why: 'Brackets that never end.', make: () => told(many('([{', 2e5)), ends: FINE },
  {
    name: 'dash-bait',
    why: 'Datelines are told by their dash.',
    make: () => told(many('PORT TOWN, June 5 (Agency) ', 4e4)),
    ends: FINE,
  },
  { name: 'initials', why: 'Every dot may end a sentence.', make: () => told(many('A. B. ', 2e5)), ends: FINE },
  {
    name: 'bylines-5k',
    why: 'Five thousand writers.',
    make: () => told(numbered('By Ann Lee#\n', 5000)),
    ends: ['article', 'no-article'],
  },
  {
    name: 'bylines-one-line',
    why: 'Fifty thousand in one line.',
    make: () => told(`By ${numbered('Ann Lee#, ', 5e4)}and Bo Ek`),
    ends: FINE,
  },
  {
    name: 'keywords-glued',
    why: 'Keywords in lines of capitals.',
    make: () => told(many('US, Army, 101st, Airborne, Division, trains\n', 5000)),
    ends: EITHER,
  },
  {
    name: 'exponential-bait',
    why: 'What doubles the work of nested repeats.',
    make: () => told(`${many('a', 60)}!${many('ab', 60)}!${many('0', 60)}x`),
    ends: FINE,
  },
  { name: 'digits-1m', why: 'A number without end.', make: () => told(many('9', 1e6)), ends: FINE },
  {
    name: 'mailbox',
    why: 'Lines that a mailbox would take for its own.',
    make: () =>
      `From bob Mon Jan  1 00:00:00 2029\nSubject: Ferry\nX: y\n\n${PARAGRAPH}\n\nFrom here on it is quiet.\n.\n${ANOTHER}\n`,
    ends: FINE,
  },
  {
    name: 'multipart',
    why: 'Mail in mail.',
    make: () =>
      Array.from({ length: 2000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('') +
      told('x'),
    ends: EITHER,
  },
  {
    name: 'formula',
    why: 'A cell that a spreadsheet would run.',
    make: () => told("=cmd|'/c calc'!A1\n\n@SUM(1+1)\n\n+1\n\n-1"),
    ends: FINE,
  },
  {
    name: 'format-strings',
    why: 'What a printing or logging library would fill in.',
    make: () => told('%s%n%x %{x} ${jndi:ldap://127.0.0.1/x} {{7331*7331}} #{7331*7331} <%= 7331*7331 %>'),
    ends: FINE,
    hides: ['53743561'],
  },
  { name: 'shell', why: 'What a shell would run.', make: () => told('$(touch /tmp/x) `id` ; rm -rf / | cat'), ends: FINE },
] as const satisfies readonly Attack[];
