import { unitAt } from '@copydesk/article/unit-at';

import { cueNames, phrasesOf, type CueName } from './phrases.ts';

/** A phrase of the list at the beginning of a text. */
export type Cue = {
  name: CueName;
  phrase: string;
  /** What follows it, lower case, ornament taken off. */
  rest: string;
  /** A colon, a dash or an arrow stands between the two. */
  marked: boolean;
};

/** UTF-16 units in which a cue is looked for. */
const WINDOW = 120;
/** Emoji, bullets, brackets, quotes and spaces before the words. */
const ORNAMENT = /^[^\p{L}\p{N}©]+/u;
const WORD = /[\p{L}\p{N}]/u;
const MARK = /^\s{0,2}[:：|–—»>→▸►▶]/u;
/** Scripts that put no space after a word. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

type Entry = { name: CueName; phrase: string };

/** Characters by which phrases are looked up. */
const KEY = 4;
/** All phrases by a hash of their first characters: a text is compared with a handful, most often with none. */
const byBeginning = new Map<number, Entry[]>();
for (const name of cueNames) {
  for (const phrase of phrasesOf(name)) {
    let hash = 0;
    for (let at = 0; at < Math.min(KEY, phrase.length); at += 1) hash = hashOn(hash, unitAt(phrase, at));
    const entries = byBeginning.get(hash);
    if (entries) entries.push({ name, phrase });
    else byBeginning.set(hash, [{ name, phrase }]);
  }
}

/** Letters of either case give the same. */
function hashOn(hash: number, code: number): number {
  const upper = code < 128 ? code >= 65 && code <= 90 : true;
  const lower = !upper ? code : code < 128 ? code + 32 : String.fromCharCode(code).toLowerCase().charCodeAt(0);
  return (Math.imul(hash, 0x01000193) ^ lower) + 1;
}

/** The cues a text begins with; of each name the one with the longest phrase. */
export function cuesOf(text: string): readonly Cue[] {
  const from = beginningOf(text);
  const to = Math.min(from + KEY, text.length, WINDOW);
  let found: Cue[] | undefined;
  let start: string | undefined;
  let hash = 0;
  for (let at = from; at < to; at += 1) {
    hash = hashOn(hash, unitAt(text, at));
    const entries = byBeginning.get(hash);
    if (!entries) continue;
    start ??= lowered(text.slice(from, WINDOW));
    for (const { name, phrase } of entries) {
      if (!start.startsWith(phrase) || !endsThere(start, phrase)) continue;
      found ??= [];
      const before = found.findIndex((cue) => cue.name === name);
      if (before === -1) found.push(cueOf(name, phrase, start));
      else if (found[before]!.phrase.length < phrase.length) found[before] = cueOf(name, phrase, start);
    }
  }
  return found ?? NONE;
}

const NONE: readonly never[] = [];

/** In lower case, the Turkish `İ` without the dot that JavaScript leaves behind. */
function lowered(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i');
}

function cueOf(name: CueName, phrase: string, start: string): Cue {
  const after = start.slice(phrase.length);
  return { name, phrase, rest: after.replace(ORNAMENT, ''), marked: MARK.test(after) || /[:：]$/.test(phrase) };
}

function endsThere(text: string, phrase: string): boolean {
  const next = text[phrase.length];
  return next === undefined || !WORD.test(next) || !WORD.test(phrase.at(-1)!) || SPACELESS.test(phrase);
}

/** Where the words of a text begin. */
function beginningOf(text: string): number {
  const code = text.charCodeAt(0);
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 0;
  return ORNAMENT.exec(text.slice(0, WINDOW))?.[0].length ?? 0;
}

/** Whether a text with these cues is one of them and no more words: `Advertisement`, `Share`. */
export function isBareCue(cues: readonly Cue[]): boolean {
  return cues.some(({ rest }) => !/\p{L}/u.test(rest));
}

/** A phrase that hardly ever begins a sentence of a story: several words, or as many signs of a script without spaces. */
export function isTelling(phrase: string): boolean {
  return phrase.length >= 12 || (phrase.length >= 4 && SPACELESS.test(phrase));
}
