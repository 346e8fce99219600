import { Rejection } from '@copydesk/article/rejection';

/** A line that is not empty: its text without outer white space, at [start, end) of the source. */
export type Line = {
  text: string;
  start: number;
  end: number;
  /** Empty lines before it. */
  gap: number;
  /** White space before it on its line. */
  indent: number;
};

/** Every line ending that Unicode knows (Annex 14, mandatory breaks): LF, CR, CR LF, NEL, LS, PS, VT, FF. */
const ENDING = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/** More lines than any story has, or any book: the rest of the pipeline holds something of each in memory. */
const LINES_CAP = 100_000;

/** The lines of a text that hold anything, mixed line endings and all. Linear. Throws `Rejection('too-complex')` past a cap. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  const add = (from: number, to: number): void => {
    const raw = source.slice(from, to);
    const inner = raw.trimStart();
    const text = inner.trimEnd();
    if (text === '') {
      gap += 1;
      return;
    }
    if (lines.length === LINES_CAP) throw new Rejection('too-complex', `more than ${LINES_CAP} lines`);
    const indent = raw.length - inner.length;
    lines.push({ text, start: from + indent, end: from + indent + text.length, gap: lines.length === 0 ? 0 : gap, indent });
    gap = 0;
  };
  let from = 0;
  for (const ending of source.matchAll(ENDING)) {
    add(from, ending.index);
    from = ending.index + ending[0].length;
  }
  add(from, source.length);
  return lines;
}
