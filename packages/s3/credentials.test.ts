import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';

import { s3Client, s3Store } from './s3.ts';

const lent = {
  AccessKeyId: 'of-the-role',
  SecretAccessKey: 'a secret of the role',
  Token: 'a token of the role',
  Expiration: '2099-01-01T00:00:00Z',
};
const heard: { authorization: string; token: string | undefined }[] = [];

/** A store that notes who signs, and beside it what lends a container the key of its role. */
const server = createServer(({ url, headers }, response) => {
  if (url === '/role') return void response.end(JSON.stringify(lent));
  const token = headers['x-amz-security-token'];
  heard.push({ authorization: headers.authorization ?? '', token: Array.isArray(token) ? token[0] : token });
  response.writeHead(200, { etag: '"e"', 'last-modified': 'Mon, 23 Nov 2026 05:50:00 GMT', 'content-length': '5' }).end();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Who signs two HEADs, the second of which goes the short way. */
async function signers(keys: Parameters<typeof s3Client>[0]) {
  heard.length = 0;
  const client = s3Client(keys);
  const store = s3Store(client, 'drops');
  for (const key of ['a', 'b']) await store.head(key);
  client.destroy();
  return heard.map(({ authorization, token }) => [/Credential=([^/]+)\//.exec(authorization)?.[1], token]);
}

test('a key that was lent for a time signs with its token', async () => {
  const keys = { endpoint, region: 'us-east-1', accessKeyId: 'lent', secretAccessKey: 's', sessionToken: 't' };
  assert.deepEqual(await signers(keys), [
    ['lent', 't'],
    ['lent', 't'],
  ]);
});

test('a key of its own signs without one', async () => {
  const keys = { endpoint, region: 'us-east-1', accessKeyId: 'own', secretAccessKey: 's' };
  assert.deepEqual(await signers(keys), [
    ['own', undefined],
    ['own', undefined],
  ]);
});

test('where no key is given, what the machine lends to its role signs', async () => {
  // The SDK looks for a key in these first.
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) delete process.env[name];
  process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `${endpoint}/role`;
  assert.deepEqual(await signers({ endpoint, region: 'us-east-1' }), [
    ['of-the-role', 'a token of the role'],
    ['of-the-role', 'a token of the role'],
  ]);
});
