import type { Heard } from '@copydesk/redis/backfills';

import type { StoreOutage } from './health.ts';
import type { Outage } from './outage.ts';
import type { StageSample } from './snapshot.ts';

/** What the verdict is made from. */
export type Seen = {
  /** Absent while Redis cannot be reached; then `redisLost` tells. */
  stages?: StageSample[];
  /** What backfills said last; absent while Redis cannot be reached. */
  backfills?: Heard[];
  redisLost?: Outage | undefined;
  storeLost?: StoreOutage | undefined;
  /** By which policy Redis throws keys away when it is full; absent where it keeps all, as it must. */
  forgets?: string | undefined;
  /** Why intake lets no more drops in; absent when there is room. */
  heldBack?: string | undefined;
  /** Whether the index of duplicates is being made anew from the output bucket. */
  rebuilding?: boolean;
  /** Of the jobs that left a stage lately: how many there were, and how many of them were refused. */
  refused: ReadonlyMap<string, { count: number; of: number }>;
};
