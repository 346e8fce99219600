import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { suite, test } from 'node:test';

import { newCounters } from './counters.ts';
import { healthOf } from './health.ts';
import { pretendOutside } from './pretend-outside.ts';
import { newServer } from './server.ts';
import { sources } from './sources.ts';
import { record } from './sources/s3-records.ts';

const SECRET = 's3cret-word';

function intake({ secret }: { secret: string | undefined } = { secret: SECRET }) {
  const outside = pretendOutside();
  const counters = newCounters();
  let [now, asked] = [0, 0];
  const pass = (ms: number) => void (now += ms);
  const sweep = () => void (asked += 1);
  const app = newServer({
    desk: { outside, bucket: 'drops', firstQueue: 'first', counters },
    counters,
    secret,
    health: healthOf(outside, () => now),
    sweep,
  });
  const post = (payload: string | Buffer, headers: Record<string, string> = { authorization: `Bearer ${SECRET}` }) =>
    app.inject({ method: 'POST', url: '/events', payload, headers: { 'content-type': 'application/json', ...headers } });
  return { outside, app, post, asked: () => asked, pass };
}

const put = (key: string) => record('aws:s3', 'ObjectCreated:Put', 'drops', key);
const message = (...keys: string[]) => JSON.stringify({ Records: keys.map(put) });

suite('events', () => {
  test('202 with the counts, once every job is there', async () => {
    const { outside, post } = intake();
    outside.put('a');
    const answer = await post(message('a', 'never'));
    assert.equal(answer.statusCode, 202);
    assert.deepEqual(answer.json(), { queued: 1, ignored: 0, gone: 1, refused: 0 });
    assert.equal(outside.queued.length, 1);
  });

  test('200 for test messages and probes', async () => {
    const { app, post } = intake();
    for (const body of ['', '{}', '{"Service":"Amazon S3","Event":"s3:TestEvent"}'])
      assert.equal((await post(body)).statusCode, 200, body);
    const head = await app.inject({ method: 'HEAD', url: '/events', headers: { authorization: SECRET } });
    assert.equal(head.statusCode, 200);
  });

  test('whatever the sender calls its JSON', async () => {
    const { outside, post, app } = intake();
    outside.put('a');
    for (const type of ['text/plain', 'application/cloudevents+json', 'application/octet-stream']) {
      const answer = await post(message('a'), { authorization: SECRET, 'content-type': type });
      assert.equal(answer.json().queued, 1, type);
    }
    const untyped = await app.inject({
      method: 'POST',
      url: '/events',
      payload: Buffer.from(message('a')),
      headers: { authorization: SECRET },
    });
    assert.equal(untyped.json().queued, 1);
  });

  test('400 for what is not JSON, 422 with an example of each source for what is nobody’s, counted', async () => {
    const { app, post } = intake();
    for (const body of ['{', 'null,', '\u0000', Buffer.from([0x22, 0xff, 0x22])])
      assert.equal((await post(body)).statusCode, 400);
    const answer = await post('{"hello":"there"}');
    assert.equal(answer.statusCode, 422);
    assert.deepEqual(
      Object.keys(answer.json().expected),
      sources.map(({ name }) => name),
    );
    assert.ok(!answer.body.includes('hello'), 'the answer does not repeat what was sent');
    assert.match((await app.inject('/metrics')).body, /^copydesk_intake_strangers_total\{way="http"\} 1$/m);
  });

  test('413 for too many records and for too many bytes', async () => {
    const { outside, post } = intake();
    assert.equal((await post(message(...Array.from({ length: 1001 }, () => 'a')))).statusCode, 413);
    assert.equal((await post(`"${'x'.repeat(1_048_576)}"`)).statusCode, 413);
    assert.equal((await post(message(...Array.from({ length: 1000 }, () => 'a')))).statusCode, 202);
    assert.equal(outside.heads, 1000);
  });
});

suite('when it cannot be taken now', () => {
  test('503 with the reason and a time to come again while there is pressure, before anything is looked at', async () => {
    const { outside, post } = intake();
    outside.put('a');
    outside.broken.pressure = '100000 jobs are under way, the limit is 100000';
    const answer = await post(message('a'));
    assert.equal(answer.statusCode, 503);
    assert.match(String(answer.headers['retry-after']), /^(?:[5-9]|10)$/);
    assert.match(answer.json().error, /100000 jobs/);
    assert.equal(outside.heads, 0);
    outside.broken.pressure = undefined;
    assert.equal((await post(message('a'))).statusCode, 202);
  });

  test('503 while the store or Redis cannot be reached; the cause stays in the log', async () => {
    for (const broken of ['drops', 'redis'] as const) {
      const { outside, post } = intake();
      outside.broken[broken] = true;
      const answer = await post(message('a'));
      assert.equal(answer.statusCode, 503, broken);
      assert.ok(answer.headers['retry-after']);
      assert.ok(!answer.body.includes('ECONNREFUSED'));
      assert.equal(outside.logged.at(-1)?.['level'], 'error');
    }
  });
});

