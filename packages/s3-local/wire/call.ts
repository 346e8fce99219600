import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { S3Error } from '../errors.ts';
import { MAX_KEY_BYTES } from '../storage/key-path.ts';

/** One request, decoded: what is asked of what. */
export type Call = {
  readonly method: string;
  /** Decoded path, `/bucket/key`. */
  readonly path: string;
  /** '' when the service itself is asked. */
  readonly bucket: string;
  /** '' when the bucket itself is asked. Byte-exact. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingHttpHeaders;
  /** The body as it comes over the wire. Its first read tells a waiting client to go on (RFC 9110, 10.1.1). */
  readonly wire: AsyncIterable<Buffer>;
};

/** Reads path and query of a request. Throws InvalidURI, KeyTooLongError. */
export function callOf(request: IncomingMessage, response: ServerResponse): Call {
  const [rawPath = '', ...rawQuery] = (request.url ?? '/').split('?');
  const path = decoded(rawPath);
  // `//key` names no bucket, and `*` or a whole URL is for proxies.
  if (!path.startsWith('/') || path.startsWith('//')) throw new S3Error('InvalidURI', path.slice(0, 200));
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError', `${Buffer.byteLength(key)} bytes`);
  return {
    method: request.method ?? '',
    path,
    bucket,
    key,
    query: queryOf(rawQuery.join('?')),
    headers: request.headers,
    wire: wireOf(request, response),
  };
}

function queryOf(text: string): Map<string, string> {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', '%20').split('=');
      return [decoded(name), decoded(value.join('='))];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', text.slice(0, 200));
  }
}

async function* wireOf(request: IncomingMessage, response: ServerResponse): AsyncGenerator<Buffer> {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  // The request must outlive a reader that gives up: the answer goes out on the same socket.
  yield* request.iterator({ destroyOnReturn: false });
}
