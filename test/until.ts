import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 100;

/** Five minutes and the time that the looks take: where the machine has other work they are as many, and last longer. */
const LOOKS = 3_000;

/**
 * Looks again and again until there is something, and gives it; a look that fails has found nothing. Throws when nothing comes, with
 * what `missing` says then.
 */
export async function until<Value>(
  look: () => Promise<Value | undefined | false>,
  missing: () => string | Promise<string>,
): Promise<Value> {
  let failed: unknown;
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const found = await look().catch((error: unknown) => {
      failed = error;
      return undefined;
    });
    if (found !== undefined && found !== false) return found;
    await sleep(LOOK_MS);
  }
  throw new Error(await missing(), { cause: failed });
}
