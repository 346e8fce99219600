import { setTimeout as sleep } from 'node:timers/promises';

/** After the first look and after late ones, in milliseconds: what comes soon is not waited for, what comes late is left in peace. */
const FIRST_MS = 5;
const LATE_MS = 100;

/** How much longer each wait is than the one before. */
const SLOWER = 1.05;

/** Five minutes and the time that the looks take: where the machine has other work they are as many, and last longer. */
const LOOKS = 3_000;

/**
 * Looks again and again until there is something, which is neither false nor undefined, and gives it; a look that fails has found nothing.
 * Throws when nothing comes in so many looks, with what `missing` says then.
 */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  missing: () => string | Promise<string> = () => `never: ${look}`,
  looks: number = LOOKS,
): Promise<Exclude<Value, undefined | false>> {
  let failed: unknown;
  for (let at = 0; at < looks; at += 1) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found as Exclude<Value, undefined | false>;
    } catch (error) {
      failed = error;
    }
    await sleep(Math.min(LATE_MS, FIRST_MS * SLOWER ** at));
  }
  throw new Error(await missing(), { cause: failed });
}
