import { around } from './phrases/around.ts';
import { appeals } from './phrases/appeals.ts';
import { within } from './phrases/within.ts';

const all = { ...around, ...appeals, ...within };

export type CueName = keyof typeof all;

export const cueNames = Object.keys(all) as CueName[];

/** The phrases of a cue in all languages: drops seldom say which one they are in. */
export function phrasesOf(name: CueName): readonly string[] {
  return [...new Set(Object.values(all[name]).flatMap((list) => list.split(' | ')))];
}
