import { setTimeout as sleep } from 'node:timers/promises';

import { dropId } from '@copydesk/article/drop';
import { kinds, mirroredKey, outcomeOf, prefixOf } from '@copydesk/pipeline/ledger';
import { dropOf } from '@copydesk/pipeline/world';
import { redisQueues } from '@copydesk/redis/queues';

import type { Lingering, MadeDrop } from './drops.ts';
import type { Staging } from './options.ts';
import { BUCKETS } from './own-s3.ts';
import type { Rig } from './rig.ts';

/** Drops looked at side by side. */
const ABREAST = 8;

/** How long after the last fault no drop may come to its outcome before that is given up, in milliseconds. */
const CONVERGE_MS = 60_000;
const LOOK_MS = 300;

/** The same where only drops are left that wait for tries a minute apart: those and all tries before, which a wipe may start anew. */
const LINGER_MS = 240_000;
const lingering = new Set<string>(['doomed', 'heir'] satisfies Lingering[]);

/** What tells how far a campaign is: which drops have the outcome of their last version. */
function settling({ s3 }: Rig) {
  const through = new Set<string>();

  async function isThrough(key: string): Promise<boolean> {
    const stored = await s3.drops.head(key);
    if (!stored) return false;
    const drop = dropOf(BUCKETS.DROPS_BUCKET, stored);
    for (const kind of kinds) {
      const there = await outcomeOf(kind, key, { outcomes: s3.output });
      if (there && dropId({ ...drop, ...there.version }) === dropId(drop)) return true;
    }
    return false;
  }

  /** Those of these that have none yet. What has one keeps it, so it is asked for once; only complete drops may be asked about. */
  return async function waiting(drops: readonly MadeDrop[]): Promise<MadeDrop[]> {
    const listed = new Set<string>();
    for (const kind of kinds) {
      for await (const { key } of s3.output.list({ prefix: prefixOf(kind) })) listed.add(mirroredKey(kind, key) ?? key);
    }
    const open = drops.filter(({ key }) => !through.has(key));
    const looked = open.filter(({ key }) => listed.has(key));
    for (let from = 0; from < looked.length; from += ABREAST) {
      await Promise.all(
        looked.slice(from, from + ABREAST).map(async ({ key }) => void ((await isThrough(key)) && through.add(key))),
      );
    }
    return drops.filter(({ key }) => !through.has(key));
  };
}

/** Jobs in all queues that somebody will still work on. */
export function underWay({ redis }: Rig): Promise<number> {
  return redis.ask(async (connection) => {
    const queues = redisQueues(connection, { prefix: '{copydesk}', backlogLimit: 1 });
    const counts = [...(await queues.counts()).values()];
    await queues.close();
    return counts.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
  });
}

/** Waits until every drop has its outcome and no job is left. Gives why it waits no longer, where that does not come about. */
export async function converged(
  drops: readonly MadeDrop[],
  rig: Rig,
  { convergeMs = CONVERGE_MS, say }: Pick<Staging, 'convergeMs' | 'say'>,
): Promise<string | undefined> {
  const waiting = settling(rig);
  let [least, patienceMs] = [Infinity, convergeMs];
  // Our own pauses are counted, not the clock: where the machine has other work the looks take longer, as all else does.
  for (let waited = 0; waited <= patienceMs; waited += LOOK_MS) {
    const open = await waiting(drops);
    const left = open.length;
    patienceMs = left > 0 && open.every(({ kind }) => lingering.has(kind)) ? LINGER_MS : convergeMs;
    const jobs = left === 0 ? await underWay(rig) : Infinity;
    if (jobs === 0) return undefined;
    if (left < least) waited = 0;
    least = Math.min(left, least);
    say(`${left} drops without an outcome`);
    await sleep(LOOK_MS);
  }
  return `for ${patienceMs} ms ${least} drops had no outcome`;
}
