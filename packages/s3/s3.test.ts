import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { DeleteObjectCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { storeConformance } from '@copydesk/pipeline/store-conformance';
import { serveS3 } from '@copydesk/s3-local';

import { s3Client, s3Store } from './s3.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-s3-'));
const buckets = Array.from({ length: 16 }, (_, index) => `bucket-${index}`);
const keys = { accessKeyId: 'reader', secretAccessKey: 'a secret of the test' };
const server = await serveS3({ dir, buckets, ...keys });
after(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const clientWith = (secretAccessKey: string) =>
  s3Client({ ...keys, secretAccessKey, endpoint: server.endpoint, region: 'us-east-1' });

storeConformance('S3 store', async () => {
  const client = clientWith(keys.secretAccessKey);
  return { store: s3Store(client, buckets.pop() ?? ''), close: async () => client.destroy() };
});

test('S3 store: a wrong secret, a missing bucket and a server that is gone are failures, not answers', async () => {
  await assert.rejects(s3Store(clientWith('another secret'), 'bucket-0').head('k'));
  await assert.rejects(s3Store(clientWith(keys.secretAccessKey), 'no-such-bucket').get('k'));
  await assert.rejects(s3Store(s3Client({ ...keys, endpoint: 'http://127.0.0.1:9', region: 'us-east-1' }), 'bucket-0').reach());
});

test('S3 store: the same bytes put again in another second are another version', async () => {
  const client = clientWith(keys.secretAccessKey);
  const store = s3Store(client, 'bucket-0');
  await store.put('same', new Uint8Array([1]), { contentType: 'text/plain' });
  const head = await store.head('same');
  assert.ok(head);
  assert.equal(await store.get('same', { ...head, lastModified: '2001-01-01T00:00:00Z' }), undefined);
  client.destroy();
});

test('S3 store: where the bucket keeps versions each can be read while it is kept, and a deleted object is absent', async () => {
  const client = clientWith(keys.secretAccessKey);
  const bucket = 'bucket-1';
  const store = s3Store(client, bucket);
  const put = (text: string) => store.put('k', Buffer.from(text), { contentType: 'text/plain' });
  await put('before');
  assert.equal((await store.head('k'))?.versionId, undefined);
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  assert.equal((await store.head('k'))?.versionId, undefined, 'what was there before has no id');
  await put('first');
  const first = await store.head('k');
  await put('second');
  const second = await store.head('k');
  assert.ok(first?.versionId && second?.versionId && first.versionId !== second.versionId);
  assert.deepEqual(
    [await store.get('k', first), await store.get('k', second)].map((bytes) => Buffer.from(bytes ?? []).toString()),
    ['first', 'second'],
  );
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'k', VersionId: first.versionId }));
  assert.equal(await store.get('k', first), undefined);
  await store.delete('k');
  assert.equal(await store.head('k'), undefined);
  assert.equal(await store.get('k'), undefined);
  assert.ok(await store.get('k', second), 'a version outlives the deletion of its object');
  client.destroy();
});
