import type { Heard } from '@copydesk/redis/backfills';

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

/** A backfill that has looked at a fourth of its archive. */
export const halfway: Heard = {
  bucket: 'drops',
  prefix: 'old/',
  by: 'ada@desk',
  rate: 20,
  runMs: 180_000,
  keyMs: 40,
  drops: 3_000,
  added: 900,
  unread: 0,
  total: 12_000,
  perMinute: 600,
  key: 'old/2019/c.html',
  state: 'running',
  silentMs: 700,
};

/** The same of a backfill that is in a state, and gave its last sign of life so long ago, in milliseconds. */
export function archived(state: Heard['state'], silentMs: number): Seen {
  return { ...given({}), backfills: [{ ...halfway, state, silentMs }] };
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
