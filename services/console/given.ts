import type { Seen } from './seen.ts';
import type { StageSample } from './snapshot.ts';

/** A stage where nothing happens. */
export const quiet: StageSample = {
  stage: 'clean',
  waiting: 0,
  setBack: 0,
  backfill: { waiting: 0, active: 0 },
  active: 0,
  delayed: 0,
  failed: 0,
  perMinute: 0,
  perHour: 0,
  pace: [],
  paused: false,
};

/** What is seen of stages that are quiet but for what is said here: for the examples of findings, as all of this. */
export function given(...stages: Partial<StageSample>[]): Seen {
  return { refused: new Map(), stages: stages.map((stage) => Object.assign({}, quiet, stage)) };
}

/** The same of a stage that refuses so many of its drops. */
export function refusing(refused: number, of: number): Seen {
  return { ...given({}), refused: new Map([['clean', { count: refused, of }]]) };
}

/** What is seen while Redis cannot be reached. */
export function away(reason: string): Seen {
  return { refused: new Map(), redisLost: { since: 0, reason, never: false } };
}

/** What is seen while buckets cannot be reached. */
export function storeless(buckets: string[], whole = false): Seen {
  return { ...given({}), storeLost: { since: 0, reason: 'no answer', never: false, buckets, whole } };
}
