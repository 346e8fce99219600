import { setTimeout as sleep } from 'node:timers/promises';

import { dropOf, type Outside } from '@copydesk/pipeline/world';

import { codeNamed, instant, parsed, positive, UsageError, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { type Pick, rejectedDrops } from '../rejected-drops.ts';
import { print } from '../terminal.ts';

/** `copydesk replay`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    ...usual,
    code: { type: 'string' },
    since: { type: 'string' },
    rate: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const code = values.code === undefined ? undefined : codeNamed(values.code);
  const since = values.since === undefined ? undefined : instant('since', values.since);
  if (positionals.length > 0 === (code !== undefined || since !== undefined))
    throw new UsageError('name drops, or pick rejected ones by --code or --since');
  const pauseMs = 1_000 / positive('rate', values.rate, 200);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return withDesk(values.data, async ({ outside }, config) => {
    const told: Record<Replayed, number> = { gone: 0, 'would be queued': 0, queued: 0, 'under way already': 0 };
    const audit = {
      event: 'replay',
      by: process.env['USER'] ?? process.getuid?.(),
      code,
      since,
      keys: positionals.length,
      last: '',
    };
    try {
      for await (const key of positionals.length > 0 ? positionals : rejectedKeys({ code, since }, outside)) {
        if (stop.signal.aborted) break;
        const replay = await replayed(key, values['dry-run'], outside, config.DROPS_BUCKET);
        told[replay] += 1;
        audit.last = key;
        await print(JSON.stringify({ key, replay }));
        await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => {});
      }
    } finally {
      // A line for whoever asks later who sent what through again, and how far it came when it was broken off.
      if (!values['dry-run']) outside.log('warn', { ...audit, ...told, ended: !stop.signal.aborted });
    }
    return told.gone > 0 || stop.signal.aborted ? 1 : 0;
  });
}

type Replayed = 'gone' | 'would be queued' | 'queued' | 'under way already';

/** Sends one drop through again as it stands now. To do so twice does no harm: one under way is left alone. */
async function replayed(key: string, dry: boolean, outside: Outside, bucket: string): Promise<Replayed> {
  const stored = await outside.drops.head(key);
  if (!stored) return 'gone';
  if (dry) return 'would be queued';
  const added = await outside.queues.renew({ drop: dropOf(bucket, stored, outside.feeds), replay: true });
  return added ? 'queued' : 'under way already';
}

async function* rejectedKeys(pick: Pick, outside: Outside): AsyncGenerator<string> {
  for await (const { key } of rejectedDrops(pick, outside)) yield key;
}
