import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';

import { until } from '@copydesk/rehearsal/until';

import { BUCKET, startServer } from './server.fixture.ts';
import { answerTo, type Raw, send, startRequest } from './access/signed-request.fixture.ts';

const object = `/${BUCKET}/a.html`;

test('every way of not being allowed in has its own code', async (t) => {
  const { endpoint } = await startServer(t);
  const cases: [Raw, number, string][] = [
    [{ secretAccessKey: 'wrong' }, 403, 'SignatureDoesNotMatch'],
    [{ accessKeyId: 'unknown' }, 403, 'InvalidAccessKeyId'],
    [{ now: new Date(Date.now() - 16 * 60_000) }, 403, 'RequestTimeTooSkewed'],
    [{ now: new Date(Date.now() + 16 * 60_000) }, 403, 'RequestTimeTooSkewed'],
  ];
  for (const [raw, status, code] of cases) {
    const answer = await send(endpoint, raw);
    assert.deepEqual([answer.status, answer.code], [status, code]);
    assert.match(String(answer.headers['x-amz-request-id']), /^[0-9A-F]{16}$/);
  }
  const anonymous = await fetch(`${endpoint}${object}`);
  assert.deepEqual([anonymous.status, /<Code>(\w+)/.exec(await anonymous.text())?.[1]], [403, 'AccessDenied']);
});

test('a body other than the signed hash says is not stored', async (t) => {
  const { endpoint, dir } = await startServer(t);
  const sent = startRequest(endpoint, { method: 'PUT', path: object, body: 'signed' });
  sent.end('forged');
  assert.equal((await answerTo(sent)).code, 'XAmzContentSHA256Mismatch');
  assert.equal((await send(endpoint, { path: object })).code, 'NoSuchKey');
  assert.deepEqual(await readdir(join(dir, '.pending')), []);
});

test('requests that make no sense are refused with a code, and the connection lives on', async (t) => {
  const { endpoint } = await startServer(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const cases: [Raw, number, string][] = [
    [{ path: '/%zz' }, 400, 'InvalidURI'],
    [{ path: '/drops/%ff' }, 400, 'InvalidURI'],
    [{ path: '//drops/a' }, 400, 'InvalidURI'],
    [{ path: `/drops/${'x'.repeat(1025)}`, method: 'PUT', body: 'x' }, 400, 'KeyTooLongError'],
    [{ path: '/.journal/x' }, 404, 'NoSuchBucket'],
    [{ path: '/__proto__/x' }, 404, 'NoSuchBucket'],
    [{ path: '/Upper', method: 'PUT', body: '' }, 400, 'InvalidBucketName'],
    [{ path: `${object}?acl` }, 501, 'NotImplemented'],
    [{ path: `${object}?restore`, method: 'POST', body: '' }, 501, 'NotImplemented'],
    [{ path: `${object}?uploadId=none&partNumber=1`, method: 'PUT', body: 'x' }, 404, 'NoSuchUpload'],
    [{ path: `${object}?uploadId=__proto__`, method: 'POST', body: '' }, 404, 'NoSuchUpload'],
    [{ path: object, method: 'PATCH', body: 'x' }, 501, 'NotImplemented'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'x-amz-copy-source': 'drops/b' } }, 404, 'NoSuchKey'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'x-amz-copy-source': 'drops' } }, 400, 'InvalidArgument'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'x-amz-copy-source': 'drops/%zz' } }, 400, 'InvalidArgument'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'content-md5': 'zz' } }, 400, 'InvalidDigest'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'x-amz-content-sha256': 'nonsense' } }, 400, 'InvalidRequest'],
    [{ path: object, method: 'PUT', body: 'x', headers: { 'x-amz-meta-a': 'x'.repeat(2048) } }, 400, 'MetadataTooLarge'],
    [{ path: '/drops?list-type=2&max-keys=-1' }, 400, 'InvalidArgument'],
    [{ path: '/drops?list-type=2&continuation-token=AAAA' }, 400, 'InvalidArgument'],
    [{ path: '/drops?delete', method: 'POST', body: '<Delete>' }, 400, 'MalformedXML'],
    [
      { path: '/drops?delete', method: 'POST', body: `<Delete>${'<Object><Key>k</Key></Object>'.repeat(1001)}</Delete>` },
      400,
      'MalformedXML',
    ],
  ];
  const sockets = new Set<unknown>();
  for (const [raw, status, code] of cases) {
    const sent = startRequest(endpoint, raw, agent);
    sent.once('socket', (socket) => sockets.add(socket));
    sent.end(raw.body);
    const answer = await answerTo(sent);
    assert.deepEqual([answer.status, answer.code], [status, code], JSON.stringify(raw).slice(0, 100));
    // The agent takes a socket back in its own time; only then is the next request on it.
    await turn();
  }
  assert.equal(sockets.size, 1);
});

