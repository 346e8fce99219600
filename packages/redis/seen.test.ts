import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { ALGORITHM, fingerprint } from '@copydesk/dedupe/fingerprint';
import { seenConformance } from '@copydesk/dedupe/seen-conformance';
import type { Subject } from '@copydesk/dedupe/seen-trial';
import type { Redis } from 'ioredis';

import { connectRedis } from './connect.ts';
import { type ForgetfulRedis, forgetfulRedis } from './forgetful.fixture.ts';
import { redisSeen } from './seen.ts';

const prefix = '{copydesk}:';
/** Set in the server we start, and looked for before anything is deleted: no other Redis has it. */
const ours = `ours-${randomUUID()}`;
const PEERS = 6;

let server: ForgetfulRedis;
let connections: Redis[];

before(async () => {
  server = await forgetfulRedis();
  connections = await Promise.all(Array.from({ length: 1 + PEERS }, () => connectRedis(server.url)));
  await first().set(ours, 1);
});

after(async () => {
  for (const redis of connections) redis.disconnect();
  await server.close();
});

function first(): Redis {
  const [redis] = connections;
  if (!redis) throw new Error('not connected');
  return redis;
}

async function flush(): Promise<void> {
  if ((await first().exists(ours)) !== 1) throw new Error('this Redis is not ours: nothing is deleted');
  await first().multi().flushall().set(ours, 1).exec();
}

async function open(windowMs?: number): Promise<Subject> {
  await flush();
  const [seen, ...peers] = connections.map((redis) => redisSeen(redis, { prefix, ...(windowMs !== undefined && { windowMs }) }));
  if (!seen) throw new Error('not connected');
  await (await seen.claimRebuild())?.finish();
  return { seen, peers, wipe: flush, save: server.save, close: async () => {} };
}

const text =
  'Harbour gates at Port Ellery stay shut until Friday, the harbour master said, after the night storm broke two of the four locks.';

function entry(name: string) {
  const story = { uri: `urn:copydesk:${name}`, key: `wire/${name}` };
  return { id: name, story, version: { etag: name }, fingerprint: fingerprint(text) };
}

describe('the index in Redis', () => {
  seenConformance(open, { pairs: Number(process.env.RACE_PAIRS ?? 300) });

  it('is not trusted when Redis is new', async () => {
    await flush();
    assert.equal(await redisSeen(first(), { prefix }).meet(entry('a')), 'rebuilding');
  });

  it('forgets what is older than its window', async () => {
    const { seen } = await open(100);
    await seen.meet(entry('a'));
    await sleep(150);
    const meeting = await seen.meet(entry('b'));
    assert.deepEqual(typeof meeting === 'object' && meeting.candidates, []);
  });

  it('leaves no key without an end but those of a fixed size', async () => {
    const { seen } = await open();
    await seen.meet({ ...entry('a'), version: { etag: 'a', lastModified: '2026-11-23T05:50:00Z' } });
    await seen.withdraw(entry('c').story, entry('c').version, entry('a'));
    const keys = await first().keys(`${prefix}*`);
    const endless = await Promise.all(keys.map(async (key) => ((await first().pttl(key)) === -1 ? [key] : [])));
    assert.deepEqual(
      endless.flat().toSorted(),
      ['a', 'epoch', 'newest', 'turns', 'u', 'used'].map((name) => `${prefix}seen:${ALGORITHM}${name}`),
    );
  });

  it('empties nothing but itself and what an earlier algorithm left when it is rebuilt', async () => {
    const { seen } = await open();
    const [past, next, other] = [`${prefix}seen:${ALGORITHM - 1}a`, `${prefix}seen:${ALGORITHM + 1}a`, `${prefix}clean:1`];
    await first().mset({ [past]: 'a table', [next]: 'a table', [other]: 'a job' });
    await seen.distrust();
    await (await seen.claimRebuild())?.finish();
    assert.deepEqual(await first().mget(past, next, other), [null, 'a table', 'a job']);
  });

  it('survives that Redis forgets its scripts', async () => {
    const { seen } = await open();
    await first().script('FLUSH');
    assert.equal(typeof (await seen.meet(entry('a'))), 'object');
  });

  it('loses the claim of a rebuilder that died, and only then', async () => {
    await flush();
    const claim = `${prefix}seen:${ALGORITHM}claim`;
    const seen = redisSeen(first(), { prefix, claimMs: 5_000 });
    const dead = await seen.claimRebuild();
    assert.equal(await seen.claimRebuild(), undefined);
    assert.ok((await first().pttl(claim)) <= 5_000, 'nobody waits for it longer than that');
    await first().pexpire(claim, 0);
    const next = await seen.claimRebuild();
    await assert.rejects(async () => dead?.finish(), /claim/);
    await next?.finish();
    assert.notEqual(await seen.epoch(), 'rebuilding');
  });
});
