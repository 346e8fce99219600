import { cueNames, phrasesOf, type CueName } from './phrases.ts';

/** A phrase of the list at the beginning of a text. */
export type Cue = {
  name: CueName;
  phrase: string;
  /** What follows it, ornament taken off. */
  rest: string;
  /** A colon, a dash or an arrow stands between the two. */
  marked: boolean;
};

type Entry = { name: CueName; phrase: string };

/** Phrases by their first two characters: a text is compared with a handful, not with all. */
const byBeginning = new Map<string, Entry[]>();
for (const name of cueNames) {
  for (const phrase of phrasesOf(name)) {
    const beginning = phrase.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { name, phrase }]);
  }
}

/** UTF-16 units in which a cue is looked for. */
const WINDOW = 120;
/** Emoji, bullets, brackets, quotes and spaces before the words. */
const ORNAMENT = /^[^\p{L}\p{N}©]+/u;
const WORD = /[\p{L}\p{N}]/u;
const MARK = /^\s{0,2}[:：|–—»>→▸►▶]/u;
/** Scripts that put no space after a word. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Lower case, without ornament before and with straight apostrophes; only as much as cues need. */
function cueText(text: string): string {
  return text.slice(0, WINDOW).replace(ORNAMENT, '').toLowerCase();
}

/** The cues a text begins with; of each name the one with the longest phrase. */
export function cuesOf(text: string): readonly Cue[] {
  const start = cueText(text);
  const entries = [...(byBeginning.get(start.slice(0, 2)) ?? NONE), ...(byBeginning.get(start.slice(0, 1)) ?? NONE)];
  if (entries.length === 0) return NONE;
  const found: Cue[] = [];
  for (const { name, phrase } of entries) {
    if (!start.startsWith(phrase) || !endsThere(start, phrase)) continue;
    const before = found.findIndex((cue) => cue.name === name);
    const after = start.slice(phrase.length);
    const cue = { name, phrase, rest: after.replace(ORNAMENT, ''), marked: MARK.test(after) || /[:：]$/.test(phrase) };
    if (before === -1) found.push(cue);
    else if (found[before]!.phrase.length < phrase.length) found[before] = cue;
  }
  return found;
}

const NONE: readonly never[] = [];

function endsThere(text: string, phrase: string): boolean {
  const next = text[phrase.length];
  return next === undefined || !WORD.test(next) || !WORD.test(phrase.at(-1)!) || SPACELESS.test(phrase);
}

/** A phrase that hardly ever begins a sentence of a story: several words, or as many signs of a script without spaces. */
export function isTelling(phrase: string): boolean {
  return phrase.length >= 12 || (phrase.length >= 4 && SPACELESS.test(phrase));
}
