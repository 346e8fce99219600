import type { Job } from './job.ts';
import type { Kind } from './ledger.ts';
import { isSettled, kinds, mirroredKey, outcomeOf, prefixOf } from './ledger.ts';
import { isProbe } from './probe.ts';
import { surelyBefore } from './store-clock.ts';
import type { Listed, Outside } from './world.ts';
import { dropOf } from './world.ts';

/** Which drops a sweep looks at, and how. */
export type Sweep = {
  /** The drops bucket's name. */
  bucket: string;
  /** Only drops whose keys begin with it; all of them when absent. */
  prefix?: string;
  /** They come out of an archive: every live drop goes first. */
  backfill?: boolean;
  /** Only drops that are at least this new, ISO 8601 UTC; all of them when absent. */
  since?: string;
  /** Ends the sweep between two drops. */
  signal?: AbortSignal;
  /** Waits while there is no room for more jobs; called before each is added. */
  room?: () => Promise<void>;
  /** Told of each drop as the sweep comes to it, with what it found before. */
  passed?: (key: string, before: Swept) => void;
};

/** What a sweep found: drops listed, drops it had to look at to be sure, drops it queued, and drops the store would not show. */
export type Swept = { drops: number; looked: number; added: number; unread: number };

/**
 * Queues every drop that has no outcome and no job: a merge-join of the listings of drops and outcomes, in UTF-8 byte order, with
 * no state of its own and in constant memory. After a wipe of Redis it looks at every outcome, and where Redis has forgotten its last
 * moments at those written since: an overwrite that was queued and not yet run has left no other trace.
 */
export async function reconcile(
  world: Outside,
  { bucket, prefix = '', backfill = false, since = '', signal, room, passed }: Sweep,
): Promise<Swept> {
  const sweeping = await world.queues.sweep();
  const doubtful = sweeping.doubtful && surelyBefore(sweeping.doubtful);
  let newest = '';
  const swept = { drops: 0, looked: 0, added: 0, unread: 0 };
  const sides = kinds.map((kind) => outcomes(kind, prefix, world));
  try {
    for await (const listed of world.drops.list({ prefix })) {
      if (signal?.aborted) return swept;
      if (listed.lastModified < since || isProbe(listed.key)) continue;
      passed?.(listed.key, { ...swept });
      swept.drops += 1;
      const [article, duplicate, rejected] = await Promise.all(sides.map((side) => side.seek(listed.key)));
      const written = [article, duplicate, rejected].filter((outcome) => outcome !== undefined);
      // An older article may stand beside a duplicate. Else one of the two came so late that its worker did not live to clear the
      // other away.
      const twice = article !== undefined && duplicate !== undefined;
      for (const { lastModified } of [listed, ...written]) if (lastModified > newest) newest = lastModified;
      // Whole seconds: a drop put in the second its outcome was written may be a newer version.
      const sure = written.some(({ lastModified: at }) => listed.lastModified < at && (doubtful === undefined || at < doubtful));
      if (sure && !twice) continue;
      swept.looked += 1;
      const found = await leftToDo(listed, twice, bucket, world).catch(async (error: unknown) => {
        // One key that the store refuses must not hide all keys after it, in this sweep and every other.
        await world.drops.reach();
        world.log('warn', { event: 'drop cannot be looked at', key: listed.key, reason: String(error) });
        swept.unread += 1;
        return undefined;
      });
      if (!found) continue;
      await room?.();
      if (await world.queues.renew({ ...found.job, ...(backfill && { backfill }) }, found.isDone)) swept.added += 1;
    }
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
  if (!since && !prefix && swept.unread === 0) await sweeping.ended(newest);
  return swept;
}

/**
 * The job of the drop that stands under a listed key now, and what tells that somebody has done it meanwhile; undefined where exactly
 * that version has its one outcome.
 */
async function leftToDo(
  { key }: Listed,
  twice: boolean,
  bucket: string,
  world: Outside,
): Promise<{ job: Job; isDone: () => Promise<boolean> } | undefined> {
  const stored = await world.drops.head(key);
  if (!stored) return undefined;
  const drop = dropOf(bucket, stored, world.feeds);
  const both = twice && (await isSettled(drop, world, ['article']));
  const isDone = both ? async () => (await outcomeOf('duplicate', key, world)) === undefined : () => isSettled(drop, world);
  return (await isDone()) ? undefined : { job: { drop, ...(both && { replay: true }) }, isDone };
}

/**
 * One listing of outcomes whose drops' keys begin with `prefix`, read forward as drops' keys go by. `.json` after a key shifts the
 * order of keys that are prefixes of one another (`a`, `a!`), so an outcome may be passed over: that costs a HEAD, never a drop.
 */
function outcomes(kind: Kind, prefix: string, world: Outside) {
  const listing = world.outcomes.list({ prefix: prefixOf(kind) + prefix })[Symbol.asyncIterator]();
  let at: { key: string; listed: Listed } | 'start' | 'end' = 'start';

  async function next(): Promise<{ key: string; listed: Listed } | 'end'> {
    for (;;) {
      const { value, done } = await listing.next();
      if (done) return 'end';
      const key = mirroredKey(kind, value.key);
      if (key !== undefined) return { key, listed: value };
    }
  }

  return {
    async seek(key: string): Promise<Listed | undefined> {
      const wanted = Buffer.from(key);
      while (at === 'start' || (at !== 'end' && Buffer.compare(Buffer.from(at.key), wanted) < 0)) at = await next();
      return at !== 'end' && at.key === key ? at.listed : undefined;
    },
    close: async () => void (await listing.return?.()),
  };
}
