import type { Call } from '../wire/call.ts';
import { S3Error } from '../errors.ts';

/** Who says to have signed a request, and how. */
export type Claim = {
  accessKeyId: string;
  /** `20261123` */
  day: string;
  region: string;
  signedHeaders: string[];
  signature: string;
  /** ISO 8601 basic. */
  date: string;
  /** How long after its date it is good, in milliseconds; absent for one that is only good now. */
  lifeMs?: number;
};

/** S3 makes none good for longer, in seconds: a week. */
const LONGEST_LIFE_SECONDS = 604_800;

/** Parameters that are the signature itself. All others that begin so are headers that were written into the address. */
const OF_SIGNATURE = new Set(
  ['Algorithm', 'Credential', 'Date', 'Expires', 'Security-Token', 'Signature', 'SignedHeaders'].map(
    (name) => `x-amz-${name.toLowerCase()}`,
  ),
);

/** Whether an address holds the signature of the request, so that a browser or `curl` can make it without a key. */
export function isPresigned({ query }: Pick<Call, 'query'>): boolean {
  return query.has('X-Amz-Signature');
}

/** What a presigned address claims (AWS Signature Version 4, query parameters). Throws AuthorizationHeaderMalformed. */
export function presignedClaim({ query }: Pick<Call, 'query'>): Claim {
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const credential = of('Credential').split('/');
  const [day = '', region = '', service, ending] = credential.slice(-4);
  const seconds = Number(of('Expires') || Number.NaN);
  if (
    of('Algorithm') !== 'AWS4-HMAC-SHA256' ||
    service !== 's3' ||
    ending !== 'aws4_request' ||
    !of('Date').startsWith(`${day}T`)
  )
    throw new S3Error('AuthorizationHeaderMalformed', 'the query parameters X-Amz-…');
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_LIFE_SECONDS)
    throw new S3Error('AuthorizationHeaderMalformed', `X-Amz-Expires is 1 to ${LONGEST_LIFE_SECONDS} seconds`);
  return {
    accessKeyId: credential.slice(0, -4).join('/'),
    day,
    region,
    signedHeaders: of('SignedHeaders').split(';'),
    signature: of('Signature'),
    date: of('Date'),
    lifeMs: seconds * 1000,
  };
}

/** The query that was signed: all of it but the signature. */
export function signedQuery({ query }: Pick<Call, 'query'>): [name: string, value: string][] {
  return [...query].filter(([name]) => name !== 'X-Amz-Signature');
}

/** What it says of the hash of the body: as a rule that it is not signed. */
export function signedPayload({ query }: Pick<Call, 'query'>): string {
  return query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
}

/** A presigned request, once its signature is checked, as one that has what is in its address in headers. */
export function asSigned(call: Call): Call {
  if (!isPresigned(call)) return call;
  const inAddress = [...call.query].map(([name, value]) => [name.toLowerCase(), value, name] as const);
  const headers = inAddress.filter(([name]) => name.startsWith('x-amz-') && !OF_SIGNATURE.has(name));
  return {
    ...call,
    query: new Map(inAddress.filter(([name]) => !name.startsWith('x-amz-')).map(([, value, name]) => [name, value])),
    headers: {
      'x-amz-content-sha256': signedPayload(call),
      ...Object.fromEntries(headers.map(([name, value]) => [name, value])),
      ...call.headers,
    },
  };
}
