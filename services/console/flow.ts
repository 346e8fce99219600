import { RedisError, within } from '@copydesk/redis/connect';

import type { Health } from './health.ts';
import type { Recent } from './recent.ts';
import { shared } from './sampler.ts';
import type { Ending, Snapshot, StageSample } from './snapshot.ts';
import type { Seen } from './verdict.ts';

/** All that the first page shows, at one moment (milliseconds since 1970). */
export type Flow = Seen & Recent & { at: number };

export type Looks = {
  /** The shared sample of the queues; undefined while Redis cannot be reached. */
  look(): Promise<Snapshot | undefined>;
  flow(): Promise<Flow>;
};

/** How often Redis is looked at, however many people look at the page, in milliseconds. */
const FRESH_MS = 1_000;

/** How long Redis may take to answer a look, in milliseconds. */
const ANSWER_MS = 2_000;

/** Brings together what is looked at. Anything that fails for another reason than a lost Redis or store is thrown. */
export function looks({
  take,
  store,
  recent,
}: {
  take(): Promise<Snapshot>;
  store: Health['store'];
  recent(endings: Ending[]): Promise<Recent>;
}): Looks {
  const look = shared(FRESH_MS, async () => {
    try {
      return await within(ANSWER_MS, take());
    } catch (error) {
      if (error instanceof RedisError) return undefined;
      throw error;
    }
  });
  const flow = shared(FRESH_MS, async () => {
    const [sample, reached] = await Promise.all([look(), store()]);
    const stages: { stages?: StageSample[] } = sample ? { stages: sample.stages } : {};
    return { at: Date.now(), ...stages, storeReached: reached === 'ok', ...(await recent(sample?.endings ?? [])) };
  });
  return { look, flow };
}
