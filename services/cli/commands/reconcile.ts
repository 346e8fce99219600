import { reconcile as sweep } from '@copydesk/pipeline/reconcile';

import { instant, parsed, usual } from '../arguments.ts';
import { withDesk } from '../desk.ts';
import { print } from '../terminal.ts';

/** `copydesk reconcile`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, { ...usual, since: { type: 'string' } }, 0);
  return withDesk(values.data, async ({ outside }, config) => {
    const since = values.since === undefined ? config.RECONCILE_SINCE : instant('since', values.since);
    await print(JSON.stringify(await sweep(outside, { bucket: config.DROPS_BUCKET, ...(since && { since }) })));
    return 0;
  });
}
