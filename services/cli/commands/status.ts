import { REBUILDING } from '@copydesk/dedupe/seen';
import { readBackfills } from '@copydesk/redis/backfills';
import { memoryOf } from '@copydesk/redis/connect';

import { parsed, usual } from '../arguments.ts';
import { standingLine } from '../backfill-line.ts';
import { withDesk } from '../desk.ts';
import { print } from '../terminal.ts';

/** `copydesk status`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, usual, 0);
  return withDesk(values.data, async ({ outside, redis }, config) => {
    const [counts, pressure, memory, epoch, backfills] = await Promise.all([
      outside.queues.counts(),
      outside.queues.pressure(),
      memoryOf(redis),
      outside.seen.epoch(),
      readBackfills(redis, config.REDIS_PREFIX),
    ]);
    const index = epoch === REBUILDING ? 'being rebuilt' : 'trusted';
    if (values.json || !process.stdout.isTTY) {
      await print(
        JSON.stringify({
          stages: Object.fromEntries(counts),
          pressure: pressure ?? null,
          redisBytes: memory.used,
          index,
          backfills,
        }),
      );
      return 0;
    }
    await print('stage      waiting  active delayed  failed');
    for (const [name, { waiting, active, delayed, failed }] of counts) {
      await print(name.padEnd(10) + [waiting, active, delayed, failed].map((count) => String(count).padStart(8)).join(''));
    }
    await print(`\nintake is ${pressure ? `held back: ${pressure}` : 'open'}; the index of duplicates is ${index}`);
    for (const backfill of backfills) await print(standingLine(backfill));
    return 0;
  });
}
