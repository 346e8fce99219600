import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import { serveS3 } from '../s3-local.ts';

const KEYS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
const Bucket = 'drops';

/** Runs something against a server over a folder, which is gone afterwards; the folder stays. */
async function during(dir: string, work: (client: S3Client) => Promise<void>): Promise<void> {
  const server = await serveS3({ dir, buckets: [Bucket], ...KEYS });
  const client = new S3Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { ...KEYS },
  });
  try {
    await work(client);
  } finally {
    client.destroy();
    await server.close();
  }
}

const listed = async (client: S3Client) => {
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  return [Versions, DeleteMarkers].map((all) => all.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]));
};

test('versions outlive the server, however often it starts, and what went is gone from disk', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 's3-local-versions-'));
  t.after(() => rm(dir, { recursive: true }));
  const put = async (client: S3Client, Key: string, Body: string) =>
    (await client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
  const text = async (client: S3Client, Key: string, VersionId?: string) =>
    (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
  const ids: (string | undefined)[] = [];
  let before: unknown;
  await during(dir, async (client) => {
    await put(client, 'a', 'before');
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    for (const body of ['first', 'second', 'third']) ids.push(await put(client, 'a', body));
    await put(client, 'b', 'deleted');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a', VersionId: ids[1] }));
    before = await listed(client);
  });
  assert.equal((await readdir(join(dir, '.versions', Bucket))).length, 3);
  // What a server leaves that dies between the line and the removal.
  await writeFile(join(dir, '.versions', Bucket, 'stray'), 'x');
  for (let times = 0; times < 2; times += 1) {
    await during(dir, async (client) => {
      assert.deepEqual(await listed(client), before);
      assert.equal((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status, 'Enabled');
      assert.deepEqual(
        [await text(client, 'a'), await text(client, 'a', ids[0]), await text(client, 'a', 'null')],
        ['third', 'first', 'before'],
      );
      await assert.rejects(text(client, 'a', ids[1]), { name: 'NoSuchVersion' });
      await assert.rejects(text(client, 'b'), { name: 'NoSuchKey' });
    });
  }
  assert.equal((await readdir(join(dir, '.versions', Bucket))).length, 3);
});

test('a journal that was written anew tells the same versions', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 's3-local-versions-'));
  t.after(() => rm(dir, { recursive: true }));
  let before: unknown;
  await during(dir, async (client) => {
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    for (const key of ['a', 'b']) {
      for (const body of ['1', '2']) await client.send(new PutObjectCommand({ Bucket, Key: key, Body: body }));
    }
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    await client.send(new PutObjectCommand({ Bucket, Key: 'b', Body: '3' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    // More lines than the store is large make the next start write it anew.
    for (let i = 0; i < 520; i += 1) {
      const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key: 'passing', Body: '' }));
      await client.send(new DeleteObjectCommand({ Bucket, Key: 'passing', VersionId }));
    }
    before = await listed(client);
  });
  await during(dir, async () => undefined);
  await during(dir, async (client) => assert.deepEqual(await listed(client), before));
});
