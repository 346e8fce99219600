import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';

import { behaviour, failure, type TestStore } from './store.fixture.ts';

const MB = 1024 * 1024;
const FIRST = Buffer.alloc(5 * MB, 'first part ');
const LAST = Buffer.from('and the rest');
const NOWHERE = 'no-such-upload';

/** The steps of an upload to the key `large`. */
async function begin({ client, bucket }: TestStore, more: Partial<CreateMultipartUploadCommandInput> = {}) {
  const target = { Bucket: bucket, Key: 'large' };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ...more }));
  const upload = { ...target, UploadId };
  return {
    upload,
    async part(PartNumber: number, Body: Buffer): Promise<CompletedPart> {
      const { $metadata: _, ...sums } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ...sums };
    },
    complete: (Parts: CompletedPart[], own: Partial<CompleteMultipartUploadCommandInput> = {}) =>
      client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...own })),
  };
}

behaviour('an object comes in parts, in any order, and is there once they are complete', async (store) => {
  const { part, complete, upload } = await begin(store, { ContentType: 'text/plain', Metadata: { desk: 'city' } });
  const last = await part(2, LAST);
  await part(1, Buffer.alloc(5 * MB));
  const first = await part(1, FIRST);
  assert.deepEqual(await store.keys(), []);
  const { Parts = [] } = await store.client.send(new ListPartsCommand(upload));
  assert.deepEqual(
    Parts.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag]),
    [
      [1, FIRST.length, first.ETag],
      [2, LAST.length, last.ETag],
    ],
  );
  const { ETag } = await complete([first, last]);
  const sums = [FIRST, LAST].map((bytes) => createHash('md5').update(bytes).digest());
  assert.equal(ETag, `"${createHash('md5').update(Buffer.concat(sums)).digest('hex')}-2"`);
  const head = await store.head('large');
  assert.deepEqual([head.ETag, head.ContentType, head.Metadata], [ETag, 'text/plain', { desk: 'city' }]);
  const { Body } = await store.client.send(new GetObjectCommand({ Bucket: store.bucket, Key: 'large' }));
  assert.ok(Buffer.concat([FIRST, LAST]).equals(Buffer.from((await Body?.transformToByteArray()) ?? [])));
  await assert.rejects(store.client.send(new ListPartsCommand(upload)), failure('NoSuchUpload', 404));
});

behaviour('parts that are missing, changed, out of order or too small make no object', async (store) => {
  const { part, complete } = await begin(store);
  const [small, other] = [await part(1, LAST), await part(2, LAST)];
  await assert.rejects(complete([small, other]), failure('EntityTooSmall', 400));
  const first = await part(1, FIRST);
  await assert.rejects(complete([small, other]), failure('InvalidPart', 400));
  await assert.rejects(complete([first, { ...other, PartNumber: 3 }]), failure('InvalidPart', 400));
  await assert.rejects(complete([other, first]), failure('InvalidPartOrder', 400));
  assert.deepEqual(await store.keys(), []);
  await complete([first]);
  assert.equal((await store.head('large')).ContentLength, FIRST.length);
});

behaviour('an upload that is aborted is gone', async (store) => {
  const { part, complete, upload } = await begin(store);
  const first = await part(1, LAST);
  const listed = async () =>
    (await store.client.send(new ListMultipartUploadsCommand({ Bucket: store.bucket }))).Uploads?.map(({ Key }) => Key) ?? [];
  assert.deepEqual(await listed(), ['large']);
  await store.client.send(new AbortMultipartUploadCommand(upload));
  assert.deepEqual(await listed(), []);
  await assert.rejects(complete([first]), failure('NoSuchUpload', 404));
  await assert.rejects(part(2, LAST), failure('NoSuchUpload', 404));
  await assert.rejects(complete([first], { UploadId: NOWHERE }), failure('NoSuchUpload', 404));
  assert.deepEqual(await store.keys(), []);
});

behaviour('a part may be a piece of another object', async (store) => {
  await store.put('source', '0123456789');
  const { upload, complete } = await begin(store);
  const asked = { ...upload, CopySource: `${store.bucket}/source`, CopySourceRange: 'bytes=2-5', PartNumber: 1 };
  const { CopyPartResult } = await store.client.send(new UploadPartCopyCommand(asked));
  await complete([{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
  assert.equal(await store.text('large'), '2345');
});

behaviour('an upload with If-None-Match: * replaces nothing', async (store) => {
  const { part, complete } = await begin(store);
  const first = await part(1, LAST);
  await store.put('large', 'was first');
  await assert.rejects(complete([first], { IfNoneMatch: '*' }), failure('PreconditionFailed', 412));
  assert.equal(await store.text('large'), 'was first');
});

behaviour('CRC64NVME of an upload is that of its bytes, CRC32 that of its parts', async (store) => {
  const ofSums = Buffer.from(crc32(Buffer.from('y/Q5Jg==', 'base64')).toString(16).padStart(8, '0'), 'hex').toString('base64');
  const target = { Bucket: store.bucket, Key: 'large', ChecksumMode: 'ENABLED' } as const;
  for (const [algorithm, field, sum, type] of [
    ['CRC64NVME', 'ChecksumCRC64NVME', 'rosUhgp5mIg=', 'FULL_OBJECT'],
    ['CRC32', 'ChecksumCRC32', `${ofSums}-1`, 'COMPOSITE'],
  ] as const) {
    const { upload, complete } = await begin(store, { ChecksumAlgorithm: algorithm });
    const Body = Buffer.from('123456789');
    const put = new UploadPartCommand({ ...upload, PartNumber: 1, Body, ChecksumAlgorithm: algorithm });
    const { ETag, [field]: partSum } = await store.client.send(put);
    await complete([{ PartNumber: 1, ETag, [field]: partSum }]);
    const head = await store.client.send(new HeadObjectCommand(target));
    assert.equal(head.ChecksumType, type);
    assert.equal(head[field], sum);
  }
});
