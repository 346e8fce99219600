import { phrases, type CueName } from './phrases.ts';

/** A phrase of the list at the beginning of a text, and how much text follows it. */
export type Cue = { name: CueName; phrase: string; rest: string };

type Entry = { name: CueName; phrase: string };

/** Phrases by their first two characters: a text is compared with a handful, not with all. */
const byBeginning = new Map<string, Entry[]>();
for (const [name, languages] of Object.entries(phrases) as [CueName, Record<string, readonly string[]>][]) {
  for (const phrase of new Set(Object.values(languages).flat())) {
    const beginning = phrase.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { name, phrase }]);
  }
}

/** UTF-16 units in which a cue is looked for. */
const WINDOW = 120;
/** Emoji, bullets, brackets, quotes and spaces before the words. */
const ORNAMENT = /^[^\p{L}\p{N}©]+/u;
const WORD = /[\p{L}\p{N}]/u;
/** Scripts that put no space after a word. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** Lower case, without ornament before and with straight apostrophes; only as much as cues need. */
export function cueText(text: string): string {
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
    const cue = { name, phrase, rest: start.slice(phrase.length).replace(ORNAMENT, '') };
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
