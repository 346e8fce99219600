import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { startRedis } from '@copydesk/redis/server';
import { serveS3 } from '@copydesk/s3-local';
import { Redis } from 'ioredis';

import { copydesk, lines, startStack } from './stack.ts';

const dir = await mkdtemp(join(tmpdir(), 'copydesk-doctor-'));
const keys = { accessKeyId: 'doctor', secretAccessKey: 'a secret of the test' };
const redis = await startRedis(join(dir, 'redis'));
/** A key that may do everything but delete. */
const hoarder = {
  accessKeyId: 'hoarder',
  secretAccessKey: 'another secret of the test',
  policy: {
    Version: '2012-10-17' as const,
    Statement: [
      { Effect: 'Allow' as const, Action: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'], Resource: ['arn:aws:s3:::*'] },
    ],
  },
};
const server = await serveS3({ dir: join(dir, 's3'), buckets: ['drops', 'output', 'work'], users: [hoarder], ...keys });
after(async () => {
  await server.close();
  await redis.close();
  await rm(dir, { recursive: true });
});

type Told = { check: string; state: 'ok' | 'note' | 'bad'; found: string; fix?: string };

/** What the doctor says of a store and a Redis that nobody else uses. */
async function examined(own: Record<string, string> = {}): Promise<{ code: number | null; told: Map<string, Told> }> {
  const { code, stdout } = await copydesk(['doctor', '--json', '--wait', '1'], {
    REDIS_URL: redis.url,
    S3_ENDPOINT: server.endpoint,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    DROPS_BUCKET: 'drops',
    OUTPUT_BUCKET: 'output',
    WORK_BUCKET: 'work',
    ...own,
  });
  return { code, told: new Map((lines(stdout) as Told[]).map((line) => [line.check, line])) };
}

test('a stack that runs has nothing in the way, and the event of a probe comes', async () => {
  const stack = await startStack();
  try {
    const { code, stdout } = await copydesk(['doctor', '--json', '--wait', '300', '--data', stack.data]);
    const told: Told[] = lines(stdout);
    assert.deepEqual(
      told.filter(({ state }) => state === 'bad'),
      [],
    );
    assert.match(told.find(({ check }) => check === 'events')?.found ?? '', /came after \d+ ms, its key intact/);
    assert.equal(code, 0);
    const left: string[] = [];
    for (const store of [stack.drops, stack.output]) for await (const { key } of store.list({})) left.push(key);
    assert.deepEqual(left, [], 'nothing of the examination is left');
    const plain = await copydesk(['doctor', '--wait', '300', '--data', stack.data]);
    assert.match(plain.stdout, /^ok {3}conditional writes: the store keeps to If-None-Match and If-Match$/m);
  } finally {
    await stack.close();
  }
});

test('no event is worth knowing and told with what to look at; the rest is looked at all the same', async () => {
  const { code, told } = await examined();
  assert.equal(told.get('events')?.state, 'note');
  assert.match(told.get('events')?.fix ?? '', /Is intake running/);
  assert.equal(told.get('redis: memory')?.state, 'note', 'this Redis has no limit');
  assert.equal(told.get('redis: persistence')?.state, 'ok');
  assert.equal(code, 0);
});

test('a bucket that is not there, a wrong secret and a server that is away are in the way, each with what to do', async () => {
  const missing = await examined({ OUTPUT_BUCKET: 'nowhere' });
  assert.equal(missing.code, 1);
  assert.match(missing.told.get('OUTPUT_BUCKET: list')?.fix ?? '', /Make the bucket/);
  assert.equal(missing.told.get('OUTPUT_BUCKET: read articles/ duplicates/ rejected/')?.found, 'not looked at');
  assert.equal(missing.told.get('DROPS_BUCKET: list')?.state, 'ok');

  const wrong = await examined({ AWS_SECRET_ACCESS_KEY: 'another secret' });
  assert.match(wrong.told.get('DROPS_BUCKET: list')?.fix ?? '', /AWS_SECRET_ACCESS_KEY/);
  assert.ok(!JSON.stringify([...wrong.told]).includes('another secret'));

  const away = await examined({ S3_ENDPOINT: 'http://127.0.0.1:9' });
  assert.match(away.told.get('WORK_BUCKET: list')?.fix ?? '', /Check S3_ENDPOINT/);
});

test('a role that there is not is a wrong use', async () => {
  const { code, stderr } = await copydesk(['doctor', '--role', 'editor'], {});
  assert.equal(code, 2);
  assert.match(stderr, /--role takes one of intake, worker, console, operator, not editor/);
});

test('a Redis that is away does not keep it from looking at the store', async () => {
  const { code, told } = await examined({ REDIS_URL: 'redis://127.0.0.1:9', REDIS_WAIT_MS: '100' });
  assert.equal(code, 1);
  assert.equal(told.get('redis')?.state, 'bad');
  assert.match(told.get('redis')?.found ?? '', /Cannot reach Redis/);
  assert.equal(told.get('conditional writes')?.state, 'ok');
});

test('a key that lacks one right is told which, and below what', async () => {
  const { code, told } = await examined({
    AWS_ACCESS_KEY_ID: hoarder.accessKeyId,
    AWS_SECRET_ACCESS_KEY: hoarder.secretAccessKey,
  });
  assert.equal(code, 1);
  assert.match(
    told.get('OUTPUT_BUCKET: write and delete articles/')?.found ?? '',
    /AccessDenied \(403\) s3:DeleteObject articles/,
  );
  assert.equal(told.get('OUTPUT_BUCKET: list')?.state, 'ok');
});

test('a Redis that answers and takes no writes is in the way', async () => {
  const replica = await startRedis(join(dir, 'replica'));
  try {
    const line = new Redis(replica.url);
    await line.replicaof('127.0.0.1', new URL(redis.url).port);
    line.disconnect();
    const { code, told } = await examined({ REDIS_URL: replica.url });
    assert.equal(code, 1);
    assert.match(told.get('redis: write')?.found ?? '', /READONLY/);
    assert.match(told.get('redis: write')?.fix ?? '', /names a replica/);
  } finally {
    await replica.close();
  }
});

test('a file of feeds that no service would start with is in the way; a good one is told by its names', async () => {
  const file = join(dir, 'feeds.json');
  await writeFile(file, JSON.stringify({ feeds: [{ name: 'wire', zone: 'Mars/Olympus' }] }));
  const wrong = await examined({ FEEDS_FILE: file });
  assert.equal(wrong.code, 1);
  assert.match(wrong.told.get('FEEDS_FILE')?.found ?? '', /feeds\[0\]\.zone/);
  await writeFile(file, JSON.stringify({ feeds: [{ name: 'wire', zone: 'Europe/Oslo' }] }));
  assert.equal((await examined({ FEEDS_FILE: file })).told.get('FEEDS_FILE')?.found, 'feeds: wire');
});
