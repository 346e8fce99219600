import type { Outage } from './outage.ts';
import type { Seen } from './seen.ts';

export type Tone = 'good' | 'watch' | 'bad';

/** What a finding says of what it sees, of which stage, and since when something cannot be reached. */
export type Said = { says: string; stage?: string; outage?: Outage };

/** One thing that can be the case: a row of `troubles` or `watches`. */
export type Finding = {
  name: string;
  why: string;
  tone: Tone;
  says(seen: Seen): Said | undefined;
  /** What somebody who was woken up is to do. */
  todo: string;
  /** Where there is more on it. */
  leads?(stage: string): { address: string; text: string };
  examples: [Seen, string | undefined][];
};

/** Waiting for this long is worth a look, and for this long it is trouble, in milliseconds. */
export const SLOW_MS = 60_000;
export const STUCK_MS = 5 * 60_000;
