import { openUnasked } from '@copydesk/boot/outside';
import { run } from '@copydesk/boot/run';
import { REBUILDING } from '@copydesk/dedupe/seen';
import { stages } from '@copydesk/pipeline/stages';
import { pipelineVersion } from '@copydesk/publish';
import { forgets } from '@copydesk/redis/connect';

import { listen } from './listen.ts';
import { newWatch, watchConnection } from './outage.ts';
import { consoleServer } from './server.ts';

/** Where nobody but this machine gets in. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

await run('console', async ({ config, log, signal, closing, ready }) => {
  // An operator opens the console just when Redis or the store is away: it starts without them.
  const { outside, redis, close } = await openUnasked(config, log);
  closing({ name: 'outside', close });

  const redisWatch = newWatch();
  watchConnection(redis, redisWatch);
  const app = await consoleServer({
    stages,
    queues: [...outside.queues.queues.values()],
    prefix: config.REDIS_PREFIX,
    redis,
    redisWatch,
    outcomes: outside.outcomes,
    buckets: {
      drops: () => outside.drops.reach(),
      output: () => outside.outcomes.reach(),
      work: () => outside.spills.reach(),
    },
    feeds: outside.feeds,
    gates: {
      heldBack: () => outside.queues.pressure(),
      forgets: () => forgets(redis),
      rebuilding: async () => (await outside.seen.epoch()) === REBUILDING,
    },
    host: config.CONSOLE_HOST,
    password: config.CONSOLE_PASSWORD,
    build: { version: pipelineVersion, node: process.version },
    log,
    signal,
  });
  closing({ name: 'server', close: () => app.close() });

  if (config.CONSOLE_PASSWORD === undefined && !LOOPBACK.has(config.CONSOLE_HOST))
    log('warn', { event: 'no CONSOLE_PASSWORD', reason: 'whoever reaches the console may read headlines' });
  const { url, port, taken } = await listen(app, config.CONSOLE_HOST, config.CONSOLE_PORT);
  if (taken) log('warn', { event: 'port taken', wanted: config.CONSOLE_PORT, port });
  ready({ url, port });
});
