import { phrasesOf } from './phrases.ts';

/** Characters that two texts must share to be called the same. */
const SHORTEST = 40;
const KEY = 40;

const invitations = new Set([...phrasesOf('more'), ...'more mehr plus más meer więcej ещё 更多 もっと'.split(' ')]);
const CUT = /^(.{20,}?)\s{0,3}(?:\.\.\.|…|\[(?:\.\.\.|…)\])\s{0,3}[\p{P}\s]{0,3}(.{0,40})$/su;

/** What a cut text has before its cut, when nothing but an invitation to read on follows: `Ann Lee is a reporter ... Read more`. */
export function stemOf(text: string): string | undefined {
  if (text.length > 1_500 || !/\.\.\.|…/.test(text.slice(-60))) return undefined;
  const [, stem, rest] = CUT.exec(text) ?? [];
  if (stem === undefined || stem.length < SHORTEST) return undefined;
  const after = rest!.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, '');
  return after === '' || invitations.has(after) ? stem : undefined;
}

/** The places of texts by how they begin. */
export function byBeginning(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, text] of texts.entries()) {
    if (text.length < SHORTEST) continue;
    const key = text.slice(0, KEY);
    const list = places.get(key);
    if (list === undefined) places.set(key, [at]);
    // Hostile drops repeat one line a million times; a few places are enough to compare with.
    else if (list.length < 8) list.push(at);
  }
  return places;
}

export function beginningOf(text: string): string {
  return text.slice(0, KEY);
}
