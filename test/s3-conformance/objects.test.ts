import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';

import { behaviour, failure } from './store.fixture.ts';

behaviour(
  'an object comes back with its bytes, type, headers, metadata and the MD5 as ETag',
  async ({ client, bucket, put, head }) => {
    const Metadata = { 'source-etag': 'abc', note: 'caf%C3%A9, two' };
    const kept = {
      ContentType: 'text/html; charset=latin1',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment',
      ContentLanguage: 'de',
      ContentEncoding: 'gzip',
    };
    const body = Buffer.from([0, 255, 13, 10, 128]);
    const { ETag } = await put('a', body, { ...kept, Metadata });
    assert.equal(ETag, `"${createHash('md5').update(body).digest('hex')}"`);

    const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
    assert.deepEqual(Buffer.from((await got.Body?.transformToByteArray()) ?? []), body);
    for (const answer of [got, await head('a')]) {
      const { ContentType, CacheControl, ContentDisposition, ContentLanguage, ContentEncoding } = answer;
      assert.deepEqual({ ContentType, CacheControl, ContentDisposition, ContentLanguage, ContentEncoding }, kept);
      assert.deepEqual([answer.Metadata, answer.ETag, answer.ContentLength], [Metadata, ETag, body.length]);
    }
  },
);

behaviour('an empty object is an object', async ({ put, text, head, keys }) => {
  const { ETag } = await put('empty');
  assert.equal(ETag, '"d41d8cd98f00b204e9800998ecf8427e"');
  assert.equal(await text('empty'), '');
  assert.equal((await head('empty')).ContentLength, 0);
  assert.deepEqual(await keys(), ['empty']);
});

behaviour('an overwrite replaces bytes and metadata alike', async ({ put, text, head }) => {
  const first = await put('a', 'first', { Metadata: { old: '1' }, ContentType: 'text/html' });
  const second = await put('a', 'second', { Metadata: { new: '2' } });
  assert.notEqual(first.ETag, second.ETag);
  assert.equal(await text('a'), 'second');
  const { Metadata, ContentType } = await head('a');
  assert.deepEqual(Metadata, { new: '2' });
  assert.notEqual(ContentType, 'text/html');
});

behaviour('what is not there is told so, in each its way', async ({ client, bucket, head, text }) => {
  await assert.rejects(text('missing'), failure('NoSuchKey', 404));
  await assert.rejects(head('missing'), failure('NotFound', 404));
  await assert.rejects(client.send(new GetObjectCommand({ Bucket: `${bucket}-not`, Key: 'a' })), failure('NoSuchBucket', 404));
});

behaviour('a deleted object is gone; deleting it again succeeds', async ({ put, remove, text, keys }) => {
  await put('a', 'x');
  await remove('a');
  await remove('a');
  await assert.rejects(text('a'), failure('NoSuchKey', 404));
  assert.deepEqual(await keys(), []);
});

behaviour(
  'many objects are deleted at once, those that are not there too, whatever is in their keys',
  async ({ client, bucket, put, keys }) => {
    const doomed = ['a', 'b & <c>', 'd"e\'', ' ', 'é\u{1F4A5}', 'f//g'];
    for (const key of [...doomed, 'kept']) await put(key, 'x');
    const Objects = [...doomed, 'missing'].map((Key) => ({ Key }));
    const { Deleted = [], Errors } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
    assert.deepEqual(Deleted.map(({ Key }) => Key).toSorted(), Objects.map(({ Key }) => Key).toSorted());
    assert.equal(Errors, undefined);
    assert.deepEqual(await keys(), ['kept']);
    const quiet = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [{ Key: 'kept' }], Quiet: true } }),
    );
    assert.deepEqual([quiet.Deleted, await keys()], [undefined, []]);
  },
);

behaviour('2 KB of user metadata are kept, more is refused', async ({ put, head }) => {
  await put('a', 'x', { Metadata: { m: 'x'.repeat(2047) } });
  assert.equal((await head('a')).Metadata?.['m']?.length, 2047);
  await assert.rejects(put('b', 'x', { Metadata: { m: 'x'.repeat(2048) } }), failure('MetadataTooLarge', 400));
});

behaviour('the time of an object is in whole seconds, in its header as in the listing', async ({ client, bucket, put, head }) => {
  await put('a', 'x');
  const { LastModified } = await head('a');
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  assert.equal(LastModified?.getTime(), Math.floor((Contents[0]?.LastModified?.getTime() ?? 0) / 1000) * 1000);
});

behaviour(
  'readers see one version or the other while an object is overwritten, never a mixture',
  async ({ client, bucket, put }) => {
    const bodies = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
    const tags = new Map(bodies.map((body) => [`"${createHash('md5').update(body).digest('hex')}"`, body]));
    await put('k', bodies[0]);
    const writes = (async () => {
      for (let i = 0; i < 15; i += 1) await put('k', bodies[i % 3]);
    })();
    const reads = Array.from({ length: 30 }, async () => {
      const { Body, ETag = '' } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' }));
      assert.ok((await Body?.transformToString()) === tags.get(ETag));
    });
    await Promise.all([writes, ...reads]);
  },
);
