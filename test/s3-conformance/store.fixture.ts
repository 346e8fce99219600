import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';

import { serveS3 } from '@copydesk/s3-local';

type Address = { readonly endpoint: string; readonly accessKeyId: string; readonly secretAccessKey: string };

const address = await addressUnderTest();

/** A bucket of its own on the S3 under test, and the commands most tests need. */
export type TestStore = ReturnType<typeof storeOf>;

/**
 * Registers a behaviour every S3 must show, once for each of the SDK's two checksum settings. It runs against a fresh s3-local, or,
 * with S3_CONFORMANCE_ENDPOINT, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set, against that S3 in buckets made and deleted here.
 */
export function behaviour(name: string, run: (store: TestStore) => Promise<void>): void {
  for (const checksums of ['WHEN_SUPPORTED', 'WHEN_REQUIRED'] as const) {
    test(`${name} (checksums ${checksums})`, async () => {
      const { endpoint, ...credentials } = address;
      const client = new S3Client({
        endpoint,
        credentials,
        region: process.env['AWS_REGION'] ?? 'us-east-1',
        forcePathStyle: true,
        requestChecksumCalculation: checksums,
        responseChecksumValidation: checksums,
      });
      const store = storeOf(client, uniqueName());
      await client.send(new CreateBucketCommand({ Bucket: store.bucket }));
      try {
        await run(store);
      } finally {
        await emptyAndDelete(client, store.bucket);
        client.destroy();
      }
    });
  }
}

/** A bucket's name that nobody else has. */
export function uniqueName(): string {
  return `copydesk-conformance-${randomBytes(6).toString('hex')}`;
}

/** What the SDK throws, as far as tests look at it. */
export function failure(name: string, httpStatusCode?: number) {
  return (error: unknown): boolean => {
    const { name: actual, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
    if (actual === name && (httpStatusCode === undefined || $metadata?.httpStatusCode === httpStatusCode)) return true;
    throw new Error(`expected ${name} ${httpStatusCode ?? ''}, got ${actual} ${$metadata?.httpStatusCode}`, { cause: error });
  };
}

function storeOf(client: S3Client, bucket: string) {
  return {
    client,
    bucket,
    put: (Key: string, Body: PutObjectCommandInput['Body'] = Buffer.alloc(0), more: Partial<PutObjectCommandInput> = {}) =>
      client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...more })),
    head: (Key: string) => client.send(new HeadObjectCommand({ Bucket: bucket, Key })),
    remove: (Key: string) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key })),
    async text(Key: string): Promise<string> {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return (await Body?.transformToString()) ?? '';
    },
    async keys(): Promise<string[]> {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      return Contents.map(({ Key = '' }) => Key);
    },
  };
}

async function addressUnderTest(): Promise<Address> {
  const {
    S3_CONFORMANCE_ENDPOINT: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = process.env;
  if (endpoint !== undefined) return { endpoint, accessKeyId, secretAccessKey };

  const keys = { accessKeyId: 'conformance', secretAccessKey: 'conformance-secret' };
  const dir = await mkdtemp(join(tmpdir(), 's3-conformance-'));
  const server = await serveS3({ dir, ...keys });
  after(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });
  return { endpoint: server.endpoint, ...keys };
}

async function emptyAndDelete(client: S3Client, Bucket: string): Promise<void> {
  for (let more = true; more; ) {
    const { Contents = [], IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket }));
    const Objects = Contents.map(({ Key = '' }) => ({ Key }));
    if (Objects.length > 0) await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    more = IsTruncated ?? false;
  }
  await client.send(new DeleteBucketCommand({ Bucket })).catch(async () => {
    // It keeps versions, and those are no objects.
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key = '', VersionId }) => ({ Key, VersionId }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    await client.send(new DeleteBucketCommand({ Bucket }));
  });
}
