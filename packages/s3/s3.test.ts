import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

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
