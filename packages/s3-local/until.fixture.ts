import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks, in milliseconds. */
const LOOK_MS = 5;

/** A minute and the time that the looks take: on a busy machine they are as many, and last longer. */
const LOOKS = 12_000;

/** Looks again and again until something holds that will come about. Throws when it does not, with what was looked for. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await holds()) return;
    await sleep(LOOK_MS);
  }
  throw new Error(`never: ${holds}`);
}
