import { setTimeout as sleep } from 'node:timers/promises';

/** Between two looks, and the longest that anything is waited for, in milliseconds: what takes longer does not come. */
const LOOK_MS = 100;
const END_MS = 90_000;

/** Looks again and again until there is something, and gives it. Throws when nothing comes, with what `missing` says then. */
export async function until<Value>(
  look: () => Promise<Value | undefined | false>,
  missing: () => string | Promise<string>,
): Promise<Value> {
  const end = Date.now() + END_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(await missing());
    await sleep(LOOK_MS);
  }
}
