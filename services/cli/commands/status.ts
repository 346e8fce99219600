import { REBUILDING } from '@copydesk/dedupe/seen';
import { memoryOf } from '@copydesk/redis/connect';

import { parsed, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { print } from '../terminal.ts';

/** `copydesk status`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, usual, 0);
  return withDesk(values.data, async ({ outside, redis }) => {
    const [counts, pressure, memory, epoch] = await Promise.all([
      outside.queues.counts(),
      outside.queues.pressure(),
      memoryOf(redis),
      outside.seen.epoch(),
    ]);
    const index = epoch === REBUILDING ? 'being rebuilt' : 'trusted';
    if (values.json || !process.stdout.isTTY) {
      await print(
        JSON.stringify({ stages: Object.fromEntries(counts), pressure: pressure ?? null, redisBytes: memory.used, index }),
      );
      return 0;
    }
    await print('stage      waiting  active delayed  failed');
    for (const [name, { waiting, active, delayed, failed }] of counts) {
      await print(name.padEnd(10) + [waiting, active, delayed, failed].map((count) => String(count).padStart(8)).join(''));
    }
    await print(`\nintake is ${pressure ? `held back: ${pressure}` : 'open'}; the index of duplicates is ${index}`);
    return 0;
  });
}
