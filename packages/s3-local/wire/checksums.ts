import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { Call } from './call.ts';
import type { Trailers } from './chunked.ts';
import { crc32c, crc64nvme, type RunningSum } from './crc.ts';
import { S3Error } from '../errors.ts';

/** What the sum of an object in parts is of: of the sums of its parts, or of all its bytes. */
export type SumType = 'COMPOSITE' | 'FULL_OBJECT';

/**
 * Every sum a body can be proved against: the header that carries it in base64, how it is made, and what it may be of when the object
 * comes in parts, by default the first (S3 user guide, "Checking object integrity").
 */
export const CHECKSUMS = [
  {
    header: 'content-md5',
    bytes: 16,
    types: [],
    start: () => hashSum('md5'),
    examples: [['123456789', 'JfnnlDI7RTiF9RgfG2JNCw==']],
  },
  {
    header: 'x-amz-checksum-crc32',
    bytes: 4,
    types: ['COMPOSITE', 'FULL_OBJECT'],
    start: crc32Sum,
    examples: [['123456789', 'y/Q5Jg==']],
  },
  {
    header: 'x-amz-checksum-crc32c',
    bytes: 4,
    types: ['COMPOSITE', 'FULL_OBJECT'],
    start: crc32c,
    examples: [['123456789', '4waSgw==']],
  },
  {
    header: 'x-amz-checksum-crc64nvme',
    bytes: 8,
    types: ['FULL_OBJECT'],
    start: crc64nvme,
    examples: [['123456789', 'rosUhgp5mIg=']],
  },
  {
    header: 'x-amz-checksum-sha1',
    bytes: 20,
    types: ['COMPOSITE'],
    start: () => hashSum('sha1'),
    examples: [['123456789', '98O8HYCOBHMq32eZZczDTKeuNEE=']],
  },
  {
    header: 'x-amz-checksum-sha256',
    bytes: 32,
    types: ['COMPOSITE'],
    start: () => hashSum('sha256'),
    examples: [['123456789', 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=']],
  },
] as const satisfies readonly {
  header: string;
  bytes: number;
  types: readonly SumType[];
  start: () => RunningSum;
  examples: readonly (readonly [string, string])[];
}[];

const PREFIX = 'x-amz-checksum-';

/** The header of a sum by the name that `x-amz-checksum-algorithm` has for it. Throws InvalidRequest for one that is unknown. */
export function algorithmHeader(algorithm: string | string[] | undefined): string | undefined {
  if (algorithm === undefined) return undefined;
  const header = `${PREFIX}${String(algorithm).toLowerCase()}`;
  if (CHECKSUMS.some((row) => row.header === header)) return header;
  throw new S3Error('InvalidRequest', `x-amz-checksum-algorithm: ${String(algorithm).slice(0, 40)}`);
}

/** `x-amz-checksum-crc32c` as S3 calls the algorithm: `CRC32C`. */
export function algorithmOf(header: string): string {
  return header.slice(PREFIX.length).toUpperCase();
}

/** Sums by their headers as answers tell them: an element `ChecksumCRC32C` each. */
export function sumElements(checksums: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(checksums).map(([header, sum]) => [`Checksum${algorithmOf(header)}`, sum]);
}

/** Passes bytes through; once they have ended, `sums` are theirs by that header. Without a header there are none. */
export function summing(
  header: string | undefined,
  bytes: AsyncIterable<Buffer>,
): { bytes: AsyncIterable<Buffer>; sums(): Record<string, string> } {
  const row = CHECKSUMS.find((one) => one.header === header);
  if (row === undefined) return { bytes, sums: () => ({}) };
  const sum = row.start();
  async function* through(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      sum.update(chunk);
      yield chunk;
    }
  }
  return { bytes: through(), sums: () => ({ [row.header]: sum.digest().toString('base64') }) };
}

function hashSum(algorithm: string): RunningSum {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

function crc32Sum(): RunningSum {
  let sum = 0;
  return {
    update: (bytes) => void (sum = crc32(bytes, sum)),
    digest() {
      const digest = Buffer.alloc(4);
      digest.writeUInt32BE(sum);
      return digest;
    },
  };
}

/**
 * Passes a body through and proves it against the sums its headers and trailers claim; at its end the proved `x-amz-checksum-…`
 * stand in `proved`. Throws BadDigest on a wrong sum, InvalidDigest on one that cannot be right, InvalidRequest on a missing trailer.
 */
export async function* proveSums(
  { headers }: Pick<Call, 'headers'>,
  bytes: AsyncIterable<Buffer>,
  trailers: Trailers,
  proved: Record<string, string>,
): AsyncGenerator<Buffer> {
  const announced = new Set(
    String(headers['x-amz-trailer'] ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  const claims = CHECKSUMS.filter(({ header }) => headers[header] !== undefined || announced.has(header)).map((row) => ({
    header: row.header,
    length: row.bytes,
    sum: row.start(),
    claimed: () => (headers[row.header] as string | undefined) ?? trailers.get(row.header),
  }));
  for (const { header, length } of claims) checkForm(header, length, headers[header]);

  for await (const chunk of bytes) {
    for (const { sum } of claims) sum.update(chunk);
    yield chunk;
  }

  for (const { header, length, sum, claimed } of claims) {
    const claim = claimed();
    if (claim === undefined) throw new S3Error('InvalidRequest', `the trailer ${header} was announced and did not come`);
    checkForm(header, length, claim);
    const actual = sum.digest().toString('base64');
    if (claim !== actual) throw new S3Error('BadDigest', `${header}: claimed ${claim}, actual ${actual}`);
    if (header !== 'content-md5') proved[header] = actual;
  }
}

function checkForm(header: string, length: number, claim: string | string[] | undefined): void {
  if (claim !== undefined && Buffer.from(String(claim), 'base64').length !== length) throw new S3Error('InvalidDigest', header);
}
