import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';

import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { until } from '@copydesk/rehearsal/until';

import { createSequencer, type EventMessage } from './event-record.ts';
import { createEvents } from './events.ts';
import { BUCKET, startServer } from '../server.fixture.ts';

type Heard = { headers: IncomingMessage['headers']; key: string; sequencer: string; body: EventMessage };

/** A webhook that answers with the given statuses in turn, then with 204, and gives what it heard one by one. */
async function startListener(t: TestContext, answers: { status: number; retryAfter?: string }[] = []) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Heard['body'];
    const { status, retryAfter } = answers.shift() ?? { status: 204 };
    response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end();
    const { key = '', sequencer = '' } = body.Records[0]?.s3.object ?? {};
    heard.push({ headers: request.headers, key, sequencer, body });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  async function take(count: number): Promise<Heard[]> {
    await until(() => heard.length >= count);
    return heard;
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, heard, take };
}

const put = (client: S3Client, Key: string, Body = 'body') => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));

test('a created object is told in the form S3 uses, with the secret', async (t) => {
  const { url, take } = await startListener(t);
  const { client } = await startServer(t, { events: [{ bucket: BUCKET, url, secret: 'let-me-in' }] });
  await put(client, 'dir/a b+c%20é.txt', 'body');
  const [event] = await take(1);
  const record = event?.body.Records[0];
  assert.equal(event?.headers.authorization, 'Bearer let-me-in');
  assert.match(record?.eventTime ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  assert.deepEqual(
    { ...record, eventTime: '' },
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: '',
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 's3-local',
        bucket: { name: BUCKET, arn: `arn:aws:s3:::${BUCKET}` },
        object: {
          key: 'dir/a+b%2Bc%2520%C3%A9.txt',
          size: 4,
          eTag: '841a2d689ad86bd1611447453c22c6fc',
          sequencer: event?.sequencer,
        },
      },
    },
  );
});

test('only the bucket and the prefix that were asked for are told, and refused writes are not', async (t) => {
  const { url, heard, take } = await startListener(t);
  const { client } = await startServer(t, { buckets: [BUCKET, 'other'], events: [{ bucket: BUCKET, url, prefix: 'in/' }] });
  await put(client, 'out/1');
  await client.send(new PutObjectCommand({ Bucket: 'other', Key: 'in/2', Body: 'x' }));
  await put(client, 'in/3');
  await assert.rejects(client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'in/3', Body: 'x', IfNoneMatch: '*' })));
  await put(client, 'in/4');
  await take(2);
  assert.deepEqual(heard.map(({ key }) => key).toSorted(), ['in/3', 'in/4']);
});

test('an event is tried again until it is taken, and the writer never waits for it', async (t) => {
  const { url, take } = await startListener(t, [{ status: 500 }, { status: 503, retryAfter: '0' }, { status: 404 }]);
  const { client, events } = await startServer(t, { events: [{ bucket: BUCKET, url }] });
  await put(client, 'again');
  assert.equal(events.delivered, 0);
  const heard = await take(4);
  assert.equal(new Set(heard.map(({ sequencer }) => sequencer)).size, 1);
});

test('nobody listening harms neither writes nor the end of the server', async (t) => {
  const { client, close } = await startServer(t, { events: [{ bucket: BUCKET, url: 'http://127.0.0.1:1/' }] });
  await Promise.all(Array.from({ length: 20 }, (_, i) => put(client, `k${i}`)));
  await close();
});

test('too many events at once cost the oldest ones, not the memory', async (t) => {
  const events = createEvents([{ bucket: BUCKET, url: 'http://127.0.0.1:1/', prefix: '' }], 'us-east-1');
  t.after(() => events.close());
  const record = { id: 'x', plain: true, size: 1, etag: '0'.repeat(32), modified: 1, headers: {}, checksums: {} };
  for (let i = 0; i < 10_500; i += 1) events.tell({ bucket: BUCKET, key: `k${i}`, record, how: 'Put', rules: [] }, [0]);
  assert.ok(events.counts.overflowed >= 490 && events.counts.overflowed <= 500, `${events.counts.overflowed}`);
});

test('sequencers of later writes are greater as texts, also when the clock stands still or goes back', () => {
  const clock = [5, 5, 4, 1e12, 1e12, 2e12].values();
  const sequencer = createSequencer(() => clock.next().value ?? 0);
  const made = Array.from({ length: 6 }, sequencer);
  assert.deepEqual(made, made.toSorted());
  assert.equal(new Set(made).size, 6);
});

test('events can be made to get lost, to come twice or to come late', async (t) => {
  const { url, heard, take } = await startListener(t);
  const faults = [
    { fault: 'event-lost' as const, on: { keyPrefix: 'lost' } },
    { fault: 'event-doubled' as const, on: { keyPrefix: 'doubled' }, ms: 1 },
    { fault: 'event-stale' as const, on: { keyPrefix: 'stale' }, ms: 200 },
  ];
  const { client } = await startServer(t, { faults, events: [{ bucket: BUCKET, url }] });
  for (const key of ['lost', 'stale', 'doubled', 'plain']) await put(client, key);
  await take(4);
  assert.deepEqual(heard.map(({ key }) => key).toSorted(), ['doubled', 'doubled', 'plain', 'stale']);
});
