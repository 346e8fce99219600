import { unitAt } from '@copydesk/article/unit-at';

import { isOpener } from './words.ts';

/** A capitalised word at [start, end) of its block. */
export type Word = { text: string; start: number; end: number };

/** Capitalised words that stand side by side, small words of names between them: `Ministry of Foreign Affairs`. */
export type Run = {
  words: Word[];
  /** Of each word but the first: the small words before it, empty where none. */
  joints: string[];
  /** It begins a sentence. */
  first: boolean;
};

const OTHER = 1;
const LETTER = 2;
const CAPITAL = 3;
/** The kinds of the characters met so far; 0 is not met. One look costs less than a class of Unicode for every character. */
const known = new Uint8Array(0x1_00_00);

function learn(code: number): number {
  const character = String.fromCharCode(code);
  return (known[code] = /\p{Lu}/u.test(character) ? CAPITAL : /[\p{L}\p{M}\p{N}]/u.test(character) ? LETTER : OTHER);
}

/** Lent to one text after the other, as long as they fit: an array costs as much as a paragraph's characters. */
const slab = new Uint8Array(2 ** 13);

/** The kinds of all characters of a text, and one behind it that is no letter. Of no use once the next text is asked for. */
function kindsOf(text: string): Uint8Array {
  const { length } = text;
  const kinds = length < slab.length ? slab : new Uint8Array(length + 1);
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    kinds[at] = known[code] || learn(code);
  }
  kinds[length] = OTHER;
  return kinds;
}

const ABBREVIATED = new Set(
  'Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Maj Cmdr Adm Brig Cpl Pfc Hon Rev St Jr Sr'.split(' '),
);
const LONGEST_WORD = 60;
/** What makes a word an address, a handle or the end of another. */
const GLUED = /[@#_./\d-]/;

/** Where the word that begins at `from` ends: `O'Connor`, `Smith-Jones`, `U.S.`, `Mr.`; the `'s` of `Lee's` is none of it. */
function wordEnd(text: string, kinds: Uint8Array, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    if (kinds[at] !== OTHER) continue;
    const next = kinds[at + 1]!;
    if (next === OTHER) break;
    const mark = text[at];
    if (mark === '-' || mark === '‑' || (next === CAPITAL && (mark === "'" || mark === '’'))) continue;
    break;
  }
  if (text[at] !== '.') return at;
  if (at - from === 1) {
    let end = at + 1;
    while (kinds[end] === CAPITAL && text[end + 1] === '.') end += 2;
    return end;
  }
  return at - from < 5 && ABBREVIATED.has(text.slice(from, at)) ? at + 1 : at;
}

/** What may stand between the words of one name, by itself or with another. */
const JOINTS = new Set(
  `|de|da|do|dos|das|del|della|delle|dei|di|du|des|de la|de las|de los|van|van de|van der|van den|von|von der|zu|zur|der|den|ter|ten|te|bin|bint|ibn|al|
  el|la|le|af|av|of|of the|for|für|per|per la|para|pour|pour la|dell'|dell’|d'|d’|de l'|de l’`
    .split('|')
    .map((joint) => joint.trim()),
);
const LONGEST_JOINT = 10;
const MOST_WORDS = 12;
/** Joints that people's names have none of. */
const NOT_IN_NAMES = new Set(
  "of|of the|for|and|für|und|et|per|per la|para|pour|pour la|du|des|de l’|de l'|dell'|dell’".split('|'),
);

/** The runs of a text. Linear: every word is looked at once. */
export function runsOf(text: string): Run[] {
  const { length } = text;
  const kinds = kindsOf(text);
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at]!;
    if (kind === OTHER) continue;
    const start = at;
    if (kind === LETTER) {
      // Most words are of no interest.
      while (kinds[at + 1]! > OTHER) at += 1;
      continue;
    }
    const end = wordEnd(text, kinds, start);
    at = end - 1;
    const before = start > 0 ? text[start - 1]! : ' ';
    if (end - start > LONGEST_WORD || (before !== ' ' && GLUED.test(before))) continue;
    const word = { text: text.slice(start, end), start, end };
    const last = run?.words.at(-1);
    if (run && last && run.words.length < MOST_WORDS && start - last.end <= LONGEST_JOINT + 2 && text[last.end] === ' ') {
      const joint = start - last.end === 1 ? '' : text.slice(last.end, start).trim();
      if (JOINTS.has(joint) && (before === ' ' || before === "'" || before === '’')) {
        run.words.push(word);
        run.joints.push(joint);
        continue;
      }
    }
    run = { words: [word], joints: [''], first: beginsSentence(text, kinds, start) };
    runs.push(run);
  }
  return runs;
}

/** The word right before a place in a text, a space between them; empty where there is none. */
export function wordBefore(text: string, start: number): string {
  if (text[start - 1] !== ' ') return '';
  let from = start - 1;
  while (from > 0 && start - from < 26 && isOfWord(unitAt(text, from - 1))) from -= 1;
  return text.slice(from, start - 1);
}

/** A letter or what may stand inside a word. */
function isOfWord(code: number): boolean {
  return code === STOP || code === HYPHEN || (known[code] || learn(code)) !== OTHER;
}

const [STOP, HYPHEN] = [46, 45];

/** Words [from, to) of a run up to the first small word that no person's name has. */
export function nameEnd(run: Run, from: number): number {
  let to = from + 1;
  while (to < run.words.length && !NOT_IN_NAMES.has(run.joints[to]!)) to += 1;
  return to;
}

function beginsSentence(text: string, kinds: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && kinds[before] === OTHER && (text[before] === ' ' || OPENING.test(text[before]!))) before -= 1;
  return before < 0 || (kinds[before] === OTHER && ENDING.test(text[before]!));
}

const OPENING = /[\s"'“”„«»‘’(—–-]/;
const ENDING = /[.!?…:;。]/;

/** Where a run begins without the words that only begin its sentence: `In Norway`. */
export function properFrom(run: Run): number {
  let from = 0;
  while (from < run.words.length - 1 && run.joints[from + 1] === '' && isOpener(run.words[from]!.text)) from += 1;
  return from;
}
