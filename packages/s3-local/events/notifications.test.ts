import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { until } from '@copydesk/rehearsal/until';

import { BUCKET, clientOf, startServer, temporaryFolder } from '../server.fixture.ts';

const arn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;

/** A webhook, and in a word or two what it was told. */
async function startListener(t: TestContext) {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    const { Event, Records } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const { eventName, s3 } = Records?.[0] ?? {};
    told.push(Event ?? `${eventName} ${s3.object.key} ${s3.configurationId}`);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const take = async (count: number) => {
    await until(() => told.length >= count);
    return told.toSorted();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, told, take };
}

const configure = (client: S3Client, NotificationConfiguration: NotificationConfiguration) =>
  client.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration }));
const put = (client: S3Client, Key: string) => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));

test('a bucket tells whom its configuration names, of what that asks for, after a test message', async (t) => {
  const { url, take, told } = await startListener(t);
  const { client } = await startServer(t, { events: [{ name: 'intake', url }] });
  await put(client, 'before');
  await configure(client, {
    QueueConfigurations: [
      {
        Id: 'drops',
        QueueArn: arn('intake'),
        Events: ['s3:ObjectCreated:Put'],
        Filter: {
          Key: {
            FilterRules: [
              { Name: 'prefix', Value: 'in/<&' },
              { Name: 'suffix', Value: '.txt' },
            ],
          },
        },
      },
    ],
    TopicConfigurations: [{ Id: 'copies', TopicArn: arn('intake'), Events: ['s3:ObjectCreated:Copy'] }],
  });
  assert.deepEqual(await take(1), ['s3:TestEvent']);
  for (const key of ['in/<&a.txt', 'in/<&a.html', 'out/a.txt']) await put(client, key);
  await client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'out/b.txt', CopySource: `${BUCKET}/before` }));
  assert.deepEqual(await take(3), [
    'ObjectCreated:Copy out/b.txt copies',
    'ObjectCreated:Put in/%3C%26a.txt drops',
    's3:TestEvent',
  ]);
  await configure(client, {});
  await put(client, 'in/<&c.txt');
  await sleep(50);
  assert.equal(told.length, 3);
});

test('a deletion is told where a rule asks for it, a marker by its own name, and to nobody else', async (t) => {
  const { url, take } = await startListener(t);
  const always = await startListener(t);
  const { client } = await startServer(t, {
    events: [
      { name: 'intake', url },
      { bucket: BUCKET, url: always.url },
    ],
  });
  await configure(client, { QueueConfigurations: [{ Id: 'gone', QueueArn: arn('intake'), Events: ['s3:ObjectRemoved:*'] }] });
  const remove = (Key: string, VersionId?: string) => client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key, VersionId }));
  await put(client, 'a b');
  await put(client, 'c');
  await remove('a b');
  await remove('never there');
  await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: 'c' }] } }));
  await client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
  const { VersionId } = await put(client, 'd');
  await remove('d');
  await remove('d', VersionId);
  assert.deepEqual(await take(5), [
    'ObjectRemoved:Delete a+b gone',
    'ObjectRemoved:Delete c gone',
    'ObjectRemoved:Delete d gone',
    'ObjectRemoved:DeleteMarkerCreated d gone',
    's3:TestEvent',
  ]);
  assert.deepEqual(
    (await always.take(3)).map((told) => told.split(' ', 1)[0]),
    ['ObjectCreated:Put', 'ObjectCreated:Put', 'ObjectCreated:Put'],
  );
});

test('a configuration is given back as it was set, and outlives the server', async (t) => {
  const { url } = await startListener(t);
  const dir = await temporaryFolder(t);
  const events = [{ name: 'intake', url }];
  const first = await startServer(t, { dir, events });
  const rule = {
    Id: 'drops',
    TopicArn: arn('intake'),
    Events: ['s3:ObjectCreated:Put' as const],
    Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value: 'a b/' }] } },
  };
  await configure(first.client, { TopicConfigurations: [rule] });
  await first.close();
  const second = await startServer(t, { dir, events });
  const asked = new GetBucketNotificationConfigurationCommand({ Bucket: BUCKET });
  const { TopicConfigurations } = await clientOf(t, second.endpoint).send(asked);
  assert.deepEqual(TopicConfigurations, [rule]);
});

test('what would never be sent is refused', async (t) => {
  const { url } = await startListener(t);
  const { client } = await startServer(t, {
    events: [
      { name: 'intake', url },
      { bucket: BUCKET, url },
    ],
  });
  const rule = { QueueArn: arn('intake'), Events: ['s3:ObjectCreated:*' as const] };
  const cases: [NotificationConfiguration, string][] = [
    [{ QueueConfigurations: [{ ...rule, QueueArn: arn('nobody') }] }, 'InvalidArgument'],
    [{ QueueConfigurations: [{ ...rule, Events: ['s3:ObjectTagging:*'] }] }, 'NotImplemented'],
    [{ QueueConfigurations: [{ ...rule, Events: [] }] }, 'MalformedXML'],
    [{ QueueConfigurations: [{ ...rule, Events: ['s3:ObjectMade:*' as 's3:ObjectCreated:*'] }] }, 'InvalidArgument'],
    [{ EventBridgeConfiguration: {} }, 'NotImplemented'],
  ];
  for (const [configuration, name] of cases) await assert.rejects(configure(client, configuration), { name });
});

test('a filter that would not filter, and two rules for one event, are refused; rules that keep apart are taken', async (t) => {
  const { url } = await startListener(t);
  const { client } = await startServer(t, { events: [{ name: 'intake', url }] });
  const rule = (event: 'Put' | 'Copy' | '*', ...filters: [name: string, Value: string][]) => ({
    QueueArn: arn('intake'),
    Events: [`s3:ObjectCreated:${event}` as const],
    Filter: { Key: { FilterRules: filters.map(([name, Value]) => ({ Name: name as 'prefix', Value })) } },
  });
  const refused = [
    [rule('*', ['infix', 'x'])],
    [rule('*', ['prefix', 'x'], ['prefix', 'y'])],
    [rule('*'), rule('Put')],
    [rule('Put', ['prefix', 'in/']), rule('Put', ['prefix', 'in/a/'])],
    [rule('Put', ['prefix', 'in/']), rule('Put', ['suffix', '.txt'])],
  ];
  for (const QueueConfigurations of refused)
    await assert.rejects(configure(client, { QueueConfigurations }), { name: 'InvalidArgument' });
  const taken = [
    [rule('Put'), rule('Copy')],
    [rule('*', ['prefix', 'in/']), rule('*', ['prefix', 'out/'])],
    [rule('*', ['prefix', 'in/'], ['suffix', '.txt']), rule('*', ['prefix', 'in/a'], ['suffix', '.html'])],
  ];
  for (const QueueConfigurations of taken) await configure(client, { QueueConfigurations });
});
