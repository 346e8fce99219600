import { openOutside } from '@copydesk/boot/outside';
import { run } from '@copydesk/boot/run';
import { REBUILDING } from '@copydesk/dedupe/seen';
import { stages } from '@copydesk/pipeline/stages';
import { pipelineVersion } from '@copydesk/publish';

import { listen } from './listen.ts';
import { consoleServer } from './server.ts';

/** Where nobody but this machine gets in. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

await run('console', async ({ config, log, signal, closing, ready }) => {
  const { outside, redis, close } = await openOutside(config, log);
  closing({ name: 'outside', close });

  const app = await consoleServer({
    stages,
    queues: [...outside.queues.queues.values()],
    redis,
    outcomes: outside.outcomes,
    feeds: outside.feeds,
    gates: {
      heldBack: () => outside.queues.pressure(),
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
