import { algorithmHeader, CHECKSUMS, type SumType } from '../wire/checksums.ts';
import type { Call } from '../wire/call.ts';
import { copied, received } from './copy-object.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { keptHeaders } from '../wire/object-headers.ts';
import { MAX_OBJECT_BYTES, payloadOf } from '../wire/payload.ts';
import { copyWindowOf } from '../wire/range.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import type { Upload } from '../storage/uploads.ts';

const MAX_PARTS = 10_000;

/** CreateMultipartUpload. The sum that is announced is one of the object, or of the sums of its parts. */
export async function createUpload(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  store.bucket(call.bucket);
  const sum = sumOf(call);
  const upload = await store.uploads.begin(call.bucket, {
    key: call.key,
    headers: keptHeaders(call.headers),
    ...(sum && { sum }),
  });
  const told = sum && {
    'x-amz-checksum-algorithm': String(call.headers['x-amz-checksum-algorithm']),
    'x-amz-checksum-type': sum.type,
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

/** What is announced of the sum of an object in parts. Throws InvalidRequest where there is no such sum. */
function sumOf({ headers }: Call): { header: string; type: SumType } | undefined {
  const header = algorithmHeader(headers['x-amz-checksum-algorithm']);
  const asked = headers['x-amz-checksum-type'];
  const types: readonly SumType[] = CHECKSUMS.find((row) => row.header === header)?.types ?? [];
  const type = types.find((one) => asked === undefined || one === asked);
  if (header === undefined && asked === undefined) return undefined;
  if (header === undefined || type === undefined)
    throw new S3Error(
      'InvalidRequest',
      `x-amz-checksum-type ${String(asked).slice(0, 40)} is none of ${header ?? 'no algorithm'}`,
    );
  return { header, type };
}

/** UploadPart. Its sum is by the algorithm of the upload; where the object's is made of those of the parts, each must have one. */
export async function uploadPart(call: Call, signed: Signed, { store }: Desk): Promise<Reply> {
  const [upload, number] = [uploadOf(call, store.uploads), numberOf(call)];
  const payload = payloadOf(call, signed, MAX_OBJECT_BYTES);
  const body = await store.receive(payload.bytes);
  const { sum } = upload;
  const proved = Object.keys(payload.proved);
  if (sum && !proved.includes(sum.header) && (proved.length > 0 || sum.type === 'COMPOSITE')) {
    await store.discard(body.id);
    throw new S3Error(
      'InvalidRequest',
      `the upload was created for ${sum.header}, the part came with ${proved.join() || 'none'}`,
    );
  }
  await store.uploads.keep(upload, { ...body, number, checksums: payload.proved, modified: now() });
  return { status: 200, headers: { etag: `"${body.md5}"`, ...payload.proved } };
}

/** UploadPartCopy: a part that is another object, or a range of it. */
export async function uploadPartCopy(call: Call, signed: Signed, desk: Desk): Promise<Reply> {
  const { uploads } = desk.store;
  const [upload, number] = [uploadOf(call, uploads), numberOf(call)];
  const range = call.headers['x-amz-copy-source-range'];
  const { body, checksums } = await received(call, signed, desk, {
    sum: () => upload.sum?.header,
    window: ({ size }) => (range === undefined ? undefined : copyWindowOf(String(range), size)),
  });
  const modified = now();
  await uploads.keep(upload, { ...body, number, checksums, modified });
  return xmlReply(['CopyPartResult', copied({ etag: body.md5, modified, checksums })]);
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
