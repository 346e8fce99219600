import { madeUp } from './made-up.ts';
import { seeded } from './seeded.ts';

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

/** Of how many stories before it a copy may be. */
const NEAR = 25;

/** So many made-up drops, the same for the same seed; copies come after what they are of, but not far. */
export function makeDrops(count: number, seed: number): MadeDrop[] {
  const random = seeded(seed);
  const made: MadeDrop[] = [];
  const stories: string[] = [];
  while (made.length < count) {
    const number = seed * 1_000_003 + made.length;
    const earlier = stories.at(-1 - Math.floor(random() * NEAR));
    const kind = earlier === undefined ? kinds[0] : pick(random() * 100);
    let after: string | undefined;
    for (const one of kind.make(number, earlier ?? '')) {
      if (made.length === count) break;
      const key = `${kind.name}/${String(made.length).padStart(5, '0')}.txt`;
      made.push({ key, kind: kind.name, ...one, ...(after && { after }) });
      after = key;
    }
    if (kind.name === 'story') stories.push(madeUp(number));
  }
  return made;
}

function pick(percent: number): (typeof kinds)[number] {
  let sum = 0;
  return kinds.find(({ share }) => (sum += share) > percent) ?? kinds[0];
}
