import { fold } from '../evidence.ts';
import { markRows, type MarkRow } from './mark-words.ts';

/** A mark of the wires as it stands in a text. */
export type Mark = { row: MarkRow; number?: number; text: string };

/** Rows by their words, and their rank: gravest first. */
const byWord = new Map<string, MarkRow>();
// What two rows claim (`lead` in three languages, `更新`) belongs to the first of them.
for (const row of markRows)
  for (const list of Object.values(row.words)) for (const word of list.split(' | ')) if (!byWord.has(word)) byWord.set(word, row);
/** A word of them by its first two letters: most headlines begin like none. */
const beginnings = new Set([...byWord.keys()].map((word) => word.slice(0, 2)));

/** No mark is longer than this, its detail in brackets aside. UTF-16 units. */
const LONGEST = 48;
const DETAIL = 200;
/** At most so many stand before one headline. */
const MOST = 4;

/** `UPDATE 2`, `2nd Ld-Writethru`, `종합2보`, `2. Zusammenfassung`: a mark and its number, or nothing at all. */
export function markOf(text: string): Mark | undefined {
  if (text.length > LONGEST) return undefined;
  const [, before, word = '', after] =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.|e|ª|º|a)?\s?)?(\D{1,40}?)\s?(?:(\d{1,2})(?:보|版|次)?)?$/u.exec(fold(text)) ?? [];
  const row = byWord.get(word.toLowerCase().replaceAll(/[-–—\s]+$/gu, ''));
  if (!row) return undefined;
  const number = Number(after ?? before ?? 0);
  return { row, text: fold(text), ...(number > 0 && { number }) };
}

/** A bracket of any script that opens the text, and what it holds; or `+++ EIL +++`. */
const BRACKETED =
  /^\s{0,2}(?:[([{<（［【〔〈《]([^)\]}>）］】〕〉》]{1,200})[)\]}>）］】〕〉》]|\+{2,3}\s?([^+]{2,40}?)\s?\+{2,3})[\s:：–—-]{0,3}/u;
const CLOSING = /\s?[(（［【[]([^()（）［］【】[\]]{2,200})[)）］】\]]\s{0,2}$/u;
/** What parts a mark from its headline: glued in capitals (`RPT-`), or a colon, slashes, a long dash. */
const PARTED = /^([^:：|/–—]{2,40}?)(?:\s?[:：|]\s?|\s?\/{1,2}\s?|\s?[–—]\s?|\s?-{2}\s?|\s-\s)/u;
const GLUED =
  /^((?:\p{Lu}[\p{Lu}\p{M}]{1,14})(?: \p{Lu}[\p{Lu}\p{M}]{1,14}){0,2}(?: ?\d{1,2})?)\s?[-–—]\s?(?=[\p{L}\p{N}"“'‘«])/u;
const SHOUTED = /^(\p{Lu}[\p{Lu}\p{M}]{2,14})(?: [1-9])? (?=\S)/u;

/** What kind of story it is, glued to its headline as marks are; that says nothing of its version. */
const GENRE =
  /^(?:FEATURE|ANALYSIS|EXCLUSIVE|FACTBOX|INSIGHT|TIMELINE|BRIEF|EXPLAINER|NEWSMAKER|PREVIEW|INTERVIEW|COLUMN|POLL|SPECIAL REPORT|DIARY)[-–—](?=[\p{Lu}\d"“'‘])/u;

/**
 * A headline without the marks that wires put before and behind it, and these marks in the order they stood. A text that is a
 * mark and no more comes back empty. Linear: only its beginning and its last bracket are looked at.
 */
export function withoutMarks(headline: string): { marks: Mark[]; rest: string } {
  const marks: Mark[] = [];
  let rest = headline;
  while (marks.length < MOST) {
    const next = leading(rest);
    if (!next) break;
    marks.push(next.mark);
    rest = rest.slice(next.length).trimStart();
  }
  rest = rest.replace(GENRE, '');
  const closing = rest.length > 2 && /[)）］】\]]\s{0,2}$/.test(rest.slice(-3)) ? CLOSING.exec(rest.slice(-DETAIL - 8)) : null;
  const last = closing && bracketed(closing[1] ?? '');
  if (closing && last) {
    marks.push(last);
    rest = rest.slice(0, rest.length - closing[0].length);
  }
  return { marks, rest: rest.trim() };
}

function leading(text: string): { mark: Mark; length: number } | undefined {
  const bracket = BRACKETED.exec(text);
  if (bracket) {
    const mark = bracketed((bracket[1] ?? bracket[2] ?? '').trim());
    return mark && { mark, length: bracket[0].length };
  }
  const start = text
    .slice(0, 3)
    .replace(/^[\d\s.]+/, '')
    .toLowerCase();
  if (!/^\d/.test(text) && !beginnings.has(start.slice(0, 2))) return undefined;
  const whole = markOf(text);
  if (whole) return { mark: whole, length: text.length };
  const glued = GLUED.exec(text);
  const parted = PARTED.exec(text);
  for (const match of [glued, parted]) {
    const mark = match && markOf(match[1] ?? '');
    if (mark && (match === glued || isPlain(mark))) return { mark, length: match[0].length };
  }
  // `URGENT Ferry sinks`: a word in capitals before a headline that is not.
  const shouted = SHOUTED.exec(text);
  const mark = shouted && markOf(shouted[0].trim());
  return mark?.row.kind === 'alert' && /\p{Ll}/u.test(text.slice(shouted![0].length))
    ? { mark, length: shouted![0].length }
    : undefined;
}

/** Words that open a headline of their own before a colon: `Kill: ...`, `Wrap: ...`. They are marks in capitals only. */
const AMBIGUOUS = new Set([
  'kill',
  'killed',
  'lead',
  'wrap',
  'sub',
  'snap',
  'repeat',
  'correct',
  'adds',
  'neu',
  'hinweis',
  'achtung',
  'attention',
  'atención',
  'aviso',
  'cancelada',
  'retirada',
  'retrait',
  'resumen',
  'síntese',
  'überblick',
  'blitz',
  'flash',
  'bulletin',
]);

function isPlain({ text }: Mark): boolean {
  return !/\p{Ll}/u.test(text) || !AMBIGUOUS.has(text.toLowerCase());
}

/** `Achtung: neu mit Zitaten`, `종합2보`, `KORREKTUR: Zahl im 2. Absatz`: a mark whose detail may follow. */
function bracketed(text: string): Mark | undefined {
  const whole = markOf(text);
  if (whole) return whole;
  const colon = text.search(/[:：,،、]/u);
  const mark = colon > 0 ? markOf(text.slice(0, colon)) : undefined;
  return mark && { ...mark, text };
}

/** The gravest of these, by the order of their table. */
export function gravest(marks: readonly Mark[]): Mark | undefined {
  return marks.toSorted((a, b) => rank(a) - rank(b))[0];
}

function rank({ row }: Mark): number {
  return markRows.findIndex((other) => other === row);
}
