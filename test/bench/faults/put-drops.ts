import { setTimeout as sleep } from 'node:timers/promises';

import type { Store } from '@copydesk/pipeline/world';

import type { MadeDrop } from './drops.ts';

/** Drops put side by side. */
const ABREAST = 6;

/** Between two versions of one drop, in milliseconds: sometimes in one second, sometimes while the one before is under way, sometimes after. */
const PAUSES_MS = [0, 40, 250, 700, 1_300];

/** Puts drops as a newsroom system would, each version again until the store takes it. */
export async function putDrops(drops: readonly MadeDrop[], store: Store, random: () => number): Promise<void> {
  const shared = drops.values();
  const line = async () => {
    for (const { key, versions } of shared) {
      for (const [at, text] of versions.entries()) {
        if (at > 0) await sleep(PAUSES_MS[Math.floor(random() * PAUSES_MS.length)]);
        await put(key, text, store);
      }
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, line));
}

async function put(key: string, text: string, store: Store): Promise<void> {
  for (;;) {
    const done = await store.put(key, new TextEncoder().encode(text), { contentType: 'text/plain' }).catch(() => false);
    if (done) return;
    await sleep(200);
  }
}
