import { BucketName } from '../storage/bucket-name.ts';
import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';

const MAX_CONFIGURATION_BYTES = 64 * 1024;

/** ListBuckets, in order of name. */
export async function listBuckets(_: Call, __: Signed, { store }: Desk): Promise<Reply> {
  const buckets = [...store.buckets.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return xmlReply([
    'ListAllMyBucketsResult',
    [
      ['Owner', [['ID', 's3-local']]],
      [
        'Buckets',
        buckets.map(({ name, created }) => [
          'Bucket',
          [
            ['Name', name],
            ['CreationDate', new Date(created * 1000).toISOString()],
          ],
        ]),
      ],
    ],
  ]);
}

/** CreateBucket. One that exists is a success, as in us-east-1; the location its body may name is taken for granted. */
export async function createBucket(call: Call, signed: Signed, { store }: Desk): Promise<Reply> {
  if (!BucketName.safeParse(call.bucket).success) throw new S3Error('InvalidBucketName', call.bucket);
  if (Number(call.headers['content-length'] ?? 0) > 0) await collected(payloadOf(call, signed, MAX_CONFIGURATION_BYTES));
  await store.createBucket(call.bucket);
  return { status: 200, headers: { location: `/${call.bucket}` } };
}

/** HeadBucket: is it there, and in which region. */
export async function headBucket(call: Call, _: Signed, { store, region }: Desk): Promise<Reply> {
  store.bucket(call.bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': region } };
}

/** GetBucketLocation; us-east-1 is told by saying nothing. */
export async function getBucketLocation(call: Call, _: Signed, { store, region }: Desk): Promise<Reply> {
  store.bucket(call.bucket);
  return xmlReply(['LocationConstraint', region === 'us-east-1' ? '' : region]);
}

/** DeleteBucket, an empty one only. */
export async function deleteBucket(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  await store.deleteBucket(store.bucket(call.bucket));
  return { status: 204 };
}
