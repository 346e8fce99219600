import { reconcile } from '@copydesk/pipeline/reconcile';

import { parsed, positive, UsageError, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { paced } from '../pace.ts';
import { print } from '../terminal.ts';

/** Drops a second when nobody says otherwise: two million a day. */
const RATE = 20;

/** `copydesk backfill`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, { ...usual, rate: { type: 'string' } }, 1);
  const { bucket, prefix } = placeOf(positionals[0]);
  const rate = positive('rate', values.rate, RATE);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return withDesk(values.data, async ({ outside }, config) => {
    if (bucket !== config.DROPS_BUCKET)
      throw new UsageError(
        `workers read drops from DROPS_BUCKET=${config.DROPS_BUCKET} only. Copy the archive there, under a prefix of its own to which a feed gives the priority low, and name that`,
      );
    // A line for whoever asks later who set it going.
    outside.log('warn', { event: 'backfill', by: process.env['USER'] ?? process.getuid?.(), prefix, rate });
    const { signal } = stop;
    const { queues } = outside;
    const room = paced({ rate, counts: () => queues.counts(), pressure: () => queues.pressure(), signal });
    const swept = await reconcile(outside, { bucket, prefix, backfill: true, signal, room });
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
