import assert from 'node:assert/strict';

import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';

import { behaviour, failure, type TestStore } from './store.fixture.ts';

type Status = 'Enabled' | 'Suspended';

function versioning({ client, bucket }: TestStore) {
  const at = (Key: string, VersionId?: string) => ({ Bucket: bucket, Key, VersionId });
  return {
    set: (VersioningConfiguration: { Status: Status }) =>
      client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration })),
    status: async () => (await client.send(new GetBucketVersioningCommand({ Bucket: bucket }))).Status,
    text: async (Key: string, id?: string) => (await client.send(new GetObjectCommand(at(Key, id)))).Body?.transformToString(),
    head: (Key: string, id?: string) => client.send(new HeadObjectCommand(at(Key, id))),
    remove: (Key: string, id?: string) => client.send(new DeleteObjectCommand(at(Key, id))),
    /** Of each its key, its id and whether it is the newest; newest first. */
    async listed(Prefix = '') {
      const told = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
      return {
        versions: (told.Versions ?? []).map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]),
        markers: (told.DeleteMarkers ?? []).map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]),
      };
    },
  };
}

behaviour('a bucket keeps versions once it is told to, and each can be read', async (store) => {
  const { set, status, text, head, listed } = versioning(store);
  assert.equal(await status(), undefined);
  assert.equal((await store.put('a', 'before')).VersionId, undefined);
  await set({ Status: 'Enabled' });
  assert.equal(await status(), 'Enabled');
  const { VersionId: first } = await store.put('a', 'first');
  const { VersionId: second } = await store.put('a', 'second');
  assert.ok(first && second && first !== second);
  assert.deepEqual([await text('a'), await text('a', first), await text('a', 'null')], ['second', 'first', 'before']);
  assert.equal((await head('a')).VersionId, second);
  assert.equal((await head('a', first)).ContentLength, 5);
  assert.deepEqual(await store.keys(), ['a']);
  assert.deepEqual((await listed()).versions, [
    ['a', second, true],
    ['a', first, false],
    ['a', 'null', false],
  ]);
});

behaviour('a deleted object is only marked, and comes back when the mark goes', async (store) => {
  const { set, text, listed, remove } = versioning(store);
  await set({ Status: 'Enabled' });
  const { VersionId: first } = await store.put('a', 'first');
  const { VersionId: marker, DeleteMarker } = await remove('a');
  assert.ok(marker && DeleteMarker);
  await assert.rejects(text('a'), failure('NoSuchKey', 404));
  await assert.rejects(text('a', marker), failure('MethodNotAllowed', 405));
  assert.equal(await text('a', first), 'first');
  assert.deepEqual(await store.keys(), []);
  assert.deepEqual(await listed(), { versions: [['a', first, false]], markers: [['a', marker, true]] });
  await remove('a', marker);
  assert.equal(await text('a'), 'first');
});

behaviour('a version that is deleted by its id is gone, and the one before it is the object again', async (store) => {
  const { set, text, remove } = versioning(store);
  await set({ Status: 'Enabled' });
  const { VersionId: first } = await store.put('a', 'first');
  const { VersionId: second } = await store.put('a', 'second');
  assert.equal((await remove('a', second)).VersionId, second);
  assert.equal(await text('a'), 'first');
  await assert.rejects(text('a', second), failure('NoSuchVersion', 404));
  await remove('a', first);
  await assert.rejects(text('a'), failure('NoSuchKey', 404));
});

behaviour('a bucket whose versions are suspended keeps the old ones and makes one of no id', async (store) => {
  const { set, status, text, listed } = versioning(store);
  await set({ Status: 'Enabled' });
  const { VersionId: first } = await store.put('a', 'first');
  await set({ Status: 'Suspended' });
  assert.equal(await status(), 'Suspended');
  await store.put('a', 'second');
  await store.put('a', 'third');
  assert.deepEqual([await text('a'), await text('a', first), await text('a', 'null')], ['third', 'first', 'third']);
  assert.deepEqual((await listed()).versions, [
    ['a', 'null', true],
    ['a', first, false],
  ]);
});

behaviour('a copy may be of an older version', async (store) => {
  const { set } = versioning(store);
  await set({ Status: 'Enabled' });
  const { VersionId } = await store.put('a', 'first');
  await store.put('a', 'second');
  const CopySource = `${store.bucket}/a?versionId=${VersionId}`;
  await store.client.send(new CopyObjectCommand({ Bucket: store.bucket, Key: 'b', CopySource }));
  assert.equal(await store.text('b'), 'first');
});

behaviour('conditions look at what is visible', async (store) => {
  const { set, remove } = versioning(store);
  await set({ Status: 'Enabled' });
  const { ETag } = await store.put('a', 'first');
  await assert.rejects(store.put('a', 'second', { IfNoneMatch: '*' }), failure('PreconditionFailed', 412));
  await store.put('a', 'second', { IfMatch: ETag });
  await remove('a');
  await store.put('a', 'third', { IfNoneMatch: '*' });
  assert.equal(await store.text('a'), 'third');
});
