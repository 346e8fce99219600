import { setTimeout as sleep } from 'node:timers/promises';

import { dropId } from '@copydesk/article/drop';
import type { Store } from '@copydesk/pipeline/world';
import { dropOf } from '@copydesk/pipeline/world';
import { until } from '@copydesk/rehearsal/until';

import { reader } from './chronicle.ts';
import type { MadeDrop } from './drops.ts';
import { BUCKETS } from './own-s3.ts';
import { TO_BE_REPEATED } from './repeats.ts';
import type { Rig } from './rig.ts';

/** Drops put side by side. */
const ABREAST = 6;

/** When the next version of a drop is put: after so many milliseconds, once the one before it has been read, or has its outcome. */
const PAUSES = [0, 250, 'read', 'read', 'through', 'through'] as const;
type Progress = Extract<(typeof PAUSES)[number], string>;

/** Between two looks how far a version is, and how long it is looked at: its job may outlive some workers. Milliseconds. */
const LOOK_MS = 50;
const LOOKED_MS = 20_000;

/** Puts drops as a newsroom system would. */
export type Putter = {
  /** Puts the first version of each; those that follow are put while other drops are. */
  put(drops: readonly MadeDrop[]): Promise<void>;
  /** Resolves when all is put that follows. */
  whole(): Promise<unknown>;
};

export function putter({ s3, chronicle }: Pick<Rig, 's3' | 'chronicle'>, random: () => number): Putter {
  const reached = progressIn(chronicle);
  /** By key: resolves when the last version of it is put. */
  const last = new Map<string, Promise<void>>();

  async function begin({ key, versions: [first = ''], after = '' }: MadeDrop): Promise<void> {
    await last.get(after);
    await put(key, first, s3.drops);
  }

  async function follow({ key, versions }: MadeDrop): Promise<void> {
    for (const text of versions.slice(1)) {
      const pause = PAUSES[Math.floor(random() * PAUSES.length)] ?? 0;
      await (typeof pause === 'number' ? sleep(pause) : reach(pause, key));
      await put(key, text, s3.drops);
    }
  }

  /** Resolves when the version that stands under a key is so far, or is not going to be soon. */
  async function reach(progress: Progress, key: string): Promise<void> {
    const stored = await s3.drops.head(key).catch(() => undefined);
    if (!stored) return;
    const id = dropId(dropOf(BUCKETS.DROPS_BUCKET, stored));
    for (let waited = 0; waited < LOOKED_MS && !reached(progress, id); waited += LOOK_MS) await sleep(LOOK_MS);
  }

  return {
    async put(drops) {
      const shared = drops.values();
      const line = async () => {
        for (const drop of shared) {
          const begun = begin(drop);
          const followed = begun.then(() => follow(drop));
          last.set(drop.key, followed);
          if (!drop.after) await begun;
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, line));
    },
    whole: () => Promise.all(last.values()),
  };
}

/** Puts one version, again until the store takes it. */
async function put(key: string, text: string, store: Store): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  await until(
    () => store.put(key, bytes, { contentType: 'text/plain' }),
    () => `the store does not take ${key}`,
  );
}

/** What the chronicle says of how far versions are, by the drop's id. */
function progressIn(chronicle: string): (progress: Progress, id: string) => boolean {
  const news = reader(chronicle);
  const known = { read: new Set<string>(), through: new Set<string>() } satisfies Record<Progress, Set<string>>;
  return (progress, id) => {
    for (const line of news()) {
      if (line.is !== 'ended' || TO_BE_REPEATED.has(line.outcome)) continue;
      known.read.add(line.id);
      if (line.outcome !== 'next') known.through.add(line.id);
    }
    return known[progress].has(id);
  };
}
