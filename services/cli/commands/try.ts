import { configFrom, Limits } from '@copydesk/boot/config';
import { memorySeen } from '@copydesk/dedupe/memory-seen';
import { pool } from '@copydesk/pool';

import { instant, parsed, positive, UsageError } from '../arguments.ts';
import { bytesOf, type DropFile, dropFiles } from '../files.ts';
import { inOrder } from '../in-order.ts';
import { print } from '../terminal.ts';
import { dropOfFile, extracted, judged } from '../try-drop.ts';
import { pretty, type View, views } from '../views.ts';

/** Drops begun and not yet printed, for each thread: enough to keep it busy while one before it takes long. */
const AHEAD = 4;

/** `copydesk try`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    view: { type: 'string', default: 'whole' },
    pretty: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    at: { type: 'string' },
    jobs: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('name a file, a folder, or - for stdin');
  if (!(values.view in views)) throw new UsageError(`--view takes ${Object.keys(views).join(' or ')}, not ${values.view}`);
  const view = values.view as View;
  const at = values.at === undefined ? undefined : instant('at', values.at);
  const limits = configFrom(process.env, Limits);
  const threads = pool({ threads: positive('jobs', values.jobs, 1), timeMs: limits.POOL_TIME_MS, heapMb: limits.POOL_HEAP_MB });
  const seen = memorySeen();

  const work = async (file: DropFile) => {
    const bytes = await bytesOf(file, limits.DROP_MAX_BYTES);
    return extracted(dropOfFile(file.given, bytes, at), bytes, limits.DROP_MAX_BYTES, threads.compute);
  };
  let rejected = 0;
  try {
    for await (const one of inOrder(dropFiles(positionals), threads.threads * AHEAD, work)) {
      const tried = await judged(one, seen);
      if ('rejection' in tried) rejected += 1;
      await print(values.pretty ? pretty(tried) : JSON.stringify(views[view](tried)));
    }
  } finally {
    await threads.close();
  }
  return rejected > 0 ? 1 : 0;
}
