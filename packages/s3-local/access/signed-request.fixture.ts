import { createHash, createHmac } from 'node:crypto';
import { request, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';

import { KEYS } from '../server.fixture.ts';

export type Raw = {
  method?: string;
  /** Encoded path and query, as on the wire. */
  path?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  now?: Date;
  accessKeyId?: string;
  secretAccessKey?: string;
};

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signs a request as the SDK would, so that a test can send what no SDK sends. Gives all headers but Content-Length. */
function signedHeaders(
  host: string,
  { method = 'GET', path = '/', headers = {}, body = '', now = new Date(), ...keys }: Raw,
): Record<string, string> {
  const { accessKeyId, secretAccessKey } = { ...KEYS, ...keys };
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = date.slice(0, 8);
  const all: Record<string, string> = { host, 'x-amz-date': date, 'x-amz-content-sha256': sha256(body), ...headers };
  const names = Object.keys(all)
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .toSorted();
  const [pathname = '/', query = ''] = path.split('?');
  const canonicalQuery = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .toSorted()
    .join('&');
  const canonical = [
    method,
    pathname,
    canonicalQuery,
    ...names.map((name) => `${name}:${all[name]}`),
    '',
    names.join(';'),
    all['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/us-east-1/s3/aws4_request`;
  const key = [day, 'us-east-1', 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key as Buffer, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex');
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string; code: string | undefined };

/** Starts a signed request and leaves its body to the caller. */
export function startRequest(endpoint: string, raw: Raw, agent?: Agent): ClientRequest {
  const { host, hostname, port } = new URL(endpoint);
  const headers = {
    ...signedHeaders(host, raw),
    ...(raw.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(raw.body)) }),
  };
  return request({ hostname, port, method: raw.method ?? 'GET', path: raw.path ?? '/', headers, ...(agent ? { agent } : {}) });
}

/** The answer to a started request. */
export async function answerTo(sent: ClientRequest): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).on('error', reject));
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode ?? 0, headers: response.headers, body, code: /<Code>(\w+)<\/Code>/.exec(body)?.[1] };
}

/** Sends a signed request whole. */
export function send(endpoint: string, raw: Raw, agent?: Agent): Promise<Answer> {
  const sent = startRequest(endpoint, raw, agent);
  sent.end(raw.body);
  return answerTo(sent);
}
