import { createHash } from 'node:crypto';

import type { Call } from './call.ts';
import { proveSums } from './checksums.ts';
import { type Trailers, unchunked } from './chunked.ts';
import { S3Error } from '../errors.ts';
import { sameText, type Signed } from '../access/signature.ts';

/** Largest object of a single PUT (S3 user guide, "Uploading objects"). */
export const MAX_OBJECT_BYTES = 5 * 1024 ** 3;

/** What `x-amz-content-sha256` may say, and how the body then comes. Any other value must be the SHA-256 of the body in hex. */
const FRAMINGS: Readonly<Record<string, { chunked: boolean; signed: boolean }>> = {
  'UNSIGNED-PAYLOAD': { chunked: false, signed: false },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { chunked: true, signed: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { chunked: true, signed: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { chunked: true, signed: true },
};

/** A body whose every claim is checked while it is read: the read throws at its end, or before, when one is false. */
export type Payload = {
  readonly bytes: AsyncIterable<Buffer>;
  /** The `x-amz-checksum-…` headers it was proved against; complete once `bytes` has ended. */
  readonly proved: Record<string, string>;
};

/** The payload of a request. Nothing is read yet; throws at once what the headers alone give away, so that no body need be sent. */
export function payloadOf(call: Call, signed: Signed, limit: number): Payload {
  const declared = String(call.headers['x-amz-content-sha256'] ?? '');
  const framing = FRAMINGS[declared];
  if (framing === undefined && !/^[0-9a-f]{64}$/.test(declared)) {
    throw new S3Error('InvalidRequest', 'x-amz-content-sha256 is missing or cannot be read');
  }
  const length = lengthOf(call.headers[framing?.chunked ? 'x-amz-decoded-content-length' : 'content-length'], limit);

  const trailers: Trailers = new Map();
  const proved: Record<string, string> = {};
  const payload = framing?.chunked ? unchunked(call.wire, trailers, framing.signed ? signed : undefined) : call.wire;
  const counted = counting(payload, length);
  const hashed = framing ? counted : hashing(counted, declared);
  return { bytes: proveSums(call, hashed, trailers, proved), proved };
}

/** A whole payload in memory, for the requests that carry a small document. */
export async function collected({ bytes }: Payload): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function lengthOf(header: string | string[] | undefined, limit: number): number {
  const length = Number(header ?? Number.NaN);
  if (!Number.isSafeInteger(length) || length < 0) throw new S3Error('MissingContentLength');
  if (length > limit) throw new S3Error('EntityTooLarge', `${length} bytes, limit ${limit}`);
  return length;
}

async function* counting(bytes: AsyncIterable<Buffer>, expected: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > expected) break;
    yield chunk;
  }
  if (length !== expected) throw new S3Error('IncompleteBody', `${expected} bytes announced`);
}

async function* hashing(bytes: AsyncIterable<Buffer>, expected: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (!sameText(hash.digest('hex'), expected)) throw new S3Error('XAmzContentSHA256Mismatch');
}
