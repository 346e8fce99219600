import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { probeKey, probeMark } from '@copydesk/pipeline/probe';
import type { Redis } from 'ioredis';

import { type Check, note, ok } from './checkup.ts';
import { findingOf } from './checkup-store.ts';

/** Between two looks whether the event has come, in milliseconds. */
const LOOK_MS = 100;

const TEXT = Buffer.from('Put here by copydesk doctor, to see whether its event comes. It may be deleted.\n');

/** Whether drops are told of, all the way: an object is put, and intake notes when it hears of it. */
export const eventChecks: readonly Check[] = [
  {
    name: 'events',
    why: 'Without them a drop waits for the next sweep.',
    roles: ['operator'],
    after: 'redis: reached',
    async look({ config, client, redis, patienceMs }) {
      const Key = probeKey(randomUUID());
      const target = { Bucket: config.DROPS_BUCKET, Key };
      const put = new PutObjectCommand({ ...target, Body: TEXT, ContentLength: TEXT.length, ContentType: 'text/plain' });
      const begun = Date.now();
      try {
        await client.send(put);
      } catch (error) {
        const { found } = findingOf(error);
        return note(
          `not tried: a probe cannot be put (${found})`,
          'Run copydesk doctor with a key that may put drops: --role operator (infra/iam/operator.json).',
        );
      }
      try {
        while (Date.now() - begun < patienceMs) {
          if (await (redis as Redis).exists(probeMark(config.REDIS_PREFIX, Key)))
            return ok(`the event of a probe came after ${Date.now() - begun} ms, its key intact`);
          await sleep(LOOK_MS);
        }
        return note(
          `no event of a probe came within ${Math.round(patienceMs / 1_000)} s`,
          `Is intake running? Are the events of the bucket sent to it, with its secret (infra/README.md)? Its log and its /metrics tell what comes. Until then a drop waits for the sweep, up to ${Math.round(config.RECONCILE_MS / 1_000)} s.`,
        );
      } finally {
        // Who may not delete drops leaves it: it is no drop.
        await client.send(new DeleteObjectCommand(target)).catch(() => undefined);
      }
    },
  },
];
