import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import type { Call } from '../wire/call.ts';
import { S3Error } from '../errors.ts';
import { type Claim, isPresigned, presignedClaim, signedPayload, signedQuery } from './presigned.ts';
import type { Signer } from './rights.ts';

export type KeyPair = Signer & { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };

/** What a checked signature hands to the chunks of the body, which are signed in a chain that starts with it. */
export type Signed = {
  /** The pair of keys that it was made with. */
  readonly signer: KeyPair;
  readonly signature: string;
  /** Signs a text with the key of the day. */
  sign(text: string): string;
  /** ISO 8601 basic: `20261123T055000Z`. */
  readonly date: string;
  /** `20261123/us-east-1/s3/aws4_request`. */
  readonly scope: string;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_SKEW_MS = 15 * 60 * 1000;

/**
 * Checks the Authorization header, or the presigned address, against the key pair that it names (AWS Signature Version 4; in S3 the path
 * is encoded once, not twice).
 * Throws AccessDenied, AuthorizationHeaderMalformed, InvalidAccessKeyId, RequestTimeTooSkewed or SignatureDoesNotMatch.
 */
export function checkSignature(call: Call, keyring: readonly KeyPair[], now: number): Signed {
  const claim = isPresigned(call) ? presignedClaim(call) : claimOf(call);
  const keys = keyring.find(({ accessKeyId }) => accessKeyId === claim.accessKeyId);
  if (keys === undefined) throw new S3Error('InvalidAccessKeyId');
  if (claim.region !== keys.region)
    throw new S3Error('AuthorizationHeaderMalformed', `region ${claim.region}, expected ${keys.region}`);

  const { date, lifeMs } = claim;
  const age = now - instantOf(date);
  if (lifeMs !== undefined && age > lifeMs) throw new S3Error('AccessDenied', `the address was good for ${lifeMs / 1000} s`);
  if (age < -MAX_SKEW_MS || (lifeMs === undefined && age > MAX_SKEW_MS))
    throw new S3Error('RequestTimeTooSkewed', `request ${date}`);

  const scope = `${claim.day}/${claim.region}/s3/aws4_request`;
  const key = signingKey(keys, claim.day);
  const sign = (text: string): string => hmac(key, text).toString('hex');
  const signature = sign([ALGORITHM, date, scope, sha256(canonicalRequest(call, claim.signedHeaders))].join('\n'));
  if (!sameText(signature, claim.signature)) throw new S3Error('SignatureDoesNotMatch');
  return { signer: keys, signature, sign, date, scope };
}

function claimOf(call: Call): Claim {
  const { authorization } = call.headers;
  if (!authorization?.startsWith(`${ALGORITHM} `)) throw new S3Error('AccessDenied');
  const parts = new Map(
    authorization
      .slice(ALGORITHM.length)
      .split(',')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()]),
  );
  // An access key id may hold slashes; the scope behind it has four parts.
  const credential = parts.get('Credential')?.split('/') ?? [];
  const [day, region, service, ending] = credential.slice(-4);
  const [signature, signedHeaders] = [parts.get('Signature'), parts.get('SignedHeaders')];
  if (!day || !region || service !== 's3' || ending !== 'aws4_request' || !signature || !signedHeaders) {
    throw new S3Error('AuthorizationHeaderMalformed');
  }
  const accessKeyId = credential.slice(0, -4).join('/');
  return { accessKeyId, day, region, signedHeaders: signedHeaders.split(';'), signature, date: dateOf(call, day) };
}

function dateOf({ headers }: Call, day: string): string {
  const date = headerOf(headers, 'x-amz-date') ?? basicDate(headers.date);
  if (!date?.startsWith(`${day}T`)) throw new S3Error('AuthorizationHeaderMalformed', 'x-amz-date is missing or of another day');
  return date;
}

function basicDate(httpDate: string | undefined): string | undefined {
  const instant = Date.parse(httpDate ?? '');
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().replace(/[-:]|\.000/g, '');
}

function instantOf(date: string): number {
  const instant = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(instant)) throw new S3Error('AuthorizationHeaderMalformed', 'x-amz-date is no date');
  return instant;
}

function canonicalRequest(call: Call, signedHeaders: string[]): string {
  const { method, path, headers } = call;
  const unsigned = Object.keys(headers).find(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (unsigned !== undefined) throw new S3Error('AccessDenied', `the header ${unsigned} is not signed`);
  return [
    method,
    path.split('/').map(encoded).join('/'),
    Array.from(signedQuery(call), ([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...signedHeaders.map((name) => `${name}:${(headerOf(headers, name) ?? '').trim().replace(/ {2,}/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    headerOf(headers, 'x-amz-content-sha256') ?? (isPresigned(call) ? signedPayload(call) : sha256('')),
  ].join('\n');
}

function headerOf(headers: Call['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The key of the last day each pair was used on: four of the five HMACs of a request are the same until midnight. */
const keyOfDay = new WeakMap<KeyPair, { day: string; key: Buffer }>();

function signingKey(keys: KeyPair, day: string): Buffer {
  const known = keyOfDay.get(keys);
  if (known?.day === day) return known.key;
  const key = [day, keys.region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${keys.secretAccessKey}`));
  keyOfDay.set(keys, { day, key });
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  // Header values are the only part that may not be ASCII; Node hands their bytes over as Latin-1.
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

/** Compares two secrets in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
