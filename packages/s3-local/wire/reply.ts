import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { ERRORS, type S3Error } from '../errors.ts';
import { type Element, xmlDocument } from './xml-write.ts';

/** An answer as a value; `sendReply` is the one place that writes it. */
export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | { readonly bytes: AsyncIterable<Buffer>; readonly length: number };
};

// A rest of this size is read away to keep the connection; for a larger one it is cheaper to close.
const SMALL_REST_BYTES = 1024 * 1024;
const LINGER_MS = 2000;

/** A 200 with an XML document. */
export function xmlReply(root: Element): Reply {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlDocument(root) };
}

/** The answer to what failed: `<Error>` with S3's code. 304 and, by the way they are sent, answers to HEAD have no body. */
export function errorReply(error: S3Error, resource: string, requestId: string): Reply {
  const { status } = ERRORS[error.code];
  if (status === 304) return { status, headers: error.headers };
  const document: Element = [
    'Error',
    [
      ['Code', error.code],
      ['Message', error.message],
      ['Resource', resource],
      ['RequestId', requestId],
    ],
  ];
  return { status, headers: { 'content-type': 'application/xml', ...error.headers }, body: xmlDocument(document, false) };
}

/** Writes an answer. Resolves when it is out, or when the client has gone; a body that fails half-way breaks the connection. */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
): Promise<void> {
  const rest = restOf(request);
  response.writeHead(status, {
    ...(rest === 'none' || rest === 'small' ? {} : { connection: 'close' }),
    ...(typeof body === 'object' || status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body ?? '') }),
    ...headers,
  });
  if (typeof body === 'object') return pipeline(body.bytes, response).catch(() => void response.destroy());
  if (rest === 'small') request.resume();
  if (rest === 'large') await linger(request, response, body);
  response.end(rest === 'large' ? undefined : body);
}

/**
 * What of the request's body is still to come. `held`: the client waits for a `100 Continue` that it will not get, so that nobody can
 * tell whether the next byte is body or request.
 */
function restOf(request: IncomingMessage): 'none' | 'small' | 'held' | 'large' {
  if (request.complete) return 'none';
  if (request.headers.expect?.toLowerCase() === '100-continue' && !request.readableDidRead) return 'held';
  return Number(request.headers['content-length'] ?? Infinity) <= SMALL_REST_BYTES ? 'small' : 'large';
}

/** Sends all of an answer, then goes on reading for a while: closing on a sender resets its connection, and the answer is lost. */
async function linger(request: IncomingMessage, response: ServerResponse, body = ''): Promise<void> {
  if (request.destroyed) return;
  response.flushHeaders();
  if (body !== '') response.write(body);
  request.resume();
  const gone = new Promise((resolve) => request.once('close', resolve).once('end', resolve));
  await Promise.race([gone, sleep(LINGER_MS, undefined, { ref: false })]);
}
