import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { redisReady, spawnRedis } from '@copydesk/redis/server';

import { BUCKETS, environmentOf, type Stack } from './stack.ts';
import type { Service } from './supervise.ts';

/**
 * The processes of the embedded stack, in tiers: a tier is started at once when the one before is ready, and stopped in reverse.
 * Their logs are `DIR/log/<service>.log`.
 */
export async function embeddedTiers(data: string, stack: Stack): Promise<Service[][]> {
  await Promise.all([mkdir(join(data, 'log'), { recursive: true }), mkdir(join(data, 's3'), { recursive: true })]);
  const settings = environmentOf(stack);
  const service = (name: string, main: string, own: Record<string, string> = {}): Service => ({
    name,
    spawn: async () =>
      forked(fileURLToPath(import.meta.resolve(main)), join(data, 'log', `${name}.log`), { ...settings, ...own }),
    ready: (child) => told(child, name, join(data, 'log', `${name}.log`)),
  });
  const s3 = {
    dir: join(data, 's3'),
    port: stack.s3Port,
    accessKeyId: stack.AWS_ACCESS_KEY_ID,
    secretAccessKey: stack.AWS_SECRET_ACCESS_KEY,
    buckets: Object.values(BUCKETS),
    events: [{ bucket: BUCKETS.DROPS_BUCKET, url: `http://127.0.0.1:${stack.INTAKE_PORT}/events`, secret: stack.EVENTS_SECRET }],
  };
  const redis: Service = {
    name: 'redis',
    spawn: () => spawnRedis(join(data, 'redis'), stack.redisPort),
    ready: async (child) => {
      await redisReady(child, stack.redisPort);
      return { url: stack.REDIS_URL };
    },
  };
  const ownRedis = stack.REDIS_URL.endsWith(`:${stack.redisPort}`);
  return [
    [...(ownRedis ? [redis] : []), service('s3', '@copydesk/s3-local/main', { S3_LOCAL_OPTIONS: JSON.stringify(s3) })],
    [
      service('intake', '@copydesk/intake/main'),
      service('worker', '@copydesk/worker/main'),
      service('console', '@copydesk/console/main'),
    ],
  ];
}

function forked(file: string, log: string, environment: Record<string, string>): ChildProcess {
  const out = openSync(log, 'a');
  const options: ForkOptions = {
    env: { ...process.env, ...environment },
    stdio: ['ignore', out, out, 'ipc'],
    // A terminal's Ctrl-C is for us to hand on, in the right order.
    detached: true,
  };
  return fork(file, options);
}

/** What a service says when it is ready. Throws what it says when it cannot start. */
async function told(child: ChildProcess, name: string, log: string): Promise<Record<string, unknown>> {
  const ended = once(child, 'exit').then(([code]) => ({ failed: `ended at its start with code ${code}; see ${log}` }));
  const [message] = (await Promise.race([once(child, 'message'), ended.then((one) => [one])])) as [
    { ready?: Record<string, unknown>; failed?: string },
  ];
  if (message.ready) return message.ready;
  throw new Error(`${name}: ${message.failed ?? `said something unknown; see ${log}`}`);
}
