import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import { buildApp } from 'fauxqs';
import { GetQueueAttributesCommand, CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { until } from '@copydesk/rehearsal/until';

import { newCounters } from '../counters.ts';
import { pretendOutside } from '../pretend-outside.ts';
import { readInbox } from '../read-inbox.ts';
import { snsExample } from '../sns/message.ts';
import { record } from '../sources/s3-records.ts';
import { sqsInbox } from './sqs.ts';

const app = buildApp({ logger: false });
const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const client = new SQSClient({ endpoint, region: 'us-east-1', credentials });
after(async () => {
  client.destroy();
  await app.close();
});

/** The emulator calls itself by a name that needs DNS. */
const here = (url: string | undefined) => new URL(new URL(url ?? '').pathname, endpoint).href;

async function queue(name: string, Attributes: Record<string, string> = {}) {
  const QueueUrl = here((await client.send(new CreateQueueCommand({ QueueName: name, Attributes }))).QueueUrl);
  return {
    url: QueueUrl,
    send: (body: unknown) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: typeof body === 'string' ? body : JSON.stringify(body) })),
    async counts() {
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'QueueArn'] as const;
      const { Attributes: all } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }));
      return { waiting: Number(all?.[names[0]]), held: Number(all?.[names[1]]), arn: all?.QueueArn ?? '' };
    },
  };
}

async function reading(url: string, outside = pretendOutside(), heldSeconds = 30) {
  const stop = new AbortController();
  const inbox = await sqsInbox({ queueUrl: url, region: 'us-east-1', ...credentials, waitSeconds: 1, heldSeconds });
  const counters = newCounters();
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters };
  const ended = readInbox(inbox, { desk, signal: stop.signal, pauseMs: 20 });
  const end = async () => {
    stop.abort();
    await ended;
    await inbox.close();
  };
  return { outside, counters, end };
}

const put = (key: string) => ({ Records: [record('aws:s3', 'ObjectCreated:Put', 'drops', key)] });
const keysOf = ({ queued }: ReturnType<typeof pretendOutside>) => queued.map(({ drop }) => drop.key).toSorted();

test('takes events of S3, of SNS and of EventBridge out of the queue once their jobs are there', async () => {
  const { url, send, counts } = await queue('plain');
  const { outside, end } = await reading(url);
  for (const key of ['a', 'b', 'c d']) outside.put(key);
  await send(put('a'));
  await send(snsExample({ Type: 'Notification', Message: JSON.stringify(put('b')) }));
  await send({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'drops' }, object: { key: 'c d' } },
  });
  await send({ Service: 'Amazon S3', Event: 's3:TestEvent' });
  await until(async () => keysOf(outside).length === 3 && (await counts()).waiting + (await counts()).held === 0);
  assert.deepEqual(keysOf(outside), ['a', 'b', 'c d']);
  await end();
});

test('takes nothing out while intake is held back, and goes on when there is room', async () => {
  const { url, send, counts } = await queue('held-back');
  const outside = pretendOutside();
  outside.put('a');
  outside.broken.pressure = '100000 jobs are under way';
  const { end } = await reading(url, outside);
  await send(put('a'));
  await until(() => outside.logged.some(({ event }) => event === 'inbox waits'));
  await sleep(100);
  assert.deepEqual(await counts().then(({ waiting, held }) => [waiting, held]), [1, 0]);
  assert.equal(outside.logged.filter(({ event }) => event === 'inbox waits').length, 1);
  outside.broken.pressure = undefined;
  await until(async () => outside.queued.length === 1 && (await counts()).held === 0);
  await end();
});

test('holds what it has while the store is away, beyond the time it had, and tries again', async () => {
  const { url, send, counts } = await queue('store-away');
  const outside = pretendOutside();
  outside.put('a');
  outside.broken.drops = true;
  const { end } = await reading(url, outside, 1);
  await send(put('a'));
  await until(() => outside.logged.some(({ event }) => event === 'events wait'));
  await sleep(2_500);
  // Where this process has no core for a second it is late for once; what nobody holds would stay free from then on.
  await until(async () => isDeepStrictEqual(await counts().then(({ waiting, held }) => [waiting, held]), [0, 1]));
  delete outside.broken.drops;
  await until(async () => outside.queued.length === 1 && (await counts()).held === 0);
  await end();
});

test('gives back what it has when it is told to stop', async () => {
  const { url, send, counts } = await queue('stopped');
  const outside = pretendOutside();
  outside.broken.redis = true;
  outside.put('a');
  const { end } = await reading(url, Object.assign(outside, { queues: { ...outside.queues, pressure: async () => undefined } }));
  await send(put('a'));
  await until(() => outside.logged.some(({ event }) => event === 'events wait'));
  await end();
  assert.deepEqual(await counts().then(({ waiting, held }) => [waiting, held]), [1, 0]);
});

test('what nobody can read goes to the dead letters where there are some, and away where there are none', async () => {
  const dead = await queue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: (await dead.counts()).arn, maxReceiveCount: '2' });
  for (const [name, attributes, ends] of [
    ['with-dead-letters', { RedrivePolicy }, 2],
    ['without', {}, 0],
  ] as const) {
    const { url, send, counts } = await queue(name, attributes);
    const { counters, end } = await reading(url);
    await send('not JSON');
    await send({ hello: 'there' });
    await until(async () => (await counts()).waiting + (await counts()).held === 0 && (await dead.counts()).waiting >= ends);
    assert.match(counters.text(), /copydesk_intake_strangers_total\{way="sqs"\} \d/);
    await end();
  }
  assert.equal((await dead.counts()).waiting, 2);
});

test('a queue that is not there is told with what to do', async () => {
  await assert.rejects(
    sqsInbox({ queueUrl: `${endpoint}/000000000000/none`, region: 'us-east-1', ...credentials }),
    /SQS_QUEUE_URL=.*may GetQueueAttributes/s,
  );
});
