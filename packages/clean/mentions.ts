import { unitAt } from '@copydesk/article/unit-at';

/** UTF-16 units of a word that are looked for. */
const KEY = 6;
/** Slots of the table that is asked first: few words leave nearly all of them empty. */
const BITS = 12;

/**
 * Asks whether a text may have one of some words in it, whatever their case: never no where it has, seldom yes where it has not. It
 * costs one pass over the text however many words there are, so it stands before patterns that cost more. Of each word the first
 * six UTF-16 units are looked for; all are lower case, none is shorter.
 */
export function mentioning(words: readonly string[]): (text: string) => boolean {
  const known = new Set<number>();
  const slots = new Uint8Array(1 << BITS);
  for (const word of words) {
    if (word.length < KEY) throw new Error(`"${word}" is too short to be looked for`);
    let last = 0;
    for (let at = 0; at < KEY; at += 1) last = then(last, unitAt(word, at));
    known.add(last);
    slots[slotOf(last)] = 1;
  }
  return (text) => {
    const lower = text.toLowerCase();
    const { length } = lower;
    let last = 0;
    for (let at = 0; at < length; at += 1) {
      last = then(last, unitAt(lower, at));
      if (slots[slotOf(last)] === 1 && known.has(last)) return true;
    }
    return false;
  };
}

/** The last six units as a number: an older one has left its thirty bits. */
function then(last: number, unit: number): number {
  return ((last << 5) ^ unit) & 0x3fff_ffff;
}

function slotOf(last: number): number {
  return Math.imul(last, 0x9e3779b1) >>> (32 - BITS);
}