test('a body refused half-way, with a small rest to come, leaves a connection that can be used', async (t) => {
  const { endpoint } = await startServer(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '900000' };
  const body = Buffer.alloc(900_000, 'no chunks at all\r\n');
  const sent = startRequest(endpoint, { method: 'PUT', path: object, body, headers }, agent);
  sent.write(body.subarray(0, 100_000));
  const answer = await answerTo(sent);
  sent.end(body.subarray(100_000));
  assert.deepEqual([answer.code, answer.headers.connection], ['InvalidRequest', 'keep-alive']);
  assert.equal((await send(endpoint, { path: object }, agent)).code, 'NoSuchKey');
});

test('a body that is too large for its request is refused by its announced length', async (t) => {
  const { endpoint } = await startServer(t);
  for (const raw of [
    { method: 'PUT', path: object },
    { method: 'POST', path: '/drops?delete' },
  ]) {
    const sent = startRequest(endpoint, { ...raw, headers: { 'content-length': String(6 * 1024 ** 3) } });
    sent.flushHeaders();
    assert.equal((await answerTo(sent)).code, 'EntityTooLarge');
    sent.destroy();
  }
});

test('a length is asked for where none is announced', async (t) => {
  const { endpoint } = await startServer(t);
  const sent = startRequest(endpoint, { method: 'PUT', path: object, headers: { 'transfer-encoding': 'chunked' } });
  sent.end('x');
  assert.equal((await answerTo(sent)).code, 'MissingContentLength');
});

test('who asks first is told to go on when the body is wanted, and the answer when it is not', async (t) => {
  const { endpoint } = await startServer(t);
  const put = (headers: Record<string, string>) =>
    startRequest(endpoint, { method: 'PUT', path: object, body: 'hello', headers: { expect: '100-continue', ...headers } });

  const wanted = put({});
  let continued = 0;
  wanted.once('continue', () => {
    continued += 1;
    wanted.end('hello');
  });
  wanted.flushHeaders();
  assert.deepEqual([(await answerTo(wanted)).status, continued], [200, 1]);

  const unwanted = put({ 'if-none-match': '*' });
  unwanted.once('continue', () => (continued += 1));
  unwanted.flushHeaders();
  const answer = await answerTo(unwanted);
  assert.deepEqual([answer.code, answer.headers.connection, continued], ['PreconditionFailed', 'close', 1]);
  unwanted.destroy();
});

test('an early no reaches a client that is in the middle of a large upload', async (t) => {
  const { endpoint, dir } = await startServer(t);
  await send(endpoint, { method: 'PUT', path: object, body: 'there' });
  const body = Buffer.alloc(16 * 1024 * 1024);
  const answer = await send(endpoint, { method: 'PUT', path: object, body, headers: { 'if-none-match': '*' } });
  assert.deepEqual([answer.code, answer.headers.connection], ['PreconditionFailed', 'close']);
  assert.deepEqual(await readdir(join(dir, '.pending')), []);
});

test('an upload that breaks off leaves nothing', async (t) => {
  const { endpoint, dir } = await startServer(t);
  const sent = startRequest(endpoint, {
    method: 'PUT',
    path: object,
    headers: { 'content-length': '1000', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  });
  sent.on('error', () => undefined);
  sent.write('half');
  const pending = async () => (await readdir(join(dir, '.pending'))).length;
  await until(async () => (await pending()) > 0);
  sent.destroy();
  await until(async () => (await pending()) === 0);
  assert.equal((await send(endpoint, { path: object })).code, 'NoSuchKey');
});

test('what is not HTTP, or too much of it, gets an answer or a closed door', async (t) => {
  const { port } = await startServer(t);
  for (const text of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`]) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.end(text);
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  }
});

test('signed and unsigned chunks with a trailing checksum are taken; a wrong trailer is not', async (t) => {
  const { endpoint } = await startServer(t);
  const put = (sum: string) => {
    const body = `5\r\n12345\r\n4\r\n6789\r\n0\r\nx-amz-checksum-crc32:${sum}\r\n\r\n`;
    const headers = {
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '9',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    return send(endpoint, { method: 'PUT', path: object, body, headers });
  };
  assert.equal((await put('AAAAAA==')).code, 'BadDigest');
  assert.equal((await put('y/Q5Jg==')).headers['x-amz-checksum-crc32'], 'y/Q5Jg==');
  const stored = await send(endpoint, { path: object, headers: { 'x-amz-checksum-mode': 'ENABLED' } });
  assert.deepEqual(
    [stored.body, stored.headers['x-amz-checksum-crc32'], stored.headers['content-encoding']],
    ['123456789', 'y/Q5Jg==', undefined],
  );
});

test('bytes of metadata that are not ASCII come back as they went', async (t) => {
  const { endpoint } = await startServer(t);
  const raw = Buffer.from('é').toString('latin1');
  // Not a string: Node would write it and the header in one piece, as UTF-8.
  const body = Buffer.from('x');
  const answer = await send(endpoint, { method: 'PUT', path: object, body, headers: { 'content-language': raw } });
  assert.equal(answer.status, 200);
  assert.equal((await send(endpoint, { path: object })).headers['content-language'], raw);
});
