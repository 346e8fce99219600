import type { z } from 'zod';

import type { Job, Outcome } from './job.ts';
import type { World } from './world.ts';

/** What a stage says of one drop. */
export type Result<Value> =
  | { next: Value }
  /** Something it depends on is not there yet. `forlorn` is done when that has been said so often that it may never be. */
  | { wait: string; forlorn?: () => Promise<void> }
  | { done: Outcome };

/** One row of the table in `stages.ts`. */
export type Stage<Taken, Given> = {
  /** Also the name of its queue. */
  name: string;
  why: string;
  takes: z.ZodType<Taken>;
  gives: z.ZodType<Given>;
  /** Jobs at once in one worker process. */
  concurrency: number;
  /** Tries before a drop is parked with code `gave-up`. */
  attempts: number;
  run(taken: Taken, job: Job, world: World): Promise<Result<Given>>;
};

/** Names a row whole while keeping its types apart from its neighbours'. */
export function stage<Taken, Given>(row: Stage<Taken, Given>): Stage<Taken, Given> {
  return row;
}
