import type { Line } from './lines.ts';

/** Widths at which people and machines wrap lines, in characters; East Asian text counts its characters, half as many. */
const WIDEST = 130;
const NARROWEST = 40;
const NARROWEST_WIDE = 18;

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]/;
/** Begins something of its own, however full the line before: an item, a field (`Subject: ferry`), a quoted mail line. */
const OWN_LINE = /^(?:[-–—*•·▪◦‣>]\s|\d{1,3}[.)]\s|[\p{Lu}][\p{L}-]{1,24}:\s)/u;

/** `photo: Ann Lee`: a small letter too begins a field. */
const FIELD = /^\p{L}[\p{L}-]{0,24}\s?[:：=]\s/u;
/** Ends a sentence, or announces what stands below: closing quotes and brackets after it. */
const ENDED = /[.!?…:;。！？؟।։۔：；][\p{Pe}\p{Pf}"'”’“»«]{0,3}$/u;
/** Goes on with a sentence, in scripts that have capitals. */
const GOES_ON = /^[\p{Pi}\p{Ps}"'“„«]{0,2}\p{Ll}/u;
/** Lines that belong to a wrapped sentence have at least this share of the widest one's length: verse and labels have less. */
const SHORTEST_SHARE = 0.5;
const SHORTEST = 30;

/** How a text was hard-wrapped: `even` when lines are as full as words let them be, so that fullness alone tells what goes on. */
export type Wrap = { width: number; even: boolean };

/** How a text was hard-wrapped, or undefined when its lines are its paragraphs. Linear. */
export function wrapOf(lines: readonly Line[]): Wrap | undefined {
  const even = evenWidth(lines);
  if (even !== undefined) return { width: even, even: true };
  const ragged = raggedWidth(lines);
  return ragged === undefined ? undefined : { width: ragged, even: false };
}

/** Whether a line goes on in the next one, in a text wrapped so. */
export function isContinued(line: Line, next: Line, wrap: Wrap | undefined): boolean {
  if (!wrap || opensParagraph(line, next) || OWN_LINE.test(next.text)) return false;
  if (isFull(line, next, wrap.width) && (wrap.even || isWithin(line, next, wrap.width))) return true;
  return breaksSentence(line, next) && lengthOf(line) >= wrap.width * SHORTEST_SHARE;
}

/** Wider lines than the wrapped ones are headlines, or paragraphs of their own. */
function isWithin(line: Line, next: Line, width: number): boolean {
  return lengthOf(line) <= width && lengthOf(next) <= width;
}

/**
 * The width of a text with headers, short paragraphs or lists among its wrapped ones, or wrapped by hand: the longest line whose
 * sentence goes on below it with a small letter.
 */
function raggedWidth(lines: readonly Line[]): number | undefined {
  if (lines.filter((line) => lengthOf(line) > WIDEST).length > lines.length / 10) return undefined;
  let width = 0;
  for (let index = 1; index < lines.length; index += 1)
    if (breaksSentence(lines[index - 1]!, lines[index]!)) width = Math.max(width, lengthOf(lines[index - 1]!));
  return width < NARROWEST ? undefined : width;
}

/** Whether a sentence of prose is broken between two lines. */
function breaksSentence(line: Line, next: Line): boolean {
  const length = lengthOf(line);
  return (
    length >= SHORTEST &&
    length <= WIDEST &&
    lengthOf(next) <= WIDEST &&
    !opensParagraph(line, next) &&
    GOES_ON.test(next.text) &&
    !FIELD.test(next.text) &&
    !ENDED.test(line.text)
  );
}

/**
 * The width of an evenly wrapped text, where the next line's first word would never have fitted on the line before, but for the last
 * lines of paragraphs.
 */
function evenWidth(lines: readonly Line[]): number | undefined {
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
    if (!isFull(lines[index - 1]!, lines[index]!, width)) continue;
    full += 1;
    if (/^\p{Lu}/u.test(lines[index]!.text)) begun += 1;
  }
  // Lists of titles are even too, but each of their lines begins with a capital.
  return pairs >= 2 && full >= pairs * 0.6 && begun <= full * 0.6 ? width : undefined;
}

/** Whether the next line's first word had no room on this one. */
function isFull(line: Line, next: Line, width: number): boolean {
  return !OWN_LINE.test(next.text) && lengthOf(line) + 1 + firstWord(next.text) > width;
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
