import { arrivals } from '../arrivals.ts';
import { parsed, UsageError, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { dropFiles } from '../files.ts';
import { type Put, putDrops } from '../put-drops.ts';
import { print, progress } from '../terminal.ts';

/** `copydesk drop`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parsed(words, {
    ...usual,
    prefix: { type: 'string', default: '' },
    wait: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new UsageError('name a file or a folder');
  return withDesk(values.data, async ({ outside }, config) => {
    const puts: Put[] = [];
    for await (const put of putDrops(dropFiles(positionals), values.prefix, outside.drops)) {
      puts.push(put);
      if (!values.wait) await print(JSON.stringify({ key: put.key }));
      progress(`copydesk: ${puts.length} dropped`);
    }
    progress(`copydesk: ${puts.length} dropped into ${config.DROPS_BUCKET}`, true);
    if (!values.wait) return 0;
    let rejected = 0;
    for await (const arrival of arrivals(puts, outside, new AbortController().signal)) {
      if (arrival.outcome === 'rejected') rejected += 1;
      await print(JSON.stringify(arrival));
    }
    return rejected > 0 ? 1 : 0;
  });
}
