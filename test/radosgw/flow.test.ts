import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { ArticleDocument } from '@copydesk/publish';
import { until } from '@copydesk/rehearsal/until';
import { s3Client, s3Store } from '@copydesk/s3';
import { learnTraits } from '@copydesk/s3/traits';

import { policyOf, type Role, roles } from '../guarded.ts';
import { story } from '../story.ts';
import { tryRights } from '../tries.ts';
import { startServices } from './services.ts';
import { type Keys, startGateway } from './start.ts';
import { putUserPolicy } from './user-policy.ts';

const SECRET = 'secret-of-the-test';
const gateway = await startGateway();
after(gateway.close);
const client = s3Client({ ...gateway, region: 'us-east-1' });
after(() => client.destroy());
for (const Bucket of ['drops', 'output', 'work']) await client.send(new CreateBucketCommand({ Bucket }));

/** A user a role, who may do what `infra/iam` says and no more. */
const keysOf = Object.fromEntries(roles.map((role) => [role, gateway.user(role)])) as Record<Role, Keys>;
for (const role of roles) await putUserPolicy(gateway, role, policyOf(role));

const settings = {
  S3_ENDPOINT: gateway.endpoint,
  EVENTS_SECRET: SECRET,
  // What arrives, arrives by its event, or when a sweep is asked for.
  RECONCILE_MS: '3600000',
};
const services = await startServices(settings, keysOf);
after(services.close);

const drops = s3Store(client, 'drops', await learnTraits(client, 'work'));
// What a worker has written is its own here; the owner of the bucket may not read it.
const operator = s3Client({ endpoint: gateway.endpoint, region: 'us-east-1', ...keysOf.operator });
after(() => operator.destroy());
const output = s3Store(operator, 'output');
const put = (key: string, text: string, more = {}) => drops.put(key, Buffer.from(text), { contentType: 'text/plain', ...more });

/** The article of a drop, once there is one that `holds`. */
async function article(key: string, holds: (document: ArticleDocument) => boolean = () => true): Promise<ArticleDocument> {
  return until(
    async () => {
      const bytes = await output.get(`articles/${key}.json`);
      const document = bytes && ArticleDocument.parse(JSON.parse(Buffer.from(bytes).toString()));
      return document && holds(document) && document;
    },
    () => `no article of ${key}; ${services.warnings.join('')}`,
  );
}

/** How many events of the gateway ended so. */
async function events(outcome: string): Promise<number> {
  const text = await (await fetch(`${services.intake}/metrics`)).text();
  return Number(new RegExp(`events_total\\{source="ceph",outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

test('what was there before the events were wired is found by the first sweep or by one that is asked for', async () => {
  await put('before/events.txt', story(1));
  const asked = await fetch(`${services.intake}/reconcile`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } });
  assert.equal(asked.status, 202);
  await article('before/events.txt');
});

test('the gateway is wired by a topic whose address holds the secret', async () => {
  const { hostname, port } = new URL(services.intake);
  const sns = new SNSClient({
    endpoint: gateway.endpoint,
    region: 'default',
    credentials: { accessKeyId: gateway.accessKeyId, secretAccessKey: gateway.secretAccessKey },
  });
  // A topic with a password is only taken over HTTPS, or from a proxy that says it was.
  sns.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-forwarded-proto'] = 'https';
      return next(args);
    },
    { step: 'build' },
  );
  const Attributes = { 'push-endpoint': `http://copydesk:${SECRET}@${hostname}:${port}/events` };
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'drops', Attributes }));
  sns.destroy();
  const wired = { Id: 'copydesk', TopicArn, Events: ['s3:ObjectCreated:*'] as 's3:ObjectCreated:*'[] };
  await client.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: 'drops',
      NotificationConfiguration: { TopicConfigurations: [wired] },
    }),
  );
});

test('a drop becomes an article by its event, whatever its key', async () => {
  const keys = ['plain.txt', 'dir/a b+c é%41.txt', 'a//b/../文.txt', '100%zz.txt'];
  for (const [at, key] of keys.entries()) await put(key, story(100 + at));
  for (const key of keys) await article(key);
  assert.equal(await events('queued'), keys.length);
  assert.equal((await events('gone')) + (await events('refused')) + (await events('decoder-mismatch')), 0);
});

test('an event for a write that was refused changes nothing', async () => {
  const before = await article('plain.txt');
  const told = await events('queued');
  assert.equal(await put('plain.txt', story(200), { condition: 'absent' }), false);
  await until(
    async () => (await events('queued')) > told,
    () => 'no event of the refused write',
  );
  await sleep(500);
  assert.deepEqual(await article('plain.txt'), before);
});

test('an overwritten drop becomes a revision, and its outcome is replaced under If-Match', async () => {
  const before = await article('plain.txt');
  await sleep(1_100);
  await put('plain.txt', `${story(100)}\n\nThe story now says what happened in the evening of that very long day.`);
  const now = await article('plain.txt', (document) => document.copydesk.source.etag !== before.copydesk.source.etag);
  assert.equal(now.uri, before.uri);
  assert.equal(now.copydesk.relation.kind, 'revision');
});

test('a copy is a duplicate, and a drop that is none is refused with its reason', async () => {
  await put('copy.txt', `${story(101)}\n\nThis paper has added one line of its own to what the agency wrote.`);
  await put('empty.txt', '');
  await until(
    () => output.head('duplicates/copy.txt.json'),
    () => 'no duplicate',
  );
  await until(
    () => output.head('rejected/empty.txt.json'),
    () => 'no rejection',
  );
});

test('in a bucket that keeps versions each has its outcome under its own id, and a deleted drop has none', async () => {
  const VersioningConfiguration = { Status: 'Enabled' as const };
  await client.send(new PutBucketVersioningCommand({ Bucket: 'drops', VersioningConfiguration }));
  await put('versioned.txt', story(300));
  const first = await drops.head('versioned.txt');
  assert.match(first?.versionId ?? '', /^.{8,}$/);
  await article('versioned.txt', (document) => document.copydesk.source.versionId === first?.versionId);
  // The same bytes in the same second: only the id tells them apart, and ids have no order.
  for (let times = 0; times < 6; times += 1) {
    await put('versioned.txt', story(300));
    const { versionId } = (await drops.head('versioned.txt')) ?? {};
    assert.notEqual(versionId, first?.versionId);
    await article('versioned.txt', (document) => document.copydesk.source.versionId === versionId);
  }
  assert.ok(first && (await drops.get('versioned.txt', first)), 'the older version can still be read');

  const gone = await events('gone');
  await drops.delete('versioned.txt');
  assert.equal(await drops.head('versioned.txt'), undefined);
  await sleep(300);
  await article('versioned.txt');
  assert.equal(await events('gone'), gone, 'a deletion is no event of ours');
});

test('each role may do what is its own by the policies of infra, and nothing else', async () => {
  const store = (role: Role, bucket: string) => {
    const own = s3Client({ endpoint: gateway.endpoint, region: 'us-east-1', ...keysOf[role] });
    after(() => own.destroy());
    return s3Store(own, bucket);
  };
  await tryRights(store, { drop: 'plain.txt', article: 'articles/plain.txt.json' }, [
    {
      name: 'be told that a drop is not there',
      bucket: 'drops',
      may: ['intake', 'worker', 'console', 'operator'],
      run: (own) => own.head('not-there'),
    },
  ]);
});
