import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { connectRedis } from '@copydesk/redis/connect';
import { type RedisServer, startRedis } from '@copydesk/redis/server';
import { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';

import { newWatch } from './outage.ts';
import { consoleServer, type ConsoleParts } from './server.ts';

const drop = {
  bucket: 'drops',
  key: '<script>alert(1)</script>.html',
  etag: 'e1',
  lastModified: '2026-11-23T05:50:00Z',
  size: 10,
};
const prefix = '{console-test}';
const stop = new AbortController();
const logged: Record<string, unknown>[] = [];
let dir: string;
let server: RedisServer;
let redis: Awaited<ReturnType<typeof connectRedis>>;
let queues: Queue[];
let parts: ConsoleParts;
let app: FastifyInstance;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'copydesk-console-'));
  server = await startRedis(dir);
  redis = await connectRedis(server.url);
  queues = ['clean', 'publish'].map((name) => new Queue(name, { connection: redis, prefix }));
  await queues[0]?.add('clean', { drop }, { jobId: 'd1' });
  parts = {
    stages: queues.map(({ name }) => ({ name, why: '' })),
    queues,
    prefix,
    redis,
    redisWatch: newWatch(),
    outcomes: { head: async () => undefined, get: async () => undefined },
    buckets: { output: async () => {} },
    feeds: [{ name: 'harbour', prefix: '<b>', metadata: {} }],
    gates: { heldBack: async () => undefined, rebuilding: async () => false, forgets: async () => undefined },
    host: 'desk.internal',
    build: { version: '1' },
    log: (_level, line) => void logged.push(line),
    signal: stop.signal,
    redisMs: 300_000,
  };
  app = await consoleServer(parts);
});

