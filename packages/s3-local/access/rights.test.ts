import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';

import { atEnd, BUCKET, startServer } from '../server.fixture.ts';

const KEYS = { accessKeyId: 'of-a-user', secretAccessKey: 'secret-of-a-user' };
const at = (Key: string) => ({ Bucket: BUCKET, Key });

/** A server whose second key may only do what the statements allow; the client has that key, `root` the other. */
async function startFor(t: Parameters<typeof startServer>[0], ...statements: { Action: string[]; Resource: string[] }[]) {
  const policy = {
    Version: '2012-10-17' as const,
    Statement: statements.map((one) => Object.assign({ Effect: 'Allow' as const }, one)),
  };
  const { endpoint, client: root } = await startServer(t, { users: [{ ...KEYS, policy }] });
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { ...KEYS }, maxAttempts: 1 });
  atEnd(t, () => client.destroy());
  await root.send(new PutObjectCommand({ ...at('a'), Body: 'a' }));
  return { client, root };
}

async function status(sent: Promise<{ $metadata: { httpStatusCode?: number } }>): Promise<number | undefined> {
  try {
    return (await sent).$metadata.httpStatusCode;
  } catch (error) {
    if (error instanceof S3ServiceException) return error.$metadata.httpStatusCode;
    throw error;
  }
}

test('a key with a policy does what that allows and nothing else; the first key does everything', async (t) => {
  const { client, root } = await startFor(t, { Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::${BUCKET}/a*`] });
  assert.equal(await status(client.send(new GetObjectCommand(at('a')))), 200);
  assert.equal(await status(client.send(new HeadObjectCommand(at('a')))), 200);
  assert.equal(await status(client.send(new GetObjectCommand(at('b')))), 403);
  assert.equal(await status(client.send(new PutObjectCommand({ ...at('a'), Body: 'b' }))), 403);
  assert.equal(await status(client.send(new DeleteObjectCommand(at('a')))), 403);
  assert.equal(await status(client.send(new ListObjectsV2Command({ Bucket: BUCKET }))), 403);
  assert.equal(await status(client.send(new ListBucketsCommand({}))), 403);
  assert.equal(await status(root.send(new GetObjectCommand(at('a')))), 200);
  assert.equal(await (await root.send(new GetObjectCommand(at('a')))).Body?.transformToString(), 'a');
});

test('who may not list learns nothing of what is absent', async (t) => {
  const read = { Action: ['s3:GetObject'], Resource: ['*'] };
  const blind = await startFor(t, read);
  assert.equal(await status(blind.client.send(new GetObjectCommand(at('absent')))), 403);
  const seeing = await startFor(t, read, { Action: ['s3:ListBucket'], Resource: [`arn:aws:s3:::${BUCKET}`] });
  assert.equal(await status(seeing.client.send(new GetObjectCommand(at('absent')))), 404);
});

test('a write that depends on what stands there needs the right to read that', async (t) => {
  const { client } = await startFor(t, { Action: ['s3:PutObject'], Resource: ['*'] });
  assert.equal(await status(client.send(new PutObjectCommand({ ...at('new'), Body: 'b', IfNoneMatch: '*' }))), 200);
  assert.equal(await status(client.send(new PutObjectCommand({ ...at('new'), Body: 'b', IfMatch: '"x"' }))), 403);
});

test('a copy needs the right to read its source', async (t) => {
  const write = { Action: ['s3:PutObject'], Resource: ['*'] };
  const { client } = await startFor(t, write, { Action: ['s3:GetObject'], Resource: [`arn:aws:s3:::${BUCKET}/a`] });
  const copy = (from: string) => client.send(new CopyObjectCommand({ ...at('copy'), CopySource: `${BUCKET}/${from}` }));
  assert.equal(await status(client.send(new PutObjectCommand({ ...at('b'), Body: 'b' }))), 200);
  assert.equal(await status(copy('a')), 200);
  assert.equal(await status(copy('b')), 403);
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at('copy')));
  const part = { ...at('copy'), UploadId, PartNumber: 1, CopySource: `${BUCKET}/b` };
  assert.equal(await status(client.send(new UploadPartCopyCommand(part))), 403);
});

test('of many deletions each is asked for', async (t) => {
  const { client, root } = await startFor(t, { Action: ['s3:DeleteObject'], Resource: [`arn:aws:s3:::${BUCKET}/gone/*`] });
  await root.send(new PutObjectCommand({ ...at('gone/b'), Body: 'b' }));
  const answer = await client.send(
    new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects: [{ Key: 'a' }, { Key: 'gone/b' }] } }),
  );
  assert.deepEqual(
    answer.Deleted?.map(({ Key }) => Key),
    ['gone/b'],
  );
  assert.deepEqual(
    answer.Errors?.map(({ Key, Code }) => [Key, Code]),
    [['a', 'AccessDenied']],
  );
  assert.equal(await status(root.send(new GetObjectCommand(at('a')))), 200);
});

test('one key’s id with another’s secret is nobody', async (t) => {
  const { client } = await startFor(t, { Action: ['s3:*'], Resource: ['*'] });
  const endpoint = await client.config.endpoint?.();
  const forged = new S3Client({
    endpoint: `http://127.0.0.1:${endpoint?.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test-key', secretAccessKey: KEYS.secretAccessKey },
    maxAttempts: 1,
  });
  atEnd(t, () => forged.destroy());
  assert.equal(await status(forged.send(new GetObjectCommand(at('a')))), 403);
});
