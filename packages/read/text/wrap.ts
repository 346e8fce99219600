import type { Line } from './lines.ts';

/** Widths at which people and machines wrap lines, in characters; East Asian text counts its characters, half as many. */
const WIDEST = 130;
const NARROWEST = 40;
const NARROWEST_WIDE = 18;

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]/;
const SPACELESS = /[\u2e80-\u9fff\uff00-\uffef]/;
/** Begins something of its own, however full the line before: an item, a field (`Subject: ferry`), a quoted mail line. */
const OWN_LINE = /^(?:[-–—*•·▪◦‣>]\s|\d{1,3}[.)]\s|[\p{Lu}][\p{L}-]{1,24}:\s)/u;

/** `photo: Ann Lee`: a small letter too begins a field. */
const FIELD = /^\p{L}[\p{L}-]{0,24}\s?[:：=]\s/u;
/** Ends a sentence, or announces what stands below: closing quotes and brackets after it. */
const ENDED = /[.!?…:;。！？؟।۔：；][\p{Pe}\p{Pf}"'”’“»«]{0,3}$/u;
/** Goes on with a sentence, in scripts that have capitals. */
const GOES_ON = /^[\p{Pi}\p{Ps}"'“„«]{0,2}\p{Ll}/u;
/** Lines that belong to a wrapped sentence have at least this share of the widest one's length: verse and labels have less. */
const SHORTEST_SHARE = 0.5;
const SHORTEST = 30;

/** How a text was hard-wrapped. */
export type Wrap = {
  width: number;
  /** Empty lines part its paragraphs, so that what touches belongs together. */
  spaced: boolean;
};

/** How a text was hard-wrapped, or undefined when its lines are its paragraphs. Linear. */
export function wrapOf(lines: readonly Line[]): Wrap | undefined {
  const width = evenWidth(lines) ?? raggedWidth(lines);
  if (width === undefined) return undefined;
  return { width, spaced: lines.filter(({ gap }) => gap > 0).length * LONG_PARAGRAPH > lines.length };
}

/** Lines of a long paragraph. */
const LONG_PARAGRAPH = 8;

/** Whether a line goes on in the next one, in a text wrapped so. */
export function isContinued(line: Line, next: Line, wrap: Wrap | undefined): boolean {
  if (!wrap || opensParagraph(line, next) || OWN_LINE.test(next.text)) return false;
  // A full last line of a paragraph is as likely as a sentence that ends with its line; what is parted reads better than what is glued.
  if (isFull(line, next, wrap.width) && isWithin(line, next, wrap.width))
    return wrap.spaced || !ENDED.test(line.text) || GOES_ON.test(next.text);
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

/** Lines as long as this share of the width say whether it is one: they are full, or the ends of paragraphs. */
const LONG_SHARE = 0.6;
/** Sentences broken at full lines that prove a width, and the share of long lines that are full. */
const FEWEST_BROKEN = 2;
const FULL_SHARE = 0.6;
/** Lines that may be longer than the width, web addresses and headlines: so many, or one in so many. */
const FEW_LONGER = 2;
const ONE_IN = 25;
/** Widths that are tried. */
const TRIES = 16;

/**
 * The width of an evenly wrapped text, where the next line's first word would never have fitted on the line before, but for the last
 * lines of paragraphs, headings and the like, which are shorter. Of several widths the one that explains most lines.
 */
function evenWidth(lines: readonly Line[]): number | undefined {
  if (lines.length < 3) return undefined;
  const wide = lines.slice(0, 50).filter((line) => WIDE.test(line.text)).length > Math.min(lines.length, 50) / 2;
  const narrowest = wide ? NARROWEST_WIDE : NARROWEST;
  const lengths = lines.map(lengthOf).toSorted((a, b) => b - a);
  const longer = Math.max(FEW_LONGER, Math.floor(lengths.length / ONE_IN));
  const widths = new Set(lengths.slice(0, longer + 1).filter((length) => length >= narrowest && length <= WIDEST));
  let best = { width: 0, full: 0 };
  for (const width of [...widths].slice(0, TRIES)) {
    const full = fullLines(lines, width);
    if (full > best.full) best = { width, full };
  }
  return best.full === 0 ? undefined : best.width;
}

/** How many lines this width makes full; none when it is not the width of the text. */
function fullLines(lines: readonly Line[], width: number): number {
  let long = 0;
  let full = 0;
  let begun = 0;
  let broken = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index - 1]!;
    const next = lines[index]!;
    const length = lengthOf(line);
    if (length < width * LONG_SHARE || length > width || opensParagraph(line, next)) continue;
    long += 1;
    if (!isFull(line, next, width)) continue;
    full += 1;
    if (/^\p{Lu}/u.test(next.text)) begun += 1;
    if (!ENDED.test(line.text)) broken += 1;
  }
  // Lists of titles are even too, but each of their lines begins with a capital; paragraphs of one length end with a sentence.
  const breaks = broken >= FEWEST_BROKEN && broken >= full / 2;
  return breaks && full >= long * FULL_SHARE && begun <= full * FULL_SHARE ? full : 0;
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

/** Text without spaces may break after any character, but for a few that may not begin a line. Korean has spaces. */
function firstWord(text: string): number {
  if (SPACELESS.test(text[0] ?? '')) return 2;
  const space = text.slice(0, WIDEST).search(/\s/);
  return space === -1 ? Math.min(text.length, WIDEST) : space;
}
