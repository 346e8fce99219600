import type { Line } from './lines.ts';

/** Widths at which people and machines wrap lines, in characters; East Asian text counts its characters, half as many. */
const WIDEST = 130;
const NARROWEST = 40;
const NARROWEST_WIDE = 18;

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]/;
/** Begins something of its own, however full the line before: an item, a field (`Subject: ferry`), a quoted mail line. */
const OWN_LINE = /^(?:[-–—*•·▪◦‣>]\s|\d{1,3}[.)]\s|[\p{Lu}][\p{L}-]{1,24}:\s)/u;

/**
 * The width at which a text was hard-wrapped, or undefined when its lines are its paragraphs. In wrapped text the next line's
 * first word would never have fitted on the line before, but for the last lines of paragraphs.
 */
export function wrapWidth(lines: readonly Line[]): number | undefined {
  if (lines.length < 3) return undefined;
  const lengths = lines.map(lengthOf).toSorted((a, b) => a - b);
  const width = lengths.findLast((length) => length <= WIDEST);
  if (width === undefined) return undefined;
  // A few overlong lines are web addresses; more are paragraphs.
  if (lengths.filter((length) => length > WIDEST).length > lines.length / 25) return undefined;
  const wide = lines.slice(0, 50).filter((line) => WIDE.test(line.text)).length > Math.min(lines.length, 50) / 2;
  if (width < (wide ? NARROWEST_WIDE : NARROWEST)) return undefined;

  let pairs = 0;
  let full = 0;
  let begun = 0;
  for (let index = 1; index < lines.length; index += 1) {
    if (opensParagraph(lines[index - 1]!, lines[index]!)) continue;
    pairs += 1;
    if (!isContinued(lines[index - 1]!, lines[index]!, width)) continue;
    full += 1;
    if (/^\p{Lu}/u.test(lines[index]!.text)) begun += 1;
  }
  // Lists of titles are even too, but each of their lines begins with a capital.
  return pairs >= 2 && full >= pairs * 0.6 && begun <= full * 0.6 ? width : undefined;
}

/** Whether a line goes on in the next one, in a text wrapped at this width. */
export function isContinued(line: Line, next: Line, width: number | undefined): boolean {
  if (width === undefined || opensParagraph(line, next) || OWN_LINE.test(next.text)) return false;
  return lengthOf(line) + 1 + firstWord(next.text) > width;
}

/** An empty line stands before it, or it is set in. */
function opensParagraph(line: Line, next: Line): boolean {
  return next.gap > 0 || next.indent > line.indent + 1;
}

/** First lines of paragraphs are set in by a few characters; what is set in by more was placed there (a title, a date), not wrapped. */
const SET_IN = 10;

/** Characters of a line up to its end, those included by which it is set in. */
function lengthOf({ text, indent }: Line): number {
  return indent <= SET_IN ? indent + text.length : text.length;
}

/** Text without spaces may break after any character, but for a few that may not begin a line. */
function firstWord(text: string): number {
  if (WIDE.test(text[0] ?? '')) return 2;
  const space = text.slice(0, WIDEST).search(/\s/);
  return space === -1 ? Math.min(text.length, WIDEST) : space;
}
