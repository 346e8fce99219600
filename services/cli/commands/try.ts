import { configFrom, Limits } from '@copydesk/boot/config';
import { readFeeds } from '@copydesk/boot/feeds';
import { memorySeen } from '@copydesk/dedupe/memory-seen';
import { pool } from '@copydesk/pool';

import { instant, parsed, positive, UsageError, usual } from '../arguments.ts';
import { bytesOf, type DropFile, dropFiles } from '../files.ts';
import { inOrder } from '../in-order.ts';
import { print } from '../terminal.ts';
import { dropOfFile, extracted, judged, shown } from '../try-drop.ts';
import type { verbs } from '../try-thread.ts';
import { type View, views } from '../views.ts';

/** Drops begun and not yet judged, or judged and not yet printed, for each thread: enough to keep it busy while one takes long. */
const AHEAD = 4;

/** `copydesk try`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    json: usual.json,
    view: { type: 'string', default: 'whole' },
    pretty: { type: 'boolean', default: false },
    at: { type: 'string' },
    jobs: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('name a file, a folder, or - for stdin');
  if (!(values.view in views)) throw new UsageError(`--view takes ${Object.keys(views).join(' or ')}, not ${values.view}`);
  const view = values.pretty ? 'pretty' : (values.view as View);
  const at = values.at === undefined ? undefined : instant('at', values.at);
  const limits = configFrom(process.env, Limits);
  const feeds = await readFeeds(limits.FEEDS_FILE);
  const { compute, threads, close } = pool<typeof verbs>({
    thread: new URL('../try-thread.ts', import.meta.url),
    threads: positive('jobs', values.jobs, 1),
    timeMs: limits.POOL_TIME_MS,
    heapMb: limits.POOL_HEAP_MB,
  });
  const ahead = threads * AHEAD;

  const extractedOf = async (file: DropFile) => {
    const bytes = await bytesOf(file, limits.DROP_MAX_BYTES);
    return extracted(dropOfFile(file.given, bytes, at, feeds), bytes, limits.DROP_MAX_BYTES, compute);
  };
  const drops = judged(inOrder(dropFiles(positionals), ahead, extractedOf), memorySeen());
  let refused = 0;
  try {
    for await (const { line, rejected } of inOrder(drops, ahead, (drop) => shown(drop, view, compute))) {
      if (rejected) refused += 1;
      await print(line);
    }
  } finally {
    await close();
  }
  return refused > 0 ? 1 : 0;
}
