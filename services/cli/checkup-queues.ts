import type { Config } from '@copydesk/boot/config';
import type { Redis } from 'ioredis';
import { z } from 'zod';

import { bad, type Check, note, ok } from './checkup.ts';
import { sqsChecks } from './checkup-sqs.ts';

/** How long the API of Cloudflare may take, in milliseconds. */
const PATIENCE_MS = 15_000;

/** As many events that wait are a crowd. */
const CROWD = 10_000;

/** What Cloudflare tells of a queue ("Get Queue" of its API), as far as it matters here. */
const Told = z.object({
  result: z.object({
    settings: z.object({ delivery_paused: z.boolean().optional() }).optional(),
    consumers: z.array(z.object({ type: z.string().optional(), dead_letter_queue: z.string().optional() })).default([]),
  }),
});

const r2Check: Check = {
  name: 'R2: queue',
  why: 'Intake pulls events out of it.',
  roles: ['intake'],
  async look({ config }) {
    const answer = await fetch(config.R2_QUEUE_URL ?? '', {
      headers: { authorization: `Bearer ${config.R2_QUEUE_TOKEN}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => String((error as Error).cause ?? error));
    if (typeof answer === 'string') return bad(`no answer (${answer})`, 'Check R2_QUEUE_URL.');
    if (answer.status === 401 || answer.status === 403)
      return bad(
        `refused: ${answer.status}`,
        'Make a token that may read and write queues (Queues: Edit) and set R2_QUEUE_TOKEN.',
      );
    if (!answer.ok) return bad(`refused: ${answer.status}`, 'R2_QUEUE_URL must name account and queue by their ids.');
    const told = Told.safeParse(await answer.json().catch(() => undefined));
    if (!told.success) return bad('the answer is not that of a queue', 'Check R2_QUEUE_URL.');
    const { settings, consumers } = told.data.result;
    const pull = consumers.find(({ type }) => type === 'http_pull');
    if (!pull) return bad('HTTP pull is not turned on', 'Add an HTTP pull consumer to the queue; it may have no other.');
    if (settings?.delivery_paused) return note('its delivery is paused', 'Resume the delivery of the queue.');
    if (!pull.dead_letter_queue)
      return note('what nobody can read is dropped after its tries', 'Name a dead-letter queue for the pull consumer.');
    return ok(`HTTP pull is on, dead letters go to ${pull.dead_letter_queue}`);
  },
};

const listCheck: Check = {
  name: 'events in Redis',
  why: 'Intake takes what MinIO pushes onto the list.',
  roles: ['intake'],
  after: 'redis: reached',
  async look({ config: { EVENTS_REDIS_LIST: list = '', REDIS_PREFIX }, redis }) {
    try {
      const type = await (redis as Redis).type(list);
      if (type === 'hash') return bad(`${list} is a hash`, "Set format=access in MinIO's Redis target, and delete the key.");
      if (type !== 'list' && type !== 'none')
        return bad(`${list} is a ${type}`, 'Name a key in EVENTS_REDIS_LIST that nothing else uses.');
      const waiting = await (redis as Redis).llen(list);
      const found = `${waiting} events wait in ${list}`;
      return waiting < CROWD
        ? ok(found)
        : note(found, 'Is intake running with EVENTS_REDIS_LIST? Its log says "inbox waits" while it is held back.');
    } catch (error) {
      return bad(
        String(error),
        `The user of REDIS_URL may have no right to that key; it has to those that begin with ${REDIS_PREFIX}.`,
      );
    }
  },
};

/** What is asked of the queues that intake takes events from, as far as the configuration names them. */
export function queueChecks({ SQS_QUEUE_URL, R2_QUEUE_URL, EVENTS_REDIS_LIST }: Config): Check[] {
  return [...(SQS_QUEUE_URL ? sqsChecks : []), ...(R2_QUEUE_URL ? [r2Check] : []), ...(EVENTS_REDIS_LIST ? [listCheck] : [])];
}
