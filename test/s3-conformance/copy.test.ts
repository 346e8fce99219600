import assert from 'node:assert/strict';

import { CopyObjectCommand, type CopyObjectCommandInput, CreateBucketCommand, DeleteBucketCommand } from '@aws-sdk/client-s3';

import { behaviour, failure, type TestStore, uniqueName } from './store.fixture.ts';

const WRONG = '"00000000000000000000000000000000"';

function copy({ client, bucket }: TestStore, from: string, to: string, more: Partial<CopyObjectCommandInput> = {}) {
  const CopySource = `/${bucket}/${from.split('/').map(encodeURIComponent).join('/')}`;
  return client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource, ...more }));
}

behaviour('a copy has the bytes, the type and the metadata of its source', async (store) => {
  const { ETag } = await store.put('a', 'text', { ContentType: 'text/plain', Metadata: { desk: 'city' } });
  const { CopyObjectResult } = await copy(store, 'a', 'b');
  assert.equal(CopyObjectResult?.ETag, ETag);
  assert.ok(CopyObjectResult?.LastModified instanceof Date);
  const { ContentType, Metadata } = await store.head('b');
  assert.deepEqual([await store.text('b'), ContentType, Metadata], ['text', 'text/plain', { desk: 'city' }]);
  assert.equal(await store.text('a'), 'text');
});

behaviour('a copy may have metadata of its own, and only then be onto itself', async (store) => {
  await store.put('a', 'text', { Metadata: { desk: 'city' } });
  await assert.rejects(copy(store, 'a', 'a'), failure('InvalidRequest', 400));
  await copy(store, 'a', 'a', { MetadataDirective: 'REPLACE', Metadata: { desk: 'sport' }, ContentType: 'text/html' });
  const { ContentType, Metadata } = await store.head('a');
  assert.deepEqual([await store.text('a'), ContentType, Metadata], ['text', 'text/html', { desk: 'sport' }]);
});

behaviour('odd keys are copied from and to, empty objects too', async (store) => {
  for (const key of ['a b+c%41', 'caf\u00e9/\u65b0\u805e', 'a//b', '\u{1F4F0}?#&']) {
    await store.put(key);
    await copy(store, key, `to/${key}`);
    assert.equal(await store.text(`to/${key}`), '');
  }
});

behaviour('a copy may be from another bucket', async (store) => {
  const other = uniqueName();
  await store.client.send(new CreateBucketCommand({ Bucket: other }));
  await assert.rejects(copy(store, 'x', 'y', { CopySource: `${other}/x` }), failure('NoSuchKey', 404));
  await store.client.send(new DeleteBucketCommand({ Bucket: other }));
  await assert.rejects(copy(store, 'x', 'y', { CopySource: `${other}/x` }), failure('NoSuchBucket', 404));
});

behaviour('a copy obeys conditions on its source', async (store) => {
  const { ETag = '' } = await store.put('a', 'text');
  await assert.rejects(copy(store, 'a', 'b', { CopySourceIfMatch: WRONG }), failure('PreconditionFailed', 412));
  await assert.rejects(copy(store, 'a', 'b', { CopySourceIfNoneMatch: ETag }), failure('PreconditionFailed', 412));
  assert.deepEqual(await store.keys(), ['a']);
  await copy(store, 'a', 'b', { CopySourceIfMatch: ETag });
  await copy(store, 'a', 'c', { CopySourceIfNoneMatch: WRONG });
  assert.deepEqual(await store.keys(), ['a', 'b', 'c']);
});
