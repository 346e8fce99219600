/** A passage near the start of a text that stands in the other one too. */
export type Opening = {
  /** Entries of it that are shared. */
  shared: number;
  /** The same in words, about: a sketch of a higher level samples fewer. */
  words: number;
  /** Of the entries between its first and its last, how many are shared, 0 to 1. */
  density: number;
};

/** A passage that begins within so many words is an opening: a headline of the text's own may stand before it. */
const OPENING_WITHIN = 32;
/** It ends where so many entries in a row are not shared; more than so many entries are not looked at. */
export const GAP = 4;
const OPENING_MOST = 128;

const NOTHING: Opening = { shared: 0, words: 0, density: 0 };

/** The longest shared passage that begins within the opening words. */
export function openingOf(shares: Uint8Array, count: number, level: number): Opening {
  const within = Math.min(count, Math.max(GAP, OPENING_WITHIN >> level));
  const most = Math.min(count, OPENING_MOST);
  let best = 0;
  let spanned = 1;
  let at = 0;
  while (at < within) {
    if (shares[at] === 0) {
      at++;
      continue;
    }
    const begin = at;
    let shared = 0;
    let last = at;
    for (; at < most && at - last <= GAP; at++) {
      if (shares[at] === 0) continue;
      shared++;
      last = at;
    }
    if (shared <= best) continue;
    best = shared;
    spanned = last + 1 - begin;
  }
  return best === 0 ? NOTHING : { shared: best, words: best << level, density: best / spanned };
}
