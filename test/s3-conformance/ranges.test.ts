import assert from 'node:assert/strict';

import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';

import { behaviour, failure } from './store.fixture.ts';

const BODY = '0123456789';

/** What each range of ten bytes gives, and the Content-Range with it. */
const RANGES = [
  { range: 'bytes=0-0', body: '0', contentRange: 'bytes 0-0/10' },
  { range: 'bytes=2-4', body: '234', contentRange: 'bytes 2-4/10' },
  { range: 'bytes=7-', body: '789', contentRange: 'bytes 7-9/10' },
  { range: 'bytes=-3', body: '789', contentRange: 'bytes 7-9/10' },
  { range: 'bytes=-100', body: BODY, contentRange: 'bytes 0-9/10' },
  { range: 'bytes=8-100', body: '89', contentRange: 'bytes 8-9/10' },
] as const;

behaviour('a range gives those bytes and says which they are', async ({ client, bucket, put }) => {
  await put('a', BODY);
  for (const { range, body, contentRange } of RANGES) {
    const target = { Bucket: bucket, Key: 'a', Range: range };
    const got = await client.send(new GetObjectCommand(target));
    assert.deepEqual(
      [await got.Body?.transformToString(), got.ContentRange, got.ContentLength],
      [body, contentRange, body.length],
    );
    assert.equal(got.$metadata.httpStatusCode, 206);
    assert.equal((await client.send(new HeadObjectCommand(target))).ContentLength, body.length);
  }
});

behaviour('a range behind the end is refused', async ({ client, bucket, put }) => {
  await put('a', BODY);
  await put('empty');
  for (const [Key, Range] of [
    ['a', 'bytes=10-'],
    ['empty', 'bytes=0-'],
  ] as const) {
    await assert.rejects(client.send(new GetObjectCommand({ Bucket: bucket, Key, Range })), failure('InvalidRange', 416));
  }
});

behaviour('a part of an object is served where checksums are asked for', async ({ client, bucket, put }) => {
  await put('a', BODY, { ChecksumAlgorithm: 'CRC32' });
  const { Body } = await client.send(
    new GetObjectCommand({ Bucket: bucket, Key: 'a', Range: 'bytes=1-2', ChecksumMode: 'ENABLED' }),
  );
  assert.equal(await Body?.transformToString(), '12');
});
