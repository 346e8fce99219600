import type { StageSample } from './snapshot.ts';

/** What the verdict is made from. `stages` is absent while Redis cannot be reached. */
export type Seen = {
  stages?: StageSample[];
  storeReached: boolean;
  /** Why intake lets no more drops in; absent when there is room. */
  heldBack?: string | undefined;
  /** Whether the index of duplicates is being made anew from the output bucket. */
  rebuilding?: boolean;
  /** Of the jobs that left a stage lately: how many there were, and how many of them were refused. */
  refused: ReadonlyMap<string, { count: number; of: number }>;
};

/** A stage where nothing happens. */
export const quiet: StageSample = {
  stage: 'clean',
  waiting: 0,
  setBack: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  perMinute: 0,
  perHour: 0,
  pace: [],
  paused: false,
};
