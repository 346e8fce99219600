import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList } from 'node:net';

/** A request before anybody believes it. */
export type Caller = {
  /** The address the connection comes from, not what a header says. */
  peer: string | undefined;
  headers: IncomingHttpHeaders;
  /** As it came, byte for byte. */
  body: Uint8Array;
};

/** How far a signature's time may lie from ours, in seconds. */
const TOLERANCE_SECONDS = 300;

/** How long after it was first seen a signature might still be good, in milliseconds. */
export const SIGNATURE_LIFE_MS = 2 * TOLERANCE_SECONDS * 1_000;

/** How a sender shows the secret in its Authorization header. One row a way; `examples` show the secret `s3cret-word`. */
export const schemes = [
  {
    name: 'bearer',
    why: 'What most senders speak (RFC 6750), MinIO and the embedded S3 endpoint among them.',
    secretIn: (header: string) => /^bearer (.{1,1024})$/i.exec(header)?.[1],
    examples: [['Bearer s3cret-word'], ['bearer s3cret-word']],
  },
  {
    name: 'bare',
    why: 'Older MinIO and API keys of EventBridge send the header as it was set.',
    secretIn: (header: string) => header,
    examples: [['s3cret-word']],
  },
  {
    name: 'basic',
    why: 'All that the Ceph gateway can send: the password of its push endpoint, `http://copydesk:s3cret-word@intake` (RFC 7617).',
    secretIn(header: string) {
      const pair = /^basic ([A-Za-z0-9+/=]{1,2048})$/i.exec(header)?.[1];
      return pair && Buffer.from(pair, 'base64').toString('latin1').split(':').slice(1).join(':');
    },
    examples: [['Basic Y29weWRlc2s6czNjcmV0LXdvcmQ=']],
  },
] as const satisfies readonly {
  name: string;
  why: string;
  secretIn(header: string): string | undefined;
  examples: readonly (readonly [string])[];
}[];

/**
 * The status that turns a caller away: 401 when it does not show that it knows the secret, 403 when there is none and it is not
 * of this machine. Undefined lets it in. `now` is in milliseconds since 1970.
 */
export function refusal(caller: Caller, secret: string | undefined, now: number): 401 | 403 | undefined {
  if (secret === undefined) return isLocal(caller) ? undefined : 403;
  return shows(caller.headers.authorization, secret) || isSigned(caller, secret, now) ? undefined : 401;
}

function shows(header: string | undefined, secret: string): boolean {
  if (header === undefined) return false;
  // Node reads headers as Latin-1, whatever their bytes were.
  return schemes.some(({ secretIn }) => equal(Buffer.from(secretIn(header) ?? '', 'latin1'), Buffer.from(secret)));
}

/** The signature of a caller that came in by it alone; undefined for one that showed the secret. */
export function signatureOf({ headers }: Pick<Caller, 'headers'>, secret: string | undefined): string | undefined {
  const header = headers['x-copydesk-signature'];
  if (secret === undefined || typeof header !== 'string' || shows(headers.authorization, secret)) return undefined;
  return header;
}

/** `x-copydesk-signature: t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body" under the secret>`. */
function isSigned({ headers, body }: Caller, secret: string, now: number): boolean {
  const header = headers['x-copydesk-signature'];
  const [, time = '', signature = ''] = (typeof header === 'string' && /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header)) || [];
  const right = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  return equal(Buffer.from(signature, 'hex'), right) && Math.abs(now / 1000 - Number(time)) <= TOLERANCE_SECONDS;
}

/** In a time that tells nothing of either side, not even its length. */
function equal(given: Uint8Array, right: Uint8Array): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Headers that a proxy, or a web page open on this machine, cannot help sending. Whoever speaks through them is not local. */
const RELAYED = ['origin', 'forwarded', 'x-forwarded-for', 'via'];

function isLocal({ peer = '', headers }: Caller): boolean {
  const address = peer.replace(/^::ffff:/i, '');
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4') && !RELAYED.some((name) => name in headers);
}
