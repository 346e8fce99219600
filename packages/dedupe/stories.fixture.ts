import type { Relation } from '@copydesk/article/relation';
import { seeded } from '@copydesk/rehearsal/seeded';

import { fingerprint } from './fingerprint.ts';
import type { Candidate, Entry, Meeting, Rebuilding } from './seen.ts';

const SYLLABLES = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa ye zi or an el ith'.split(' ');

/** A made-up story of so many words, a paragraph every 40. Two seeds share no three words in a row but by chance. */
export function story(seed: number, words = 200): string {
  const roll = seeded(seed);
  const word = () =>
    Array.from({ length: 1 + Math.floor(roll() * 4) }, () => SYLLABLES[Math.floor(roll() * SYLLABLES.length)]).join('');
  return Array.from({ length: words }, (_, i) => (i % 40 === 39 ? `${word()}.\n\n` : `${word()} `)).join('');
}

/** The same story with one word in so many replaced, as an editor leaves it. */
export function edited(text: string, every = 20, seed = 1): string {
  const roll = seeded(seed);
  return text.replaceAll(/[a-z]+/g, (word) => (roll() < 1 / every ? `${word}x` : word));
}

const NAMES = 'Ann Ben Carla Dov Emil Fay Gus Hana Ivo Jun'.split(' ');
const PLACES = 'Ellery Saltby Cray Fenwick Tolbridge Marsden Quayle Upperlough'.split(' ');
/** A form that differs in names only. */
export const notice = (seed: number): string => {
  const die = seeded(seed);
  const name = () => NAMES[Math.floor(die() * NAMES.length)];
  const place = () => PLACES[Math.floor(die() * PLACES.length)];
  return `Police are looking for a driver who left the road in ${place()} and walked away from a wrecked van. Officers were called by ${name()} ${name()} of ${place()}, who had heard the noise and came out with a lamp. Nobody was found in the fields, and a search with dogs was given up when it began to rain. Sergeant ${name()} ${name()} asked people in ${place()} and ${place()} to look into their sheds and to ring the station.`;
};

/** An entry of the story `name` in its version of that second. */
export function entry(name: string, text: string, second = 0): Entry {
  const at = String(second).padStart(2, '0');
  return {
    id: `d-${name}-${at}`,
    story: { uri: `urn:copydesk:${name}`, key: `wire/${name}.html` },
    version: { etag: `etag-${name}-${at}`, lastModified: `2026-11-23T05:50:${at}Z` },
    fingerprint: fingerprint(text),
  };
}

/** The decision that an entry is an original. */
export function original({ story: root }: Entry): Relation {
  return { kind: 'none', root, score: 1, reasons: ['made up'] };
}

/** The decision that an entry is a copy of a story. */
export function copyOf({ story: root }: Entry): Relation {
  return { kind: 'near', of: root, root, score: 0.9, reasons: ['made up'] };
}

/** A meeting with an index that must be trusted. */
export function met(meeting: Meeting | Rebuilding): Meeting {
  if (typeof meeting === 'string') throw new Error('the index is not trusted');
  return meeting;
}

/** Candidates without their index keys, which an index need not give back. */
export function shown(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((one) => ({ ...one, fingerprint: { ...one.fingerprint, anchors: new Uint32Array(0) } }));
}
