import assert from 'node:assert/strict';

import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';

import { behaviour, failure, uniqueName } from './store.fixture.ts';

behaviour('a bucket is made, found, listed and deleted', async ({ client }) => {
  const Bucket = uniqueName();
  await assert.rejects(client.send(new HeadBucketCommand({ Bucket })), failure('NotFound', 404));
  await client.send(new CreateBucketCommand({ Bucket }));
  await client.send(new HeadBucketCommand({ Bucket }));
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  assert.ok(Buckets.find(({ Name }) => Name === Bucket)?.CreationDate instanceof Date);
  await client.send(new DeleteBucketCommand({ Bucket }));
  await assert.rejects(client.send(new HeadBucketCommand({ Bucket })), failure('NotFound', 404));
  await assert.rejects(client.send(new ListObjectsV2Command({ Bucket })), failure('NoSuchBucket', 404));
});

behaviour('making a bucket again leaves what it holds', async ({ client, bucket, put, keys }) => {
  await put('a', 'x');
  // A success in us-east-1, an error elsewhere; harmless in both.
  await client.send(new CreateBucketCommand({ Bucket: bucket })).catch(failure('BucketAlreadyOwnedByYou', 409));
  assert.deepEqual(await keys(), ['a']);
});

behaviour('a bucket that holds objects is not deleted', async ({ client, bucket, put, remove, keys }) => {
  await put('a/b', 'x');
  await assert.rejects(client.send(new DeleteBucketCommand({ Bucket: bucket })), failure('BucketNotEmpty', 409));
  assert.deepEqual(await keys(), ['a/b']);
  await remove('a/b');
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
});

behaviour('the same key in two buckets is two objects', async ({ client, put, text, keys }) => {
  const other = uniqueName();
  await client.send(new CreateBucketCommand({ Bucket: other }));
  await put('a', 'here');
  await put('a', 'there', { Bucket: other });
  assert.equal(await text('a'), 'here');
  await client.send(new DeleteObjectCommand({ Bucket: other, Key: 'a' }));
  await client.send(new DeleteBucketCommand({ Bucket: other }));
  assert.deepEqual(await keys(), ['a']);
});

behaviour('a name that is no bucket name is refused', async ({ client }) => {
  await assert.rejects(client.send(new CreateBucketCommand({ Bucket: 'Not_A_Name' })), failure('InvalidBucketName', 400));
});
