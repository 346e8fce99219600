import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';

import type { Call } from '../wire/call.ts';
import { unchunked } from '../wire/chunked.ts';
import { checkSignature, type KeyPair } from './signature.ts';

// The worked examples of the Amazon S3 API reference, "Signature calculations for the Authorization header".
const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const signedBy = (call: Call, keys: KeyPair, now: number) => checkSignature(call, [keys], now);
const DAY = Date.parse('2013-05-24T00:00:00Z');
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function exampleCall(headers: Record<string, string>, signedHeaders: string, signature: string, rest: Partial<Call> = {}): Call {
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${KEYS.accessKeyId}/20130524/us-east-1/s3/aws4_request,` +
    `SignedHeaders=${signedHeaders},Signature=${signature}`;
  return {
    method: 'GET',
    path: '/',
    bucket: '',
    key: '',
    query: new Map(),
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': EMPTY_SHA256,
      ...headers,
      authorization,
    },
    wire: Readable.from([]),
    ...rest,
  };
}

const getObject = (signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'): Call =>
  exampleCall({ range: 'bytes=0-9' }, 'host;range;x-amz-content-sha256;x-amz-date', signature, { path: '/test.txt' });

test("Amazon's example of a GET with a range is accepted", () => {
  assert.equal(signedBy(getObject(), KEYS, DAY).scope, '20130524/us-east-1/s3/aws4_request');
});

test("Amazon's example of a listing with a query is accepted", () => {
  const signature = '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7';
  const query = new Map([
    ['prefix', 'J'],
    ['max-keys', '2'],
  ]);
  signedBy(exampleCall({}, 'host;x-amz-content-sha256;x-amz-date', signature, { query }), KEYS, DAY);
});

test('anything changed after signing is noticed', () => {
  const call = getObject();
  const changed: Partial<Call>[] = [
    { method: 'PUT' },
    { path: '/other.txt' },
    { query: new Map([['acl', '']]) },
    { headers: { ...call.headers, range: 'bytes=0-8' } },
    { headers: { ...call.headers, 'x-amz-content-sha256': '0'.repeat(64) } },
  ];
  for (const change of changed)
    assert.throws(() => signedBy({ ...call, ...change }, KEYS, DAY), { code: 'SignatureDoesNotMatch' });
  assert.throws(() => signedBy(getObject('0'.repeat(64)), KEYS, DAY), { code: 'SignatureDoesNotMatch' });
  assert.throws(() => signedBy(call, { ...KEYS, secretAccessKey: 'wrong' }, DAY), { code: 'SignatureDoesNotMatch' });
});

test('an unknown key, another region and a header that is not signed are told apart', () => {
  assert.throws(() => signedBy(getObject(), { ...KEYS, accessKeyId: 'other' }, DAY), { code: 'InvalidAccessKeyId' });
  assert.throws(() => signedBy(getObject(), { ...KEYS, region: 'eu-west-1' }, DAY), {
    code: 'AuthorizationHeaderMalformed',
  });
  const call = getObject();
  const headers = { ...call.headers, 'x-amz-meta-extra': '1' };
  assert.throws(() => signedBy({ ...call, headers }, KEYS, DAY), { code: 'AccessDenied' });
});

test('a request is good for 15 minutes, before and after', () => {
  for (const minutes of [-14, 14]) signedBy(getObject(), KEYS, DAY + minutes * 60_000);
  for (const minutes of [-16, 16]) {
    assert.throws(() => signedBy(getObject(), KEYS, DAY + minutes * 60_000), { code: 'RequestTimeTooSkewed' });
  }
});

test('an Authorization header that cannot be read is refused, not a crash', () => {
  for (const authorization of [
    undefined,
    '',
    'Basic x',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 ',
    'AWS4-HMAC-SHA256 ,,=,',
    'AWS4-HMAC-SHA256 Credential=a/b',
  ]) {
    const headers = { ...getObject().headers, authorization };
    assert.throws(() => signedBy({ ...getObject(), headers }, KEYS, DAY), {
      code: /AccessDenied|AuthorizationHeaderMalformed/,
    });
  }
});

const CHUNKS: [Buffer, string][] = [
  [Buffer.alloc(65_536, 'a'), 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
  [Buffer.alloc(1024, 'a'), '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
  [Buffer.alloc(0), 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
];

async function readChunks(chunks: [Buffer, string][]): Promise<number> {
  const signed = signedBy(
    exampleCall(
      {
        host: 's3.amazonaws.com',
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        'x-amz-decoded-content-length': '66560',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'content-encoding': 'aws-chunked',
        'content-length': '66824',
      },
      'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
      { method: 'PUT', path: '/examplebucket/chunkObject.txt' },
    ),
    KEYS,
    DAY,
  );
  async function* wire(): AsyncGenerator<Buffer> {
    for (const [bytes, signature] of chunks)
      yield Buffer.concat([
        Buffer.from(`${bytes.length.toString(16)};chunk-signature=${signature}\r\n`),
        bytes,
        Buffer.from('\r\n'),
      ]);
  }
  const pieces: Buffer[] = await Readable.from(unchunked(wire(), new Map(), signed)).toArray();
  return Buffer.concat(pieces).length;
}

test("Amazon's example of a body in signed chunks is accepted", async () => {
  assert.equal(await readChunks(CHUNKS), 66_560);
});

test('a signed chunk changed, left out or put elsewhere is noticed', async () => {
  const [first, second, last] = CHUNKS as [[Buffer, string], [Buffer, string], [Buffer, string]];
  const changed = [
    [first, [Buffer.alloc(1024, 'b'), second[1]], last],
    [first, last],
    [second, first, last],
    [first, second],
  ] satisfies [Buffer, string][][];
  for (const chunks of changed) await assert.rejects(readChunks(chunks), { code: /SignatureDoesNotMatch|IncompleteBody/ });
});
