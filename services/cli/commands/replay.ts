import { setTimeout as sleep } from 'node:timers/promises';

import { dropOf } from '@copydesk/pipeline/world';

import { codeNamed, instant, parsed, positive, UsageError } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { rejectedDrops } from '../rejected-drops.ts';
import { print } from '../terminal.ts';

/** `copydesk replay`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    code: { type: 'string' },
    since: { type: 'string' },
    rate: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
  });
  const code = values.code === undefined ? undefined : codeNamed(values.code);
  const since = values.since === undefined ? undefined : instant('since', values.since);
  if (positionals.length > 0 === (code !== undefined || since !== undefined))
    throw new UsageError('name drops, or pick rejected ones by --code or --since');
  const pauseMs = 1_000 / positive('rate', values.rate, 200);
  return withDesk(values.data, async ({ outside }, config) => {
    const keys = positionals.length > 0 ? positionals : rejectedKeys();
    let missing = 0;
    for await (const key of keys) {
      const stored = await outside.drops.head(key);
      if (!stored) missing += 1;
      const replayed =
        stored && !values['dry-run']
          ? await outside.queues.renew({ drop: dropOf(config.DROPS_BUCKET, stored), replay: true })
          : false;
      await print(
        JSON.stringify({
          key,
          replay: !stored ? 'gone' : values['dry-run'] ? 'would be queued' : replayed ? 'queued' : 'under way already',
        }),
      );
      await sleep(pauseMs);
    }
    return missing > 0 ? 1 : 0;

    async function* rejectedKeys(): AsyncGenerator<string> {
      for await (const { document } of rejectedDrops({ code, since }, outside)) yield document.source.key;
    }
  });
}
