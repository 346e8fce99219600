import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { until } from '@copydesk/rehearsal/until';

import { createFaults, FAULTS, type FaultSetting } from './faults.ts';
import { BUCKET, KEYS, startServer } from '../server.fixture.ts';

const BODY = Buffer.alloc(200_000, 'x');
const put = (client: S3Client, Key = 'a') => client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: BODY }));

async function get(client: S3Client, Key = 'a'): Promise<number> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return (await Body?.transformToByteArray())?.length ?? 0;
}

/** A server with one object, and the fault set on the calls that follow. */
async function withFault(t: TestContext, rule: FaultSetting) {
  const server = await startServer(t);
  await put(server.client);
  server.faults.set([rule]);
  return server;
}

test('every fault says why it is there, and has a name of its own', () => {
  for (const { why } of FAULTS) assert.match(why, /^[A-Z].*\.$/);
  assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length);
});

test('latency delays the answer and changes nothing else', async (t) => {
  const { client } = await withFault(t, { fault: 'latency', ms: 1 });
  assert.equal(await get(client), BODY.length);
});

test('error and slow-down answer in the place of the operation', async (t) => {
  const { client, faults } = await withFault(t, { fault: 'error', on: { method: 'PUT' }, times: 1 });
  await assert.rejects(put(client, 'b'), { name: 'InternalError', message: /injected/ });
  faults.set([{ fault: 'slow-down', times: 1 }]);
  await assert.rejects(get(client), { name: 'SlowDown' });
  await assert.rejects(get(client, 'b'), { name: 'NoSuchKey' });
});

test('absent hides an object for a moment', async (t) => {
  const { client } = await withFault(t, { fault: 'absent', on: { method: 'GET' }, times: 1 });
  await assert.rejects(get(client), { name: 'NoSuchKey', message: /injected/ });
  assert.equal(await get(client), BODY.length);
});

for (const fault of ['reset', 'truncate'] as const) {
  test(`${fault} breaks a download half-way`, async (t) => {
    const { client, faults } = await withFault(t, { fault, on: { method: 'GET' }, times: 1 });
    await assert.rejects(get(client));
    assert.equal(faults.struck()[0]?.struck, 1);
    assert.equal(await get(client), BODY.length);
  });

  test(`${fault} breaks an upload half-way, of which nothing is stored`, async (t) => {
    const { client, dir } = await withFault(t, { fault, on: { method: 'PUT' }, times: 1 });
    await assert.rejects(put(client, 'b'));
    await assert.rejects(get(client, 'b'), { name: 'NoSuchKey' });
    await until(async () => (await readdir(join(dir, '.pending'))).length === 0);
  });
}

test('a lost reply leaves the effect and no answer', async (t) => {
  const { client } = await withFault(t, { fault: 'lost-reply', times: 1 });
  await assert.rejects(put(client, 'b'), { code: 'ECONNRESET' });
  assert.equal(await get(client, 'b'), BODY.length);
});

test('a rule strikes only the calls it names, as often as it says', async () => {
  const faults = createFaults([{ fault: 'error', on: { method: 'PUT', bucket: 'b', keyPrefix: 'k' }, times: 2 }], 1);
  const target = { method: 'PUT', bucket: 'b', key: 'key' };
  for (const other of [{ method: 'GET' }, { bucket: 'c' }, { key: 'other' }]) await faults.arrive({ ...target, ...other });
  for (let i = 0; i < 2; i += 1) await assert.rejects(faults.arrive(target));
  await faults.arrive(target);
  assert.equal(faults.struck()[0]?.struck, 2);
});

/** 1 for each of a thousand events that came through, 0 for each that a share of three in ten took away. */
function pattern(seed: number): string {
  const faults = createFaults([{ fault: 'event-lost', share: 0.3 }], seed);
  return Array.from({ length: 1000 }, () => faults.deliveries({ method: 'PUT', bucket: 'b', key: 'k' }).length).join('');
}

test('a share strikes about that share, the same calls for the same seed', () => {
  const lost = pattern(1).replaceAll('1', '').length;
  assert.ok(lost > 200 && lost < 400, `${lost} of 1000`);
  assert.equal(pattern(1), pattern(1));
  assert.notEqual(pattern(1), pattern(2));
});

test('another process sets the rules through /-/faults with the secret, where it is open', async (t) => {
  const { endpoint, client } = await startServer(t, { faults: true });
  const door = (init: RequestInit, secret = KEYS.secretAccessKey) =>
    fetch(`${endpoint}/-/faults`, { ...init, headers: { authorization: `Bearer ${secret}` } });
  const rules = JSON.stringify([{ fault: 'slow-down', times: 1 }]);

  assert.equal((await door({ method: 'PUT', body: rules }, 'wrong')).status, 403);
  assert.equal((await door({ method: 'PUT', body: '[{"fault":"unheard-of"}]' })).status, 400);
  assert.equal((await door({ method: 'PUT', body: rules })).status, 200);
  await assert.rejects(put(client), { name: 'SlowDown' });
  await put(client);
  assert.deepEqual(await (await door({})).json(), [{ fault: 'slow-down', on: {}, times: 1, share: 1, ms: 100, struck: 1 }]);
  assert.equal((await door({ method: 'PUT', body: '[]' })).status, 200);

  const closed = await startServer(t);
  assert.equal(
    (await fetch(`${closed.endpoint}/-/faults`, { headers: { authorization: `Bearer ${KEYS.secretAccessKey}` } })).status,
    403,
  );
});
