import assert from 'node:assert/strict';
import { test } from 'node:test';

import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { BUCKET, KEYS as OURS, startServer } from '../server.fixture.ts';
import { asSigned } from './presigned.ts';
import { checkSignature } from './signature.ts';

/** The example of Amazon's ("Authenticating Requests: Using Query Parameters"). */
const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const AT = Date.UTC(2013, 4, 24);
const example = {
  method: 'GET',
  path: '/test.txt',
  bucket: 'test.txt',
  key: '',
  headers: { host: 'examplebucket.s3.amazonaws.com' },
  query: new Map([
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'],
    ['X-Amz-Date', '20130524T000000Z'],
    ['X-Amz-Expires', '86400'],
    ['X-Amz-SignedHeaders', 'host'],
    ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
  ]),
  wire: (async function* () {})(),
};
const having = (name: string, value: string) => ({ ...example, query: new Map([...example.query, [name, value]]) });

test("Amazon's example of a presigned address is accepted as long as it says, and not longer", () => {
  for (const hours of [0, 23.9]) checkSignature(example, [KEYS], AT + hours * 3_600_000);
  for (const hours of [24.1, 9_000])
    assert.throws(() => checkSignature(example, [KEYS], AT + hours * 3_600_000), { code: 'AccessDenied' });
  assert.throws(() => checkSignature(example, [KEYS], AT - 3_600_000), { code: 'RequestTimeTooSkewed' });
});

test('an address that was changed is refused, and one that cannot be read is no crash', () => {
  for (const [name, value, code] of [
    ['X-Amz-Expires', '86401', 'SignatureDoesNotMatch'],
    ['X-Amz-Expires', '604801', 'AuthorizationHeaderMalformed'],
    ['X-Amz-Expires', '-1', 'AuthorizationHeaderMalformed'],
    ['X-Amz-Expires', '', 'AuthorizationHeaderMalformed'],
    ['X-Amz-Date', '', 'AuthorizationHeaderMalformed'],
    ['X-Amz-Date', '20130524T', 'AuthorizationHeaderMalformed'],
    ['X-Amz-Credential', '', 'AuthorizationHeaderMalformed'],
    ['X-Amz-SignedHeaders', '', 'AccessDenied'],
    ['X-Amz-Signature', '', 'SignatureDoesNotMatch'],
    ['versionId', 'x', 'SignatureDoesNotMatch'],
  ] as const)
    assert.throws(() => checkSignature(having(name, value), [KEYS], AT), { code }, `${name}=${value}`);
});

test('what was written into the address stands in headers afterwards, and the signature is gone', () => {
  const { query, headers } = asSigned(having('X-Amz-Meta-Desk', 'flash'));
  assert.deepEqual([...query], []);
  assert.equal(headers['x-amz-meta-desk'], 'flash');
  assert.equal(headers['x-amz-content-sha256'], 'UNSIGNED-PAYLOAD');
});

/** An address that the SDK's own signer has signed. */
async function presigned(client: S3Client, method: string, key: string, query: Record<string, string> = {}): Promise<string> {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? assert.fail();
  const signer = await client.config.signer({
    name: 'sigv4',
    signingName: 's3',
    signingRegion: 'us-east-1',
    properties: {},
  });
  assert.ok('presign' in signer && typeof signer.presign === 'function');
  // As the SDK's presigner has it.
  const headers = { host: `${hostname}:${port}`, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
  const path = `/${BUCKET}/${encodeURIComponent(key)}`;
  const request = { method, protocol, hostname, port, path, query, headers };
  const signed = await signer.presign(request, { expiresIn: 60 });
  return `${protocol}//${hostname}:${port}${path}?${new URLSearchParams(signed.query)}`.replaceAll('+', '%20');
}

test('whoever has an address can put and get without a key, under another name if it says so', async (t) => {
  const { client } = await startServer(t);
  const key = 'a b+é.txt';
  const sent = await fetch(await presigned(client, 'PUT', key, { 'x-amz-meta-desk': 'flash' }), { method: 'PUT', body: 'text' });
  assert.equal(sent.status, 200, await sent.text());
  const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: key }));
  assert.deepEqual(Metadata, { desk: 'flash' });
  const asked = { 'response-content-disposition': 'attachment; filename="x y.txt"', 'response-content-type': 'text/x' };
  const got = await fetch(await presigned(client, 'GET', key, asked));
  assert.equal(await got.text(), 'text');
  assert.equal(got.headers.get('content-disposition'), 'attachment; filename="x y.txt"');
  assert.equal(got.headers.get('content-type'), 'text/x');
  const forged = (await presigned(client, 'GET', key)).replace(OURS.accessKeyId, 'another-key');
  assert.equal((await fetch(forged)).status, 403);
  assert.equal((await fetch(await presigned(client, 'GET', key), { method: 'DELETE' })).status, 403);
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'own', Body: 'x', ContentType: 'text/own' }));
  const own = new GetObjectCommand({ Bucket: BUCKET, Key: 'own', ResponseContentType: 'text/other' });
  assert.equal((await client.send(own)).ContentType, 'text/other');
});
