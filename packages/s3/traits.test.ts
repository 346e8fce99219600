import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

import { storeConformance } from '@copydesk/pipeline/store-conformance';
import { serveS3 } from '@copydesk/s3-local';

import { s3Client, s3Store } from './s3.ts';
import { learnTraits, type Traits } from './traits.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-traits-'));
const buckets = Array.from({ length: 40 }, (_, index) => `bucket-${index}`);
const keys = { accessKeyId: 'prober', secretAccessKey: 'a secret of the test' };
const server = await serveS3({ dir, buckets, ...keys });
after(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

/** What a server does to the headers of a request before it looks at them: the server's habit, played by its client. */
type Habit = (headers: Record<string, string>) => void;

/** Servers that were met, one row each: their habits, and what must be found out about them. */
const servers = [
  { name: 's3-local', habit: () => {}, traits: { ifNoneMatch: true, ifMatch: 'quoted' } },
  {
    name: 'radosgw 16.2, which compares If-Match with its quotes',
    habit: (headers) => {
      if (headers['if-match']?.startsWith('"')) headers['if-match'] = '"of-nothing"';
    },
    traits: { ifNoneMatch: true, ifMatch: 'bare' },
  },
  {
    name: 'one that ignores conditions, as old servers and most emulators do',
    habit: (headers) => {
      delete headers['if-match'];
      delete headers['if-none-match'];
    },
    traits: { ifNoneMatch: false, ifMatch: 'ignored' },
  },
  {
    name: 'one that refuses conditions, as Swift does (501)',
    habit: (headers) => {
      // s3-local answers 501 to a form of If-None-Match that S3 does not know.
      if (headers['if-match'] ?? headers['if-none-match']) headers['if-none-match'] = '"x"';
    },
    traits: { ifNoneMatch: false, ifMatch: 'ignored' },
  },
  {
    name: 'one that knows If-None-Match alone',
    habit: (headers) => {
      delete headers['if-match'];
    },
    traits: { ifNoneMatch: true, ifMatch: 'ignored' },
  },
] as const satisfies readonly { name: string; habit: Habit; traits: Traits }[];

function clientOf(habit: Habit): S3Client {
  const client = s3Client({ ...keys, endpoint: server.endpoint, region: 'us-east-1' });
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'PutObjectCommand') habit((args.request as { headers: Record<string, string> }).headers);
        return next(args);
      },
    { step: 'build', name: 'habit' },
  );
  return client;
}

for (const { name, habit, traits } of servers) {
  test(`${name}: is found out, and nothing of the search is left`, async () => {
    const client = clientOf(habit);
    const bucket = buckets.pop() ?? '';
    assert.deepEqual(await learnTraits(client, bucket), traits);
    assert.equal((await client.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount, 0);
    client.destroy();
  });
}

const [, radosgw, ignoring] = servers;

storeConformance('S3 store, If-Match without quotes', async () => {
  const client = clientOf(radosgw.habit);
  return { store: s3Store(client, buckets.pop() ?? '', radosgw.traits), close: async () => client.destroy() };
});

test('without conditional writes a condition is still looked at first', async () => {
  const client = clientOf(ignoring.habit);
  const store = s3Store(client, buckets.pop() ?? '', ignoring.traits);
  const put = (text: string, condition: 'absent' | { etag: string }) =>
    store.put('k', Buffer.from(text), { contentType: 'text/plain', condition });
  assert.equal(await put('first', 'absent'), true);
  assert.equal(await put('second', 'absent'), false);
  assert.equal(await put('second', { etag: 'other' }), false);
  assert.equal(await put('second', { etag: (await store.head('k'))?.etag ?? '' }), true);
  assert.equal(Buffer.from((await store.get('k')) ?? []).toString(), 'second');
  client.destroy();
});
