import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import {
  type ChecksumAlgorithm,
  type ChecksumType,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';

import { BUCKET, startServer } from '../server.fixture.ts';

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();
const OTHER = sha256('other').toString('base64');

async function begin(client: S3Client, Key: string, ChecksumAlgorithm?: ChecksumAlgorithm, ChecksumType?: ChecksumType) {
  const asked = new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ChecksumAlgorithm, ChecksumType });
  return { Bucket: BUCKET, Key, UploadId: (await client.send(asked)).UploadId };
}

type Target = Awaited<ReturnType<typeof begin>>;

const complete = (client: S3Client, target: Target, part: CompletedPart, claims: object = {}) =>
  client.send(
    new CompleteMultipartUploadCommand({ ...target, ...claims, MultipartUpload: { Parts: [{ PartNumber: 1, ...part }] } }),
  );

test('an upload is begun only for a sum that there is', async (t) => {
  const { client } = await startServer(t);
  for (const [algorithm, type] of [
    ['CRC64NVME', 'COMPOSITE'],
    ['SHA256', 'FULL_OBJECT'],
    [undefined, 'FULL_OBJECT'],
  ] as const)
    await assert.rejects(begin(client, 'none', algorithm, type), { name: 'InvalidRequest' }, `${algorithm} ${type}`);
});

test('a part brings the sum that its upload was begun for, and is told with it', async (t) => {
  const { client } = await startServer(t);
  const target = await begin(client, 'parts', 'SHA256');
  const part = { ...target, PartNumber: 1, Body: 'one' };
  const other = client.send(new UploadPartCommand({ ...part, ChecksumAlgorithm: 'CRC32' }));
  await assert.rejects(other, { name: 'InvalidRequest' });
  const { ETag } = await client.send(new UploadPartCommand({ ...part, ChecksumAlgorithm: 'SHA256' }));
  const { Parts = [], ChecksumAlgorithm, ChecksumType } = await client.send(new ListPartsCommand(target));
  assert.deepEqual([ChecksumAlgorithm, ChecksumType], ['SHA256', 'COMPOSITE']);
  const sum = sha256('one').toString('base64');
  assert.equal(Parts[0]?.ChecksumSHA256, sum);

  await assert.rejects(complete(client, target, { ETag, ChecksumSHA256: OTHER }), { name: 'InvalidPart' });
  await assert.rejects(complete(client, target, { ETag }, { MpuObjectSize: 4 }), { name: 'InvalidRequest' });
  const done = await complete(client, target, { ETag, ChecksumSHA256: sum }, { MpuObjectSize: 3 });
  assert.deepEqual([done.ChecksumSHA256, done.ChecksumType], [`${sha256(sha256('one')).toString('base64')}-1`, 'COMPOSITE']);
});

test('a part that is copied gets its sum here', async (t) => {
  const { client } = await startServer(t);
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'source', Body: '0123456789' }));
  const target = await begin(client, 'copied', 'SHA256');
  const copy = { ...target, PartNumber: 1, CopySource: `${BUCKET}/source` };
  const asked = new UploadPartCopyCommand({ ...copy, CopySourceRange: 'bytes=2-4' });
  const { CopyPartResult: { ETag, ChecksumSHA256 } = {} } = await client.send(asked);
  assert.equal(ChecksumSHA256, sha256('234').toString('base64'));
  const done = await complete(client, target, { ETag, ChecksumSHA256 });
  assert.equal(done.ChecksumSHA256, `${sha256(sha256('234')).toString('base64')}-1`);
  for (const CopySourceRange of ['bytes=0-10', 'bytes=-3', 'bytes=3-', 'bytes=4-3', '0-3'])
    await assert.rejects(
      client.send(new UploadPartCopyCommand({ ...copy, ...(await begin(client, 'range')), CopySourceRange })),
      { name: 'InvalidArgument' },
      CopySourceRange,
    );
});

test('a copy has the sum that was asked for, and one of all its bytes where its source came in parts', async (t) => {
  const { client } = await startServer(t);
  const target = await begin(client, 'source', 'SHA256');
  const { ETag } = await client.send(
    new UploadPartCommand({ ...target, PartNumber: 1, Body: 'one', ChecksumAlgorithm: 'SHA256' }),
  );
  await complete(client, target, { ETag });
  const source = { Bucket: BUCKET, CopySource: `${BUCKET}/source` };
  await client.send(new CopyObjectCommand({ ...source, Key: 'copy' }));
  const head = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'copy', ChecksumMode: 'ENABLED' }));
  assert.deepEqual([head.ChecksumSHA256, head.ChecksumType], [sha256('one').toString('base64'), 'FULL_OBJECT']);
  const { CopyObjectResult } = await client.send(new CopyObjectCommand({ ...source, Key: 'sha1', ChecksumAlgorithm: 'SHA1' }));
  assert.equal(CopyObjectResult?.ChecksumSHA1, createHash('sha1').update('one').digest('base64'));
  const odd = client.send(new CopyObjectCommand({ ...source, Key: 'odd', MetadataDirective: 'KEEP' as 'COPY' }));
  await assert.rejects(odd, { name: 'InvalidArgument' });
});
