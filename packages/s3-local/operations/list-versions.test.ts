import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

import { BUCKET, startServer } from '../server.fixture.ts';

const Bucket = BUCKET;

/** A bucket with eight versions of five keys, two of which lie below `a/`; the last of `b` is a delete marker. */
async function filled(t: TestContext): Promise<S3Client> {
  const { client } = await startServer(t);
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  for (const Key of ['a', 'a/1', 'a/1', 'a/2', 'b', 'c', 'c'])
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
  return client;
}

const entriesOf = ({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput) =>
  [...Versions, ...DeleteMarkers].map(({ Key = '', VersionId = '' }) => ({ Key, VersionId }));

/** Goes through all pages of a listing; `each` is told of every one. */
async function pages(
  client: S3Client,
  asked: { MaxKeys: number; Delimiter?: string },
  each: (page: ListObjectVersionsCommandOutput) => unknown,
): Promise<void> {
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const from = { KeyMarker: page?.NextKeyMarker, VersionIdMarker: page?.NextVersionIdMarker };
    page = await client.send(new ListObjectVersionsCommand({ Bucket, ...asked, ...from }));
    await each(page);
  } while (page.IsTruncated);
}

for (const MaxKeys of [1, 2, 3, 1000])
  test(`pages of ${MaxKeys} versions hold no more, and together each once`, async (t) => {
    const client = await filled(t);
    const whole = entriesOf(await client.send(new ListObjectVersionsCommand({ Bucket })));
    const seen: ReturnType<typeof entriesOf> = [];
    await pages(client, { MaxKeys }, (page) => {
      assert.ok(entriesOf(page).length <= MaxKeys);
      seen.push(...entriesOf(page));
    });
    const inOrder = (list: typeof whole) => list.map(({ Key, VersionId }) => `${Key} ${VersionId}`).toSorted();
    assert.equal(whole.length, 8);
    assert.deepEqual(inOrder(seen), inOrder(whole));

    const rolled: string[] = [];
    await pages(client, { MaxKeys, Delimiter: '/' }, (page) => {
      const prefixes = (page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix);
      assert.ok(entriesOf(page).length + prefixes.length <= MaxKeys);
      rolled.push(...entriesOf(page).map(({ Key }) => Key), ...prefixes);
    });
    assert.deepEqual(rolled.toSorted(), ['a', 'a/', 'b', 'b', 'c', 'c']);
  });

test('who deletes every version that a page lists empties the bucket, and is told of each what went', async (t) => {
  const client = await filled(t);
  await pages(client, { MaxKeys: 1 }, async (page) => {
    const Objects = entriesOf(page);
    const { Deleted = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.deepEqual(
      Deleted.map(({ Key, VersionId }) => ({ Key, VersionId })),
      Objects,
    );
    assert.equal(Deleted[0]?.DeleteMarker ?? false, (page.DeleteMarkers ?? []).length > 0);
  });
  assert.deepEqual(entriesOf(await client.send(new ListObjectVersionsCommand({ Bucket }))), []);
});

test('deleting many objects tells the markers that were made', async (t) => {
  const client = await filled(t);
  const { Deleted = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }] } }));
  const { DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a', MaxKeys: 1 }));
  assert.equal(Deleted[0]?.DeleteMarkerVersionId, DeleteMarkers[0]?.VersionId);
  assert.ok(Deleted[0]?.DeleteMarkerVersionId);
});

test('a marker of a version needs its key', async (t) => {
  const client = await filled(t);
  await assert.rejects(client.send(new ListObjectVersionsCommand({ Bucket, VersionIdMarker: 'x' })), { name: 'InvalidArgument' });
});

test('uploads are listed by pages, rolled up at a delimiter', async (t) => {
  const { client } = await startServer(t);
  for (const Key of ['x/1', 'x/2', 'x/2', 'y/1', 'z', 'z']) await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  for (const [Delimiter, expected] of [
    [undefined, ['x/1', 'x/2', 'x/2', 'y/1', 'z', 'z']],
    ['/', ['x/', 'y/', 'z', 'z']],
  ] as const) {
    const seen: string[] = [];
    let page: ListMultipartUploadsCommandOutput | undefined;
    do {
      const from = { KeyMarker: page?.NextKeyMarker, UploadIdMarker: page?.NextUploadIdMarker };
      page = await client.send(new ListMultipartUploadsCommand({ Bucket, Delimiter, MaxUploads: 1, ...from }));
      const { Uploads = [], CommonPrefixes = [] } = page;
      seen.push(...Uploads.map(({ Key = '' }) => Key), ...CommonPrefixes.map(({ Prefix = '' }) => Prefix));
    } while (page.IsTruncated);
    assert.deepEqual(seen, expected);
  }
});
