import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startRedis } from '@copydesk/redis/server';
import { s3Client, s3Store } from '@copydesk/s3';
import { serveS3 } from '@copydesk/s3-local';

import { type Doors, LIST, messageOf, ways } from './event-ways.ts';
import { pretendSqs } from './pretend-sqs.ts';
import { isTold } from './resident.ts';
import { say, UsageError } from './terminal.ts';

const KEYS = { accessKeyId: 'bench', secretAccessKey: 'a secret of the bench' };
const BUCKETS = ['drops', 'output', 'work'];

/** What intake spent on each event. CPU is that of the whole process, V8's helper threads too. */
export type EventsCost = {
  way: string;
  events: number;
  perMessage: number;
  connections: number;
  cpuMsPerEvent: number;
  eventsPerSecond: number;
};

/** `bench events`: see `main.ts`. */
export async function run(words: readonly string[]): Promise<number> {
  const options = { events: { type: 'string', default: '4000' }, connections: { type: 'string', default: '32' } } as const;
  const { values } = parseArgs({ args: [...words], options });
  const [events, connections] = [Number(values.events), Number(values.connections)];
  if (!(Number.isInteger(events) && events >= 100 && Number.isInteger(connections) && connections > 0))
    throw new UsageError('--events takes a whole number from 100, --connections one above 0');
  if (!isTold) throw new UsageError('CPU of another process is measured on Linux only, where /proc tells it');
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-events-'));
  const redis = await startRedis(join(dir, 'redis'));
  const server = await serveS3({ dir: join(dir, 's3'), buckets: BUCKETS, ...KEYS });
  const sqs = await pretendSqs();
  const intake = fork(fileURLToPath(import.meta.resolve('@copydesk/intake/main')), {
    env: { ...process.env, ...settings(redis.url, server.endpoint, sqs.url) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [{ ready }] = (await once(intake, 'message')) as [{ ready?: { url: string } }];
    if (!ready) throw new Error('intake does not start');
    const doors: Doors = { intake: ready.url, redis: redis.url, sqs, connections };
    say(`putting ${events} drops for each way`);
    for (const [at, { name, perMessage, send }] of ways.entries()) {
      const keys = await putDrops(server.endpoint, `way-${at}`, events + WARM);
      const messages = (some: readonly string[]) =>
        Array.from({ length: Math.ceil(some.length / perMessage) }, (_, part) =>
          messageOf(some.slice(part * perMessage, (part + 1) * perMessage)),
        );
      await send(messages(keys.slice(0, WARM)), doors);
      const measuredMessages = messages(keys.slice(WARM));
      const told = await measured(intake, () => send(measuredMessages, doors));
      const cost: EventsCost = {
        way: name,
        events,
        perMessage,
        connections,
        cpuMsPerEvent: Number((told.cpuMs / events).toFixed(3)),
        eventsPerSecond: Math.round((events / told.ms) * 1_000),
      };
      process.stdout.write(`${JSON.stringify(cost)}\n`);
    }
    return 0;
  } finally {
    const ended = once(intake, 'exit');
    intake.kill('SIGTERM');
    await ended;
    await sqs.close();
    await server.close();
    await redis.close();
    await rm(dir, { recursive: true });
  }
}

/** Events that are sent before the clock runs, so that V8 has compiled what it means to. */
const WARM = 1_000;

function settings(redisUrl: string, endpoint: string, queueUrl: string): Record<string, string> {
  return {
    REDIS_URL: redisUrl,
    S3_ENDPOINT: endpoint,
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    DROPS_BUCKET: 'drops',
    OUTPUT_BUCKET: 'output',
    WORK_BUCKET: 'work',
    INTAKE_PORT: '0',
    EVENTS_SECRET: '',
    SQS_QUEUE_URL: queueUrl,
    EVENTS_REDIS_LIST: LIST,
    LOG_LEVEL: 'warn',
    // The sweep must not be first.
    RECONCILE_SINCE: '2999-01-01T00:00:00Z',
    BACKLOG_LIMIT: '10000000',
  };
}

async function putDrops(endpoint: string, folder: string, count: number): Promise<string[]> {
  const client = s3Client({ ...KEYS, endpoint, region: 'us-east-1' });
  const store = s3Store(client, 'drops');
  const keys = Array.from({ length: count }, (_, at) => `${folder}/desk ${at % 7}/story-${at}.html`);
  for (let at = 0; at < keys.length; at += 64) {
    const batch = keys.slice(at, at + 64);
    await Promise.all(batch.map((key) => store.put(key, Buffer.from(key), { contentType: 'text/html' })));
  }
  client.destroy();
  return keys;
}

/** CPU and wall-clock milliseconds that a process spends while something is done. */
async function measured(child: ChildProcess, work: () => Promise<void>): Promise<{ cpuMs: number; ms: number }> {
  const [cpu, begun] = [await cpuMsOf(child), performance.now()];
  await work();
  return { cpuMs: (await cpuMsOf(child)) - cpu, ms: performance.now() - begun };
}

/** From /proc: user and system time in ticks, of which Linux shows 100 a second. The name before them may hold spaces. */
async function cpuMsOf({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
