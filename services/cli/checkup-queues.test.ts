import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { configFrom } from '@copydesk/boot/config';
import { startRedis } from '@copydesk/redis/server';
import { buildApp } from 'fauxqs';
import { Redis } from 'ioredis';

import { examine, type Finding, type Patient } from './checkup.ts';
import { queueChecks } from './checkup-queues.ts';

const app = buildApp({ logger: false });
const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
const client = new SQSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
after(async () => {
  client.destroy();
  await app.close();
});

/** Makes a queue and gives its address; the emulator calls itself by a name that needs DNS. */
async function queue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
  return new URL(new URL(QueueUrl).pathname, endpoint).href;
}

async function redrive(maxReceiveCount: number): Promise<string> {
  const asks = new GetQueueAttributesCommand({ QueueUrl: await queue('dead'), AttributeNames: ['QueueArn'] });
  const { Attributes } = await client.send(asks);
  return JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: String(maxReceiveCount) });
}

/** What is found with these settings, by check. */
async function found(settings: Record<string, string>, redis?: Redis): Promise<Record<string, Finding>> {
  const config = configFrom({
    REDIS_URL: 'redis://127.0.0.1:6379',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    ...settings,
  });
  const patient = { config, redis, patienceMs: 1_000 } as Patient;
  const reached = { name: 'redis: reached', why: '', look: async () => ({ state: 'ok', found: '' }) as const };
  const all: Record<string, Finding> = {};
  for await (const { check, ...finding } of examine([reached, ...queueChecks(config)], patient)) all[check] = finding;
  delete all['redis: reached'];
  return all;
}

const statesOf = (all: Record<string, Finding>) => Object.values(all).map(({ state }) => state);

test('no queue, no check', async () => {
  assert.deepEqual(await found({}), {});
});

test('SQS: a queue as infra makes it has nothing to mend, and no message of it is touched', async () => {
  const url = await queue('good', { RedrivePolicy: await redrive(5), VisibilityTimeout: '120' });
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{}' }));
  const all = await found({ SQS_QUEUE_URL: url });
  assert.deepEqual(statesOf(all), ['ok', 'ok', 'ok', 'ok']);
  assert.match(all['SQS: queue']?.found ?? '', /^1 messages wait, 0 are in hand$/);
  // The emulator notices late that the time of a message is over.
  assert.match((await found({ SQS_QUEUE_URL: url }))['SQS: queue']?.found ?? '', /1 (messages wait|are in hand)/);
});

test('SQS: what is set otherwise is told, each with what to do', async () => {
  const bare = await found({ SQS_QUEUE_URL: await queue('bare', { VisibilityTimeout: '30' }) });
  assert.match(bare['SQS: dead letters']?.fix ?? '', /maxReceiveCount 5/);
  assert.match(bare['SQS: times']?.found ?? '', /again after 30 s\. Intake asks for 120 s/);

  const url = await queue('hasty', { RedrivePolicy: await redrive(1), DelaySeconds: '7', VisibilityTimeout: '120' });
  assert.match((await found({ SQS_QUEUE_URL: url }))['SQS: times']?.found ?? '', /7 s late/);
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{}', DelaySeconds: 0 }));
  const hasty = await found({ SQS_QUEUE_URL: url });
  assert.match(hasty['SQS: dead letters']?.found ?? '', /after 1 try;/);
  assert.match(hasty['SQS: receive and delete']?.found ?? '', /not tried/, 'a look would lay the message aside');

  const short = await queue('short', { MessageRetentionPeriod: '3600', VisibilityTimeout: '120' });
  assert.match((await found({ SQS_QUEUE_URL: short }))['SQS: times']?.fix ?? '', /MessageRetentionPeriod/);
});

test('SQS: a queue that is not there, and a server that is away', async () => {
  const none = await found({ SQS_QUEUE_URL: `${endpoint}/000000000000/none` });
  assert.match(none['SQS: queue']?.fix ?? '', /Make the queue/);
  assert.deepEqual(statesOf(none), ['bad', 'note', 'note', 'note']);
  assert.match((await found({ SQS_QUEUE_URL: 'http://127.0.0.1:9/1/q' }))['SQS: queue']?.found ?? '', /no answer/);
});

