import { hostname } from 'node:os';

import { reconcile } from '@copydesk/pipeline/reconcile';
import { newTeller } from '@copydesk/redis/backfills';

import { parsed, positive, UsageError, usual } from '../arguments.ts';
import { backfillLine } from '../backfill-line.ts';
import { followed } from '../backfill-progress.ts';
import { countDrops } from '../count-drops.ts';
import { withDesk } from '../desk.ts';
import { paced } from '../pace.ts';
import { patient } from '../patient.ts';
import { print, progress } from '../terminal.ts';

/** Drops a second when nobody says otherwise: two million a day. */
const RATE = 20;

/** `copydesk backfill`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { ...usual, rate: { type: 'string' } }, 1);
  const { bucket, prefix } = placeOf(positionals[0]);
  const rate = positive('rate', values.rate, RATE);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return withDesk(values.data, async ({ outside, redis }, config) => {
    if (bucket !== config.DROPS_BUCKET)
      throw new UsageError(
        `workers read drops from DROPS_BUCKET=${config.DROPS_BUCKET} only. Copy the archive there, under a prefix of its own to which a feed gives the priority low, and name that`,
      );
    const by = process.env['USER'] ?? process.getuid?.();
    // A line for whoever asks later who set it going.
    outside.log('warn', { event: 'backfill', by, prefix, rate });
    const { signal } = stop;
    const over = new AbortController();
    const following = followed({
      about: { bucket, prefix, by: `${by}@${hostname()}`, rate },
      tell: newTeller(redis, config.REDIS_PREFIX),
      fault: (error) => outside.log('warn', { event: 'progress cannot be told', reason: String(error) }),
      show: (said) => progress(backfillLine(said, process.stderr.columns || Infinity), said.state !== 'running'),
    });
    // Beside the sweep, which does not wait for it: a list of keys costs a hundredth of the looks that an archive costs anyway.
    countDrops(outside.drops, prefix, AbortSignal.any([signal, over.signal])).then(following.counted, (error: unknown) =>
      outside.log('warn', { event: 'drops cannot be counted', reason: String(error) }),
    );
    const queues = patient(outside.queues, signal, outside.log);
    const room = paced({ rate, counts: () => queues.counts(), pressure: () => queues.pressure(), signal });
    const { passed } = following;
    const swept = await reconcile({ ...outside, queues }, { bucket, prefix, backfill: true, signal, room, passed })
      .catch(async (error: unknown) => {
        await following.ended('failed', { reason: error instanceof Error ? error.message : String(error) });
        throw error;
      })
      .finally(() => over.abort());
    await following.ended(signal.aborted ? 'stopped' : 'ended', { swept });
    await print(JSON.stringify({ ...swept, ended: !signal.aborted }));
    return swept.unread > 0 || signal.aborted ? 1 : 0;
  });
}

/** `s3://drops/archive/` is a bucket and how keys in it begin, byte by byte. Throws `UsageError`. */
function placeOf(address: string | undefined): { bucket: string; prefix: string } {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(address ?? '') ?? [];
  if (bucket === undefined) throw new UsageError(`name the archive as s3://BUCKET/PREFIX${address ? `, not ${address}` : ''}`);
  return { bucket, prefix };
}
