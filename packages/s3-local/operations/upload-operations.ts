import { algorithmHeader } from '../wire/checksums.ts';
import type { Call } from '../wire/call.ts';
import { copied, received } from './copy-object.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { keptHeaders } from '../wire/object-headers.ts';
import { MAX_OBJECT_BYTES, payloadOf } from '../wire/payload.ts';
import { windowOf } from '../wire/range.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import type { Upload } from '../storage/uploads.ts';

const MAX_PARTS = 10_000;

/** CreateMultipartUpload. A sum that is announced is made of the sums of the parts, but CRC-64/NVME of the whole. */
export async function createUpload(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  store.bucket(call.bucket);
  const header = algorithmHeader(call.headers['x-amz-checksum-algorithm']);
  const asked = call.headers['x-amz-checksum-type'];
  const type = asked === 'FULL_OBJECT' || (asked === undefined && header?.endsWith('crc64nvme')) ? 'FULL_OBJECT' : 'COMPOSITE';
  const upload = await store.uploads.begin(call.bucket, {
    key: call.key,
    headers: keptHeaders(call.headers),
    ...(header && { sum: { header, type } }),
  });
  const told = header && {
    'x-amz-checksum-algorithm': String(call.headers['x-amz-checksum-algorithm']),
    'x-amz-checksum-type': type,
  };
  const reply = xmlReply([
    'InitiateMultipartUploadResult',
    [
      ['Bucket', call.bucket],
      ['Key', call.key],
      ['UploadId', upload.id],
    ],
  ]);
  return { ...reply, headers: { ...reply.headers, ...told } };
}

/** UploadPart. */
export async function uploadPart(call: Call, signed: Signed, { store }: Desk): Promise<Reply> {
  const [upload, number] = [uploadOf(call, store.uploads), numberOf(call)];
  const payload = payloadOf(call, signed, MAX_OBJECT_BYTES);
  const body = await store.receive(payload.bytes);
  await store.uploads.keep(upload, { ...body, number, checksums: payload.proved, modified: now() });
  return { status: 200, headers: { etag: `"${body.md5}"`, ...payload.proved } };
}

/** UploadPartCopy: a part that is another object, or a range of it. */
export async function uploadPartCopy(call: Call, signed: Signed, desk: Desk): Promise<Reply> {
  const { uploads } = desk.store;
  const [upload, number] = [uploadOf(call, uploads), numberOf(call)];
  const range = call.headers['x-amz-copy-source-range'];
  const { body } = await received(call, signed, desk, ({ size }) =>
    windowOf(range === undefined ? undefined : String(range), size),
  );
  const modified = now();
  await uploads.keep(upload, { ...body, number, checksums: {}, modified });
  return xmlReply(['CopyPartResult', copied(body.md5, modified)]);
}

/** AbortMultipartUpload. */
export async function abortUpload(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  await store.uploads.end(uploadOf(call, store.uploads));
  return { status: 204 };
}

/** The upload that a request names. */
export function uploadOf({ query, bucket, key }: Call, uploads: Desk['store']['uploads']): Upload {
  return uploads.of(query.get('uploadId'), bucket, key);
}

function numberOf({ query }: Call): number {
  const number = Number(query.get('partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PARTS) return number;
  throw new S3Error('InvalidArgument', `partNumber is 1 to ${MAX_PARTS}`);
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
