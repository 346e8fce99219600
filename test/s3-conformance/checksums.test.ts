import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { type ChecksumAlgorithm, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';

import { behaviour, failure } from './store.fixture.ts';

/** Each algorithm the SDK knows for a PUT: its field in requests and answers, and the sum of `123456789`. */
const ALGORITHMS = [
  { algorithm: 'CRC32', field: 'ChecksumCRC32', sum: 'y/Q5Jg==' },
  { algorithm: 'CRC32C', field: 'ChecksumCRC32C', sum: '4waSgw==' },
  { algorithm: 'CRC64NVME', field: 'ChecksumCRC64NVME', sum: 'rosUhgp5mIg=' },
  { algorithm: 'SHA1', field: 'ChecksumSHA1', sum: '98O8HYCOBHMq32eZZczDTKeuNEE=' },
  { algorithm: 'SHA256', field: 'ChecksumSHA256', sum: 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=' },
] as const satisfies readonly { algorithm: ChecksumAlgorithm; field: string; sum: string }[];

for (const { algorithm, field, sum } of ALGORITHMS) {
  behaviour(`${algorithm}: kept with the object and told to who asks`, async ({ client, bucket, put }) => {
    const stored = await put('a', '123456789', { [field]: sum });
    assert.equal(stored[field], sum);
    const target = { Bucket: bucket, Key: 'a', ChecksumMode: 'ENABLED' } as const;
    assert.equal((await client.send(new HeadObjectCommand(target)))[field], sum);
    const got = await client.send(new GetObjectCommand(target));
    assert.deepEqual([got[field], await got.Body?.transformToString()], [sum, '123456789']);
  });

  behaviour(`${algorithm}: a body it does not fit is refused and not stored`, async ({ put, keys }) => {
    await assert.rejects(put('a', '123456780', { [field]: sum }), failure('BadDigest', 400));
    assert.deepEqual(await keys(), []);
  });
}

behaviour('a wrong Content-MD5 is refused, a right one taken', async ({ put, text }) => {
  const ContentMD5 = createHash('md5').update('right').digest('base64');
  await assert.rejects(put('a', 'wrong', { ContentMD5 }), failure('BadDigest', 400));
  await put('a', 'right', { ContentMD5 });
  assert.equal(await text('a'), 'right');
});

behaviour(
  'a body sent as a stream, its checksum behind it, is the bytes of the stream',
  async ({ client, bucket, put, head }) => {
    const pieces = Array.from({ length: 40 }, (_, i) => Buffer.alloc(10_007, i));
    const whole = Buffer.concat(pieces);
    await put('a', Readable.from(pieces), { ContentLength: whole.length });
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
    assert.ok(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(whole));
    const { ContentEncoding, ContentLength } = await head('a');
    assert.deepEqual([ContentEncoding, ContentLength], [undefined, whole.length]);
  },
);
