import { openOutside } from '@copydesk/boot/outside';
import { run } from '@copydesk/boot/run';
import { PROBE_SECONDS, probeMark } from '@copydesk/pipeline/probe';
import { stages } from '@copydesk/pipeline/stages';

import { newCounters } from './counters.ts';
import { healthOf } from './health.ts';
import { openInboxes } from './inboxes.ts';
import { readInbox } from './read-inbox.ts';
import { newServer } from './server.ts';
import { snsDoor } from './sns/door.ts';
import { keepSweeping } from './sweep.ts';

await run('intake', async ({ config, log, signal, closing, ready }) => {
  const { outside, redis, close } = await openOutside(config, log);
  closing({ name: 'outside', close });

  const counters = newCounters();
  const bucket = config.DROPS_BUCKET;
  const sweeps = keepSweeping(outside, { bucket, since: config.RECONCILE_SINCE, everyMs: config.RECONCILE_MS, signal, counters });
  closing({ name: 'sweep', close: () => sweeps.ended });

  const probed = async (key: string) => void (await redis.set(probeMark(config.REDIS_PREFIX, key), 'came', 'EX', PROBE_SECONDS));
  const desk = { outside, bucket, firstQueue: stages[0].name, counters, probed };
  for (const inbox of await openInboxes(config, redis)) {
    const ended = readInbox(inbox, { desk, signal });
    closing({ name: inbox.name, close: () => ended.then(inbox.close) });
  }

  const server = newServer({
    desk,
    counters,
    secret: config.EVENTS_SECRET,
    sns: config.SNS_TOPICS.length > 0 ? snsDoor({ topics: config.SNS_TOPICS }) : undefined,
    health: healthOf(outside),
    sweep: sweeps.ask,
  });
  closing({ name: 'server', close: () => server.close() });

  const url = await server.listen({ host: config.INTAKE_HOST, port: config.INTAKE_PORT });
  if (config.EVENTS_SECRET === undefined) log('warn', { event: 'no EVENTS_SECRET', reason: 'only this machine may send events' });
  ready({ url, port: Number(new URL(url).port || 80) });
});
