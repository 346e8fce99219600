import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { ERRORS, type S3Error } from './errors.ts';
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
export async function sendReply(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const unread = !request.complete && !refusedToWait(request, response);
  const closing = unread && Number(request.headers['content-length'] ?? Infinity) > SMALL_REST_BYTES;
  response.writeHead(status, {
    ...headers,
    ...(typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {}),
    ...(body === undefined && status !== 304 && headers?.['content-length'] === undefined ? { 'content-length': 0 } : {}),
    ...(closing ? { connection: 'close' } : {}),
  });
  if (typeof body === 'object') return pipeline(body.bytes, response).catch(() => void response.destroy());
  if (closing) await linger(request, response, body ?? '');
  response.end(closing ? undefined : body);
}

/** True for a client that waits for `100 Continue` and will not get it: the body it holds back is not on its way. */
function refusedToWait(request: IncomingMessage, response: ServerResponse): boolean {
  return request.headers.expect?.toLowerCase() === '100-continue' && !continued.has(response);
}

/** Sends all of an answer, then goes on reading for a while: to close on a sender resets its connection, and the answer is lost. */
async function linger(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
  response.write(body === '' ? Buffer.alloc(0) : body);
  request.resume();
  const gone = new Promise((resolve) => request.once('close', resolve).once('end', resolve));
  await Promise.race([gone, sleep(LINGER_MS, undefined, { ref: false })]);
}
