import { isAgency } from '../fields/agencies.ts';
import { naming } from '../quotes/verbs.ts';
import { isCity, isCountry, isGiven, isKnownOrganisation } from './gazetteer.ts';
import { nameEnd, properFrom, wordBefore, type Run } from './runs.ts';
import type { Found } from './story.ts';
import { beginsOrganisation, endsOrganisation, isLand, isOpener, isThing, isTitle } from './words.ts';

const LONGEST_NAME = 4;
/** `Jr.`, `III`: which of the family. */
export const GENERATION = /^(?:Jr|Sr)\.?$|^I{2,3}$/;

const AGED = /^, (?:aged? )?\d{1,2}(?:,| \()/;
const WORD_BEHIND = /^ ([\p{L}\p{M}-]{2,20})/u;

/** Who a run names, by the surest sign of it. */
export function personOf(whole: Run, text: string, language: string, verbs: ReadonlySet<string>): Found | undefined {
  const run = withoutLetters(whole);
  const { words } = run;
  const titled = lastTitle(run, text);
  if (isShip(run, titled, text)) return undefined;
  if (titled >= 0) {
    const to = titled < words.length ? familyEnd(run, titled, language) : titled;
    if (titled < words.length && run.joints[titled] === '' && isNameOf(run, titled, to, language))
      return found(run, text, titled, to, 'title', 0.95);
    if (titled > 0) return undefined;
  }
  for (let from = 0; from < words.length - 1; from += 1) {
    if (!isGiven(words[from]!.text) || (from === 0 && run.first && isOpener(words[0]!.text))) continue;
    // `Tore von Julian Alvarez`: a word of the language that is somebody's name elsewhere.
    if (run.joints[from + 1] !== '' && isGiven(words[from + 1]!.text) && run.joints[from + 2] === '') continue;
    const to = familyEnd(run, from, language);
    // `at Ansel Ridge`, `in Sierra Morosa`.
    if (isLand(words[from]!.text, words[to - 1]!.text) && IN.has(wordBefore(text, words[from]!.start).toLowerCase()))
      return undefined;
    if (to - from > 1 && isNameOf(run, from, to, language)) return found(run, text, from, to, 'first-name', 0.9);
    return undefined;
  }
  const office = CAPITAL_NOUNS.has(language) ? officeEnd(run, text, verbs) : undefined;
  const from = office ?? properFrom(run);
  const to = words.length;
  if (to - from < 2 || to - from > 3 || nameEnd(run, from) !== to || !isNameOf(run, from, to, language)) return undefined;
  const [start, end] = [words[from]!.start, words[to - 1]!.end];
  if (run !== whole) return found(run, text, from, to, 'letters', 0.95);
  if (AGED.test(text.slice(end, end + 12))) return found(run, text, from, to, 'age', 0.95);
  if (office !== undefined || (!CAPITAL_NOUNS.has(language) && isAttributed(text, words[0]!.start, verbs)))
    return found(run, text, from, to, 'attributed', 0.85);
  if (CAPITAL_NOUNS.has(language)) return undefined;
  const behind = WORD_BEHIND.exec(text.slice(end, end + 24))?.[1] ?? '';
  const before = from === 0 ? wordBefore(text, start) : '';
  return (verbs.has(behind) && !naming.has(behind)) || (verbs.has(before) && !naming.has(before))
    ? found(run, text, from, to, 'speaks', 0.85)
    : undefined;
}

/** Small words before a place that stand before few people. */
const IN = new Set(['in', 'near', 'at', 'en', 'em']);

/** Letters behind a name that tell of an office or an honour: `Jerome Adeyemi KC`. */
const LETTERS = new Set('KC QC MP MEP MSP MS MLA TD OBE MBE CBE DBE KBE MD PhD DDS RN FRS SC JD DVM'.split(' '));

function withoutLetters(run: Run): Run {
  const { words, joints } = run;
  return words.length > 2 && LETTERS.has(words.at(-1)!.text)
    ? { ...run, words: words.slice(0, -1), joints: joints.slice(0, -1) }
    : run;
}

/** Titles of nobility that ships and inns are called after, with an article: `the Lady Averill`. */
const NOBLE = /^(?:lady|lord|king|queen|prince|princess|duke|duchess|emperor)$/i;

function isShip({ words }: Run, titled: number, text: string): boolean {
  const title = words[titled - 1];
  if (!title || words.length - titled !== 1 || !NOBLE.test(title.text)) return false;
  return /^(?:the|The)$/.test(titled > 1 ? words[titled - 2]!.text : wordBefore(text, title.start));
}

/** How far from the words that somebody said a name may stand. UTF-16 units. */
const FAR = 110;
/** What closes the words, and the dash that opens them in a dialogue, where a comma closes them. */
const CLOSING = /["”“»«'’」]/;
const DASH = /^[—–―-]/;
/** Words between them and the verb (`a déclaré`, `ha detto`), and of all that stands before the name. */
const AUXILIARY = 2;
const OFFICE = 10;

/**
 * Whether a name stands where whoever said the words before it is named: `”, said the organist, Barnaby Quill`. What a small word
 * leads to (`said in Harlow`) does not.
 */
function isAttributed(text: string, start: number, verbs: ReadonlySet<string>): boolean {
  const least = Math.max(0, start - FAR);
  const closing = DASH.test(text) ? /["”“»«'’」,—–]/ : CLOSING;
  let mark = start - 2;
  while (mark >= least && !closing.test(text[mark]!) && !/[.!?:;…]/.test(text[mark]!)) mark -= 1;
  if (mark < least || !closing.test(text[mark]!)) return false;
  const words = text.slice(mark + 1, start).match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? [];
  const verb = words.findIndex((word) => verbs.has(word.toLowerCase()) && !naming.has(word));
  if (verb < 0 || verb > AUXILIARY || words.length > OFFICE) return false;
  const last = words.at(-1)!;
  return (
    text.slice(start - 2, start) === ', ' ||
    verb === words.length - 1 ||
    (text[start - 1] === ' ' && !isOpener(last) && !isThing(last))
  );
}

/** Where a name begins behind an office that no list has, every noun of the language being a capital: `rechnete der Ingenieur Alwin Petz vor`. */
function officeEnd({ words, joints }: Run, text: string, verbs: ReadonlySet<string>): number | undefined {
  if (words.length !== 3 || joints.some((joint) => joint !== '')) return undefined;
  const { start } = words[0]!;
  const article = /^(?:der|die)$/.test(wordBefore(text, start)) ? 4 : 0;
  return isAttributed(text, start - article, verbs) ? 1 : undefined;
}

/** Languages that make new words of names: `Barack Obamas Rettungsaktion`. There one surname ends a name. */
const CAPITAL_NOUNS = new Set(['de']);

function familyEnd(run: Run, from: number, language: string): number {
  const to = nameEnd(run, from);
  if (!CAPITAL_NOUNS.has(language)) return to;
  let last = from + 1;
  while (last < to - 1 && (isGiven(run.words[last]!.text) || run.words[last]!.text.length < 3) && run.joints[last + 1] === '')
    last += 1;
  return Math.min(to, last + 1);
}

/** Where the name begins behind the last title of a run, or behind one right before it; -1 without any. */
function lastTitle(run: Run, text: string): number {
  for (let at = run.words.length - 1; at >= 0; at -= 1) if (isTitle(run.words[at]!.text)) return at + 1;
  const before = wordBefore(text, run.words[0]!.start);
  return before !== '' && isTitle(before) ? 0 : -1;
}

/** Whether words [from, to) of a run can be a name, and nothing else is known by it. */
function isNameOf({ words }: Run, from: number, to: number, language: string): boolean {
  if (to - from > LONGEST_NAME) return false;
  const parts = words.slice(from, to).map(({ text }) => text);
  const name = parts.join(' ');
  if (isCountry(name, language) || isKnownOrganisation(name) || isAgency(name)) return false;
  if (parts.length === 1 && (isCity(name) || name.length < 3)) return false;
  if (parts.length > 1 && isCity(name)) return false;
  return (
    parts.every(
      (part, at) =>
        !isThing(part) &&
        !isOpener(part) &&
        !endsOrganisation(part) &&
        !beginsOrganisation(part) &&
        (part.length < 2 ||
          part !== part.toUpperCase() ||
          part.includes('.') ||
          GENERATION.test(part) ||
          !/\p{Lu}/u.test(part)) &&
        !(at > 0 && isCountry(part, language)) &&
        !/\d/.test(part),
    ) && !/^\p{Lu}\.$/u.test(parts.at(-1) ?? '')
  );
}

function found(run: Run, text: string, from: number, to: number, rule: string, confidence: number): Found {
  const [start, end] = [run.words[from]!.start, run.words[to - 1]!.end];
  return { name: text.slice(start, end), rule, confidence, at: { block: 0, start, end } };
}