/** A server that answers as it is told. */
async function answering(answer: (operation: string) => { status: number; body: unknown }): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const { status, body } = answer(String(request.headers['x-amz-target'] ?? request.headers.authorization));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('SQS: each right that is missing is noticed, and a message that has waited long', async () => {
  const MD5OfBody = 'd41d8cd98f00b204e9800998ecf8427e';
  const old = { Body: '', MD5OfBody, Attributes: { SentTimestamp: String(Date.now() - 3_600_000) } };
  const lacking = (operation: string) =>
    answering((asked) =>
      asked === `AmazonSQS.${operation}`
        ? { status: 400, body: { __type: 'com.amazonaws.sqs#AccessDeniedException', message: 'no' } }
        : { status: 200, body: { Attributes: {}, Messages: [old] } },
    );
  for (const operation of ['DeleteMessage', 'ChangeMessageVisibility', 'ReceiveMessage']) {
    const all = await found({ SQS_QUEUE_URL: `${await lacking(operation)}/1/q` });
    assert.match(all['SQS: receive and delete']?.fix ?? '', /Give the key of intake .*sqs:ReceiveMessage/, operation);
  }
  const blind = await found({ SQS_QUEUE_URL: `${await lacking('GetQueueAttributes')}/1/q` });
  assert.equal(blind['SQS: queue']?.state, 'bad');
  const late = await found({ SQS_QUEUE_URL: `${await lacking('Nothing')}/1/q` });
  assert.match(late['SQS: receive and delete']?.found ?? '', /waited for 60 minutes/);
});

test('R2: the pull consumer, its dead letters and the token', async () => {
  const pull = (consumer: object, settings = {}) => ({ result: { settings, consumers: [{ type: 'worker' }, consumer] } });
  const good = { type: 'http_pull', dead_letter_queue: 'aside' };
  for (const [body, state, told] of [
    [pull(good), 'ok', /dead letters go to aside/],
    [pull({ ...good, dead_letter_queue: '' }), 'note', /dropped after its tries/],
    [pull(good, { delivery_paused: true }), 'note', /paused/],
    [pull({ type: 'worker' }), 'bad', /not turned on/],
    ['<html>', 'bad', /not that of a queue/],
  ] as const) {
    const url = await answering(() => ({ status: 200, body }));
    const { 'R2: queue': finding } = await found({ R2_QUEUE_URL: url, R2_QUEUE_TOKEN: 'token-of-r2' });
    assert.equal(finding?.state, state);
    assert.match(finding?.found ?? '', told);
  }
  const refusing = await answering((token) => ({ status: token === 'Bearer token-of-r2' ? 404 : 403, body: {} }));
  const at = async (R2_QUEUE_TOKEN: string) => (await found({ R2_QUEUE_URL: refusing, R2_QUEUE_TOKEN }))['R2: queue'];
  assert.match((await at('token-of-r2'))?.fix ?? '', /by their ids/);
  assert.match((await at('another-token'))?.fix ?? '', /R2_QUEUE_TOKEN/);
  const away = await found({ R2_QUEUE_URL: 'http://127.0.0.1:12', R2_QUEUE_TOKEN: 'token-of-r2' });
  assert.match(away['R2: queue']?.found ?? '', /no answer \(.*ECONNREFUSED/);
});

test('events in Redis: how many wait, and a key that is no list', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-checkup-'));
  const server = await startRedis(dir);
  const redis = new Redis(server.url);
  try {
    const at = async (EVENTS_REDIS_LIST: string) => (await found({ EVENTS_REDIS_LIST }, redis))['events in Redis'];
    await redis.rpush('list', 'a', 'b');
    await redis.hset('hash', 'a', 'b');
    assert.equal((await at('list'))?.found, '2 events wait in list');
    assert.equal((await at('none'))?.state, 'ok');
    assert.match((await at('hash'))?.fix ?? '', /format=access/);
    await redis.call('acl', 'setuser', 'default', 'resetkeys', '~{copydesk}*');
    assert.match((await at('list'))?.fix ?? '', /begin with \{copydesk\}/);
  } finally {
    redis.disconnect();
    await server.close();
    await rm(dir, { recursive: true });
  }
});
