import { openOutside } from '@copydesk/boot/outside';
import { run } from '@copydesk/boot/run';
import { stages } from '@copydesk/pipeline/stages';

import { newCounters } from './counters.ts';
import { healthOf } from './health.ts';
import { newServer } from './server.ts';
import { keepSweeping } from './sweep.ts';

await run('intake', async ({ config, log, signal, closing, ready }) => {
  const { outside, close } = await openOutside(config, log);
  closing({ name: 'outside', close });

  const counters = newCounters();
  const bucket = config.DROPS_BUCKET;
  const sweeps = keepSweeping(outside, { bucket, since: config.RECONCILE_SINCE, everyMs: config.RECONCILE_MS, signal, counters });
  closing({ name: 'sweep', close: () => sweeps.ended });

  const server = newServer({
    desk: { outside, bucket, firstQueue: stages[0].name, counters },
    counters,
    secret: config.EVENTS_SECRET,
    health: healthOf(outside),
    sweep: sweeps.ask,
  });
  closing({ name: 'server', close: () => server.close() });

  const url = await server.listen({ host: config.INTAKE_HOST, port: config.INTAKE_PORT });
  if (config.EVENTS_SECRET === undefined) log('warn', { event: 'no EVENTS_SECRET', reason: 'only this machine may send events' });
  ready({ url, port: Number(new URL(url).port || 80) });
});
