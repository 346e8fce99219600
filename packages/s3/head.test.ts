import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { PutBucketVersioningCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { serveS3 } from '@copydesk/s3-local';

import { headsOf } from './head.ts';
import { s3Client, s3Store } from './s3.ts';

const KEYS = [
  'a b+c%41.txt',
  "it's (1)!*.txt",
  'a//b',
  './x/../y',
  '文/🗞️.html',
  'trailing/',
  '<&>"\'?#',
  'drops',
  'x'.repeat(1_000),
];
const keys = { accessKeyId: 'head', secretAccessKey: 'a secret of the test', region: 'us-east-1' };

/** The SDK names what is its own in every request. */
const isSdks = ({ headers }: IncomingMessage) => 'amz-sdk-request' in headers;

async function pretendServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const heard: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    heard.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = s3Client({ ...keys, endpoint });
  after(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { client, head: headsOf(client, 'drops'), heard };
}

const there = { etag: '"e"', 'last-modified': 'Mon, 23 Nov 2026 05:50:00 GMT', 'content-length': '5' };
const yes = (response: ServerResponse) => void response.writeHead(200, there).end();

test('the first request is the SDK’s, and the next go where it would send them, whatever the key', async () => {
  const { head, heard } = await pretendServer((_request, response) => yes(response));
  for (const key of KEYS) {
    await head(key);
    await head(key);
  }
  assert.deepEqual(heard.map(isSdks), [true, ...Array.from({ length: 2 * KEYS.length - 1 }, () => false)]);
  for (const key of KEYS) {
    const anew = await pretendServer((_request, response) => yes(response));
    await anew.head(key);
    const second = heard[2 * KEYS.indexOf(key) + 1];
    assert.equal(second?.url, anew.heard[0]?.url);
    assert.equal(second?.headers['user-agent'], anew.heard[0]?.headers['user-agent']);
  }
});

test('what is told is what the SDK tells, and signed as a real server wants it', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-head-'));
  const server = await serveS3({ dir, buckets: ['drops', 'drops-2'], ...keys });
  const client = s3Client({ ...keys, endpoint: server.endpoint });
  t.after(async () => {
    client.destroy();
    await server.close();
    await rm(dir, { recursive: true });
  });
  for (const [bucket, versioned] of [
    ['drops', false],
    ['drops-2', true],
  ] as const) {
    if (versioned)
      await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    const store = s3Store(client, bucket);
    for (const key of KEYS) {
      await store.put(key, Buffer.from(key), {
        contentType: 'text/html; charset=x',
        metadata: { desk: 'Žižek, 東京', empty: '' },
      });
      const told = await headsOf(client, bucket)(key);
      assert.deepEqual(await store.head(key), told);
      assert.equal(told?.versionId !== undefined, versioned);
      assert.equal(told?.metadata['desk'], 'Žižek, 東京');
    }
    assert.equal(await store.head('absent'), undefined);
  }
});

test('two buckets of one client stay apart', async () => {
  const { client, heard } = await pretendServer((_request, response) => yes(response));
  const both = ['drops', 'output'].map((bucket) => headsOf(client, bucket));
  for (let round = 0; round < 5; round += 1) await Promise.all(both.map((head) => head('k')));
  assert.deepEqual(heard.map(({ url }) => url?.split('?')[0]).toSorted(), [
    ...Array(5).fill('/drops/k'),
    ...Array(5).fill('/output/k'),
  ]);
});

/** Answers that are neither yes nor no; the SDK is asked in their place. */
const odd = {
  'a failure of the server': (response: ServerResponse) => response.writeHead(503).end(),
  'a refusal': (response: ServerResponse) => response.writeHead(403).end(),
  'a connection that is cut': (response: ServerResponse) => response.destroy(),
  'no ETag': (response: ServerResponse) => response.writeHead(200, { ...there, etag: '' }).end(),
  'a time that is none': (response: ServerResponse) => response.writeHead(200, { ...there, 'last-modified': 'soon' }).end(),
};

for (const [name, answer] of Object.entries(odd)) {
  test(`${name}: the SDK asks again, and afterwards all is as before`, async () => {
    let strange = false;
    const { head, heard } = await pretendServer((request, response) =>
      strange && !isSdks(request) ? answer(response) : yes(response),
    );
    await head('a');
    strange = true;
    assert.equal((await head('b'))?.etag, 'e');
    strange = false;
    await head('c');
    assert.deepEqual(
      heard.map((request) => [isSdks(request), request.url?.slice(-1)]),
      [
        [true, 'a'],
        [false, 'b'],
        [true, 'b'],
        [false, 'c'],
      ],
    );
  });
}

test('no is an answer, and a server that goes on refusing is told as the SDK tells it', async () => {
  let status = 200;
  const { head, heard } = await pretendServer((_request, response) =>
    status === 200 ? yes(response) : void response.writeHead(status).end(),
  );
  await head('a');
  status = 404;
  assert.equal(await head('b'), undefined);
  assert.equal(heard.length, 2);
  status = 403;
  const refused = (error: unknown) => error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;
  await assert.rejects(head('c'), refused);
  await assert.rejects(head('d'), refused);
  assert.deepEqual(heard.slice(2).map(isSdks), [false, true, true], 'until it answers again, the SDK alone asks');
});