after(async () => {
  await app.close();
  await Promise.all(queues.map((queue) => queue.close()));
  redis.disconnect();
  await server.close();
  await rm(dir, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = { host: 'localhost:8080' }) => app.inject({ url, headers });

test('with a password nothing but probes answers who does not show it', async () => {
  const locked = await consoleServer({ ...parts, password: 'pass-word' });
  try {
    const status = async (url: string, headers = {}) =>
      (await locked.inject({ url, headers: { host: 'localhost', ...headers } })).statusCode;
    const known = { authorization: `Basic ${Buffer.from('desk:pass-word').toString('base64')}` };
    for (const url of ['/', '/rejections', '/feeds', '/metrics', '/queues', '/queues/api/queues', '/none']) {
      assert.equal(await status(url), 401, url);
      assert.equal(await status(url, { authorization: 'Bearer guess' }), 401, url);
      assert.notEqual(await status(url, known), 401, url);
    }
    for (const url of ['/livez', '/readyz']) assert.equal(await status(url), 200, url);
    const { headers, body } = await locked.inject({ url: '/', headers: { host: 'localhost' } });
    assert.match(String(headers['www-authenticate']), /^Basic realm=/);
    assert.ok(!body.includes('clean'), 'and shows nothing');
  } finally {
    await locked.close();
  }
});

test('every answer carries the security headers, errors too', async () => {
  const expected = [
    ['/', 200],
    ['/feeds', 200],
    ['/rejections', 200],
    ['/livez', 200],
    ['/readyz', 200],
    ['/metrics', 200],
    ['/queues', 200],
    ['/queues/', 200],
    ['/queues/api/queues', 200],
    ['/queues/queue/clean/d1?status=waiting', 200],
    ['/queues/static/favicon.ico', 200],
    ['/queues/static/none.js', 404],
    ['/queues/api/queues/none/d1', 404],
    ['/nothing', 404],
    ['/%', 400],
    ['//evil.example/', 404],
  ] as const;
  for (const [url, status] of expected) {
    const { statusCode, headers } = await get(url);
    assert.equal(statusCode, status, url);
    assert.equal(headers['x-content-type-options'], 'nosniff', url);
    assert.equal(headers['referrer-policy'], 'no-referrer', url);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', url);
    assert.equal(headers['cache-control'], 'no-store', url);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /frame-ancestors 'none'/, url);
    const board = url.startsWith('/queues') && url !== '/queues/static/none.js';
    assert.match(policy, board ? /^default-src 'self'; script-src 'self';/ : /^default-src 'none'/, url);
    assert.doesNotMatch(policy, board ? /unsafe-eval/ : /unsafe/, url);
  }
});

test('the page shows the queues; a hostile key on it is text', async () => {
  await queues[0]?.add('clean', { drop }, { jobId: 'd2' });
  const { body, headers } = await get('/');
  assert.match(String(headers['content-type']), /^text\/html; charset=utf-8/);
  assert.match(body, /<h3>clean<\/h3>[\s\S]*<h3>publish<\/h3>/);
  assert.doesNotMatch(body, /<script>alert/);
});

test('the feeds are shown, and what their file says is text', async () => {
  const { statusCode, body } = await app.inject({ url: '/feeds', headers: { host: 'desk.internal' } });
  assert.equal(statusCode, 200);
  assert.match(body, /harbour[^]*&lt;b&gt;/);
});

test('no page names another host', async () => {
  for (const url of ['/', '/rejections', '/feeds', '/queues', '/nothing']) {
    const { body } = await get(url);
    assert.doesNotMatch(body, /(?:href|src)="(?:https?:)?\/\//, url);
  }
});

test('the board only looks: whatever would change a queue is refused, and nothing changes', async () => {
  const writes = [
    ['PUT', '/queues/api/queues/clean/d1/retry'],
    ['PUT', '/queues/api/queues/clean/retry/failed'],
    ['PUT', '/queues/api/queues/clean/pause'],
    ['PUT', '/queues/api/queues/pause'],
    ['PUT', '/queues/api/queues/resume'],
    ['PUT', '/queues/api/queues/clean/clean/waiting'],
    ['PUT', '/queues/api/queues/clean/d1/clean'],
    ['PUT', '/queues/api/queues/clean/empty'],
    ['PUT', '/queues/api/queues/clean/obliterate'],
    ['PUT', '/queues/api/queues/clean/promote'],
    ['PATCH', '/queues/api/queues/clean/d1/update-data'],
    ['POST', '/queues/api/queues/clean/add'],
    ['DELETE', '/queues/api/queues/clean/d1'],
    ['POST', '/'],
    ['OPTIONS', '/'],
    ['DELETE', '/metrics'],
  ] as const;
  for (const [method, url] of writes) {
    for (const override of [{}, { 'x-http-method-override': 'GET' }]) {
      const answer = await app.inject({ method, url, headers: { host: 'localhost', ...override } });
      // A method that no route knows is not found before it is not allowed.
      assert.ok([404, 405].includes(answer.statusCode), `${method} ${url}: ${answer.statusCode}`);
      assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    }
  }
  const { queues: shown } = (await get('/queues/api/queues')).json() as { queues: { readOnlyMode: boolean }[] };
  assert.deepEqual([shown.length, shown.every(({ readOnlyMode }) => readOnlyMode)], [2, true]);
  const [clean] = queues;
  assert.equal(await clean?.isPaused(), false);
  assert.equal(await clean?.getJobState('d1'), 'waiting');
  assert.deepEqual((await clean?.getJob('d1'))?.data, { drop });
});

test('only its own names reach a page; probes and scrapers come by any', async () => {
  const names = [
    ['localhost', 200],
    ['LOCALHOST:8080', 200],
    ['copydesk.localhost', 200],
    ['127.0.0.1:8080', 200],
    ['[::1]:8080', 200],
    ['10.1.2.3', 200],
    ['desk.internal:80', 200],
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['localhost.evil.example', 421],
    ['localhost@evil.example', 421],
    ['[::1]evil', 421],
    ['1.2.3', 421],
  ] as const;
  for (const [host, status] of names) {
    for (const url of ['/', '/queues/api/queues']) assert.equal((await get(url, { host })).statusCode, status, `${host}${url}`);
    for (const url of ['/livez', '/readyz', '/metrics'])
      assert.equal((await get(url, { host })).statusCode, 200, `${host}${url}`);
  }
});

test('HEAD answers as GET does, without a body', async () => {
  const { statusCode, body } = await app.inject({ method: 'HEAD', url: '/', headers: { host: 'localhost' } });
  assert.deepEqual([statusCode, body], [200, '']);
});

test('a lost Redis is told by every part at once, and nothing waits for it', async () => {
  const lost = await consoleServer({
    ...parts,
    redis: { status: 'reconnecting', eval: () => new Promise(() => {}), ping: () => new Promise(() => {}) },
  });
  const ask = (url: string) => lost.inject({ url, headers: { host: 'localhost' } });
  const urls = ['/', '/readyz', '/queues/api/queues', '/metrics', '/queues'];
  const [page, ready, board, numbers, boardPage] = await Promise.all(urls.map(ask));
  assert.match(page?.body ?? '', /Redis cannot be reached/);
  assert.deepEqual(
    [ready?.statusCode, ready?.json()],
    [503, { status: 'unready', checks: { redis: 'unreachable', store: 'ok' } }],
  );
  assert.equal(board?.statusCode, 503);
  assert.match(boardPage?.body ?? '', /<h1 class="says">The queues cannot be shown: Redis cannot be reached\.<\/h1>/);
  assert.match(numbers?.body ?? '', /^copydesk_redis_up 0$/m);
  await lost.close();
});

test('a Redis that hangs keeps its connection, and is told by every part all the same', async () => {
  const hanging = () => new Promise<never>(() => {});
  const frozen = await consoleServer({ ...parts, redis: { status: 'ready', eval: hanging, ping: hanging }, redisMs: 20 });
  const ask = (url: string) => frozen.inject({ url, headers: { host: 'localhost' } });
  const [page, ready, board, numbers] = await Promise.all(['/', '/readyz', '/queues/api/queues', '/metrics'].map(ask));
  assert.match(page?.body ?? '', /Redis cannot be reached/);
  assert.deepEqual([ready?.statusCode, board?.statusCode], [503, 503]);
  assert.match(numbers?.body ?? '', /^copydesk_redis_up 0$/m);
  await frozen.close();
});

test('a fault of the console is a page without details, and one line in the log', async () => {
  const broken = await consoleServer({
    ...parts,
    redis: { ...redis, status: 'ready', ping: async () => 'PONG', eval: () => Promise.reject(new Error('ERR of Redis')) },
  });
  const answer = await broken.inject({ url: '/', headers: { host: 'localhost' } });
  assert.equal(answer.statusCode, 500);
  assert.doesNotMatch(answer.body, /ERR of Redis/);
  assert.deepEqual(logged, [{ event: 'request failed', route: '/', reason: 'ERR of Redis' }]);
  await broken.close();
});

test('it says that it stops before it does', async () => {
  stop.abort();
  for (const url of ['/livez', '/readyz']) assert.equal((await get(url)).statusCode, 503);
});