suite('who may send', () => {
  test('401 without details for who does not show the secret, whatever was sent, and nothing of it in the log', async () => {
    const { app, outside, post } = intake();
    for (const body of [message('a'), '{', '']) {
      const answer = await post(body, { authorization: 'Bearer wrong-word' });
      assert.equal(answer.statusCode, 401);
      assert.deepEqual(answer.json(), { error: 'unauthorized' });
    }
    assert.equal((await app.inject({ method: 'POST', url: '/reconcile' })).statusCode, 401);
    assert.equal((await app.inject({ method: 'HEAD', url: '/events' })).statusCode, 401);
    assert.deepEqual([outside.heads, outside.logged], [0, []]);
  });

  test('a signature over the body as it came', async () => {
    const { outside, post } = intake();
    outside.put('a');
    const body = ` ${message('a')}\n`;
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex');
    assert.equal((await post(body, { 'x-copydesk-signature': `t=${t},v1=${v1}` })).statusCode, 202);
    assert.equal((await post(`${body} `, { 'x-copydesk-signature': `t=${t},v1=${v1}` })).statusCode, 401);
  });

  test('a signature is good once: overheard it lets nobody in, but what was not accepted may come again', async () => {
    const { outside, post } = intake();
    outside.put('a');
    const body = message('a');
    const t = Math.floor(Date.now() / 1000);
    const signed = (at: number, key = SECRET) => ({
      'x-copydesk-signature': `t=${at},v1=${createHmac('sha256', key).update(`${at}.${body}`).digest('hex')}`,
    });
    const status = async (headers: Record<string, string>) => (await post(body, headers)).statusCode;
    outside.broken.pressure = 'full';
    assert.equal(await status(signed(t)), 503);
    outside.broken.pressure = undefined;
    assert.equal(await status(signed(t)), 202);
    assert.equal(await status(signed(t)), 401, 'used before');
    assert.equal(await status(signed(t)), 401, 'used before');
    assert.equal(await status(signed(t + 1)), 202);
    assert.equal(await status(signed(t - 301)), 401, 'older than five minutes');
    assert.equal(await status(signed(t, 'another-secret')), 401, 'under another secret');
    assert.equal(outside.queued.length, 1);
    for (let again = 0; again < 2; again += 1) assert.equal(await status({ authorization: `Bearer ${SECRET}` }), 202);
  });

  test('without a secret only this machine', async () => {
    const { app } = intake({ secret: undefined });
    assert.equal((await app.inject({ method: 'POST', url: '/events' })).statusCode, 200);
    assert.equal((await app.inject({ method: 'POST', url: '/events', remoteAddress: '203.0.113.7' })).statusCode, 403);
  });
});

suite('the other addresses', () => {
  test('/reconcile asks for a sweep', async () => {
    const { app, asked } = intake();
    const answer = await app.inject({ method: 'POST', url: '/reconcile', headers: { authorization: SECRET } });
    assert.equal(answer.statusCode, 202);
    assert.equal(asked(), 1);
  });

  test('/livez answers whatever is broken; /readyz tells which part is, and for two seconds remembers', async () => {
    const { app, outside, pass } = intake();
    outside.broken.drops = true;
    assert.equal((await app.inject('/livez')).statusCode, 200);
    const ready = await app.inject('/readyz');
    assert.equal(ready.statusCode, 503);
    assert.deepEqual(ready.json(), {
      status: 'unavailable',
      checks: { redis: 'ok', drops: 'unreachable', output: 'ok', work: 'ok' },
    });
    pass(2_000);
    await app.inject('/readyz');
    assert.equal(outside.logged.length, 1, 'the second probe asked nobody');
    pass(1);
    await app.inject('/readyz');
    assert.equal(outside.logged.length, 2, 'the third one did');
    const well = await intake().app.inject('/readyz');
    assert.deepEqual([well.statusCode, well.json().status], [200, 'ok']);
  });

  test('/metrics counts events and requests, and no label comes from outside', async () => {
    const { app, outside, post } = intake();
    outside.put('a');
    await post(message('a'));
    await app.inject('/no"such\naddress');
    const { body, headers } = await app.inject('/metrics');
    assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/);
    assert.match(body, /^copydesk_intake_events_total\{source="aws",outcome="queued"\} 1$/m);
    assert.match(body, /^copydesk_intake_requests_total\{route="\/events",status="202"\} 1$/m);
    assert.match(body, /^copydesk_intake_requests_total\{route="none",status="40[04]"\} 1$/m);
  });
});

test('closing lets a request that has begun finish, and takes no new one', async () => {
  const { app, outside } = intake({ secret: undefined });
  const asked = Promise.withResolvers<void>();
  const answers = Promise.withResolvers<void>();
  outside.drops.head = async () => {
    asked.resolve();
    await answers.promise;
    return outside.put('a');
  };
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/events`;
  const begun = fetch(url, { method: 'POST', body: message('a') });
  await asked.promise;
  const closed = app.close();
  await assert.rejects(fetch(url, { method: 'POST', body: message('a'), headers: { connection: 'close' } }));
  answers.resolve();
  assert.equal((await begun).status, 202);
  await closed;
  assert.equal(outside.queued.length, 1);
});
