import type { Rule } from './rule.ts';

const STORY = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.';

/** Blocks of a drop, from the top, among which its header stands, and from its end those of what closes it. */
const TOP = 4;
const END = 4;

/** `a0342 u i bc-Harbour-Ferry 05-08 0210`: service and number, priority, category, name, day and words, each at its place (ANPA 1312). */
const HEADER = /^[a-z]\d{4}[a-z]{0,5} [a-z] [a-z]{1,2} \S{2,40}(?: \S{1,20}){0,3}?(?: \d{2}-\d{2} \d{4}| \d{2}-\d{2}| \d{4})$/iu;
/** `041530 SEP 31`: day, hour and minute, month, year (IPTC 7901). */
const TIME = /^(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d \p{L}{3,9}\.? \d{2}$/u;
/** `CW-CS-05-08-31 1705GMT`: who, which circuit, month, day and year, and the time (ANPA 1312). */
const CLOSING =
  /^[A-Z]{2,4}(?:-[A-Z]{2,3}){0,2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])-\d{2} (?:[01]\d|2[0-3])[0-5]\d\s?[A-Z]{3,4}$/;

/** What stands around wire copy for machines, its control characters gone. Read by its form alone, for nothing else looks like it. */
export const wireHeader = [
  {
    name: 'wire-header',
    role: 'advisory',
    why: 'The header of a message on the wire is neither its headline nor its story.',
    bare: true,
    test: ({ blocks }, at) => at < TOP && HEADER.test(blocks[at]!.text),
    examples: [
      [
        `\x16\x16\x01a0342 \x1fu i bc-Harbour-Ferry 05-08 0210\n\x02Ferry returns after three weeks\n\n${STORY}`,
        ['a0342 u i bc-Harbour-Ferry 05-08 0210'],
      ],
      [`a0342 \n\n${STORY}`, []],
    ],
  },
  {
    name: 'wire-time',
    role: 'dateline',
    why: 'The last line of a message on the wire says when it was sent.',
    bare: true,
    test: ({ blocks }, at) =>
      (at < TOP || at >= blocks.length - END) && (TIME.test(blocks[at]!.text) || CLOSING.test(blocks[at]!.text)),
    examples: [
      [`Ferry returns\n\n${STORY}\n\x03\n041530 SEP 31\n\x04`, ['041530 SEP 31']],
      [`Ferry returns\n\n${STORY}\n\nCW-CS-05-08-31 1705GMT`, ['CW-CS-05-08-31 1705GMT']],
      [`Ferry returns\n\n${STORY}\n\n991530 SEP 31`, []],
    ],
  },
] as const satisfies readonly Rule[];
