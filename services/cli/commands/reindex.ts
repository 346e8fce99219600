import { setTimeout as sleep } from 'node:timers/promises';

import { REBUILDING } from '@copydesk/dedupe/seen';
import { reindex as rebuild } from '@copydesk/pipeline/reindex';

import { parsed, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { print } from '../terminal.ts';

/** Between two looks whether another process has finished the rebuild, in milliseconds. */
const LOOK_MS = 500;

/** `copydesk reindex`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, usual, 0);
  return withDesk(values.data, async ({ outside }) => {
    await outside.seen.distrust();
    let entries = await rebuild(outside);
    while (entries === undefined && (await outside.seen.epoch()) === REBUILDING) {
      await sleep(LOOK_MS);
      entries = await rebuild(outside);
    }
    await print(JSON.stringify({ reindexed: entries ?? 'by a worker' }));
    return 0;
  });
}
