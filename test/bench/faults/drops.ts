import { seeded } from '@copydesk/rehearsal/seeded';

import { madeUp } from './made-up.ts';

/** What the last version of a drop must end as: a code where it must be refused, else the text that it holds. */
export type Expected = { rejected: string } | { text: string };

/** One object and all that is put under its key, one after another; `after`: once all is put that comes under that key. */
export type MadeDrop = { key: string; kind: string; versions: string[]; expected: Expected; after?: string };

/**
 * What a kind is made from: the number of the drop, and the text of a story that was dropped before it and is never overwritten. Each of
 * several comes after the one before it.
 */
type Recipe = (number: number, earlier: string) => { versions: string[]; expected: Expected }[];

const article = (...versions: [string, ...string[]]) => ({ versions, expected: { text: versions.at(-1) as string } });
const refused = (code: string, ...versions: string[]) => ({ versions, expected: { rejected: code } });

const JPEG = `\u0001\u0000\u0000\u0000${'\u0000\u0010JFIF'.repeat(60)}`;
/** Enough text that neither draft nor article fits into a job. */
const LONG_PARAGRAPHS = 150;
const more = (text: string) => `${text}\n\nThe desk has added one line of its own to what it wrote about that in the morning.`;

/** The kinds of drops and how many in a hundred there are of each. */
export const kinds = [
  { name: 'story', share: 50, why: 'Most drops are.', make: (n) => [article(madeUp(n))] },
  { name: 'copy', share: 16, why: 'Another paper prints the same.', make: (_, earlier) => [article(earlier)] },
  { name: 'near copy', share: 6, why: 'Another paper adds a line.', make: (_, earlier) => [article(more(earlier))] },
  {
    name: 'long',
    share: 4,
    why: 'Its values travel through the work bucket.',
    make: (n) => [article(madeUp(n, LONG_PARAGRAPHS))],
  },
  { name: 'empty', share: 2, why: 'A known refusal.', make: () => [refused('empty', '')] },
  { name: 'blank', share: 2, why: 'A refusal that takes reading.', make: () => [refused('blank', ' \n\t\n')] },
  { name: 'binary', share: 2, why: 'A refusal by its bytes.', make: () => [refused('not-text', JPEG)] },
  { name: 'revised', share: 4, why: 'The newest version stands.', make: (n) => [article(madeUp(n), more(madeUp(n)))] },
  { name: 'reverted', share: 3, why: 'A, B, A are three drops.', make: (n) => [article(madeUp(n), more(madeUp(n)), madeUp(n))] },
  {
    name: 'spoiled',
    share: 3,
    why: 'A newer version is refused; of the one before it there is a copy.',
    make: (n) => [refused('blank', madeUp(n), '\n \n'), article(madeUp(n))],
  },
  {
    name: 'healed',
    share: 2,
    why: 'A refusal makes room for a story, of which there is a copy.',
    make: (n) => [article('', madeUp(n)), article(madeUp(n))],
  },
  {
    name: 'turned',
    share: 3,
    why: 'A duplicate becomes a story of its own, of which there is a copy.',
    make: (n, earlier) => [article(earlier, madeUp(n)), article(madeUp(n))],
  },
  {
    name: 'emptied',
    share: 3,
    why: 'A duplicate makes room for a refusal.',
    make: (_, earlier) => [refused('empty', earlier, '')],
  },
] as const satisfies { name: string; share: number; why: string; make: Recipe }[];

/**
 * What only long campaigns have, since it takes minutes: `doomed` is an original whose article the store never takes, until it is
 * parked; `heir` is a copy of it, which waits for that and takes its place.
 */
export type Lingering = 'doomed' | 'heir';

/** From how many drops on a campaign is long, in what share of it doomed ones are put, one in how many, and how long before the heir. */
const LONG = { drops: 1_000, share: 0.6, every: 120, lead: 15 };

/** Of how many stories before it a copy may be. */
const NEAR = 25;

/** So many made-up drops, the same for the same seed; copies come after what they are of, but not far. */
export function makeDrops(count: number, seed: number): MadeDrop[] {
  const random = seeded(seed);
  const made: MadeDrop[] = [];
  const stories: string[] = [];
  const planned = lingering(count, seed);
  while (made.length < count) {
    if (made.length >= (planned[0]?.at ?? Infinity)) {
      made.push(...planned.splice(0, 1).map(({ drop }) => drop));
      continue;
    }
    const number = numberOf(made.length, seed);
    const earlier = stories.at(-1 - Math.floor(random() * NEAR));
    const kind = earlier === undefined ? kinds[0] : pick(random() * 100);
    let after: string | undefined;
    for (const one of kind.make(number, earlier ?? '')) {
      if (made.length === count) break;
      const key = keyOf(kind.name, made.length);
      made.push({ key, kind: kind.name, ...one, ...(after && { after }) });
      after = key;
    }
    if (kind.name === 'story') stories.push(madeUp(number));
  }
  return made;
}

/** The drops of a campaign that take minutes, in order, and after how many others each is put. */
function lingering(count: number, seed: number): { at: number; drop: MadeDrop }[] {
  const pairs = count < LONG.drops ? 0 : Math.floor((count * LONG.share) / LONG.every);
  return Array.from({ length: pairs }, (_, nth) => (nth + 0.5) * LONG.every).flatMap((at) => {
    const text = madeUp(numberOf(at, seed));
    const key = keyOf('doomed', at);
    const doomed: MadeDrop = { key, kind: 'doomed' satisfies Lingering, ...refused('gave-up', text) };
    const heir: MadeDrop = { key: keyOf('heir', at), kind: 'heir' satisfies Lingering, ...article(text), after: key };
    return [
      { at, drop: doomed },
      { at: at + LONG.lead, drop: heir },
    ];
  });
}

/** What its text is made from. */
function numberOf(at: number, seed: number): number {
  return seed * 1_000_003 + at;
}

function keyOf(kind: string, at: number): string {
  return `${kind}/${String(at).padStart(5, '0')}.txt`;
}

function pick(percent: number): (typeof kinds)[number] {
  let sum = 0;
  return kinds.find(({ share }) => (sum += share) > percent) ?? kinds[0];
}
