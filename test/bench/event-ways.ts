import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

import type { pretendSqs } from './pretend-sqs.ts';

/** The list in Redis that intake of the bench reads. */
export const LIST = '{copydesk}:events';

/** Between two looks whether a list is empty, in milliseconds. */
const LOOK_MS = 20;

/** Where intake takes events from. */
export type Doors = { intake: string; redis: string; sqs: Awaited<ReturnType<typeof pretendSqs>>; connections: number };

/** The ways of an event to intake, one row each; `send` resolves when all messages were taken for good. */
export const ways = [
  {
    name: 'posted',
    why: 'S3, MinIO, Ceph and all others that call a webhook: one event a message.',
    perMessage: 1,
    send: post,
  },
  { name: 'posted by tens', why: 'What a sender saves that waits for others.', perMessage: 10, send: post },
  {
    name: 'out of SQS',
    why: 'S3 by way of a queue: one event a message, ten messages a request.',
    perMessage: 1,
    send: (messages, { sqs }) => sqs.through(messages),
  },
  {
    name: 'out of Redis',
    why: "MinIO's Redis target: one event an entry of a list.",
    perMessage: 1,
    send: throughList,
  },
] as const satisfies {
  name: string;
  why: string;
  perMessage: number;
  send(messages: readonly string[], doors: Doors): Promise<void>;
}[];

/** A notification of S3 about these keys. */
export function messageOf(keys: readonly string[]): string {
  const record = (key: string) => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: '2026-11-23T05:50:00.000Z',
    eventName: 'ObjectCreated:Put',
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'copydesk',
      bucket: { name: 'drops', arn: 'arn:aws:s3:::drops' },
      object: {
        key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'),
        size: key.length,
        eTag: '0123456789abcdef0123456789abcdef',
        sequencer: '0A1B2C3D4E5F678901',
      },
    },
  });
  return JSON.stringify({ Records: keys.map(record) });
}

/** Posts messages over connections that are kept. Throws for anything but 202. */
async function post(messages: readonly string[], { intake, connections }: Doors): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const all = messages.values();
  const line = async () => {
    for (const message of all) await postOne(`${intake}/events`, message, agent);
  };
  await Promise.all(Array.from({ length: connections }, line));
  agent.destroy();
}

async function postOne(url: string, message: string, agent: Agent): Promise<void> {
  const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
  sent.end(message);
  const [answer] = await once(sent, 'response');
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 202) throw new Error(`intake answered ${answer.statusCode}`);
}

async function throughList(messages: readonly string[], doors: Doors): Promise<void> {
  const redis = new Redis(doors.redis);
  try {
    await redis.rpush(LIST, ...messages);
    while ((await redis.llen(LIST)) > 0) await sleep(LOOK_MS);
  } finally {
    redis.disconnect();
  }
}
