import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { type Backfill, heardWords, leftMs, newTeller, readBackfills } from './backfills.ts';
import { ownQueues } from './own-queues.fixture.ts';

const prefix = '{backfills}';
const { redis } = await ownQueues({ prefix, backlogLimit: 10 });
beforeEach(() => redis.flushall());

const [list, kept] = heardWords(prefix);

function said(more: Partial<Backfill> = {}): Backfill {
  const counts = { drops: 0, added: 0, unread: 0, perMinute: 0, runMs: 0, keyMs: 0 };
  return { bucket: 'drops', prefix: 'old/', by: 'ada', rate: 20, key: '', state: 'running', ...counts, ...more };
}

/** All that is known, in short. */
async function known() {
  return (await readBackfills(redis, prefix)).map(({ prefix: place, state, drops }) => [place, state, drops]);
}

/** Lets the last words of all that was told lie so long in the past, in milliseconds. */
async function elapse(ms: number) {
  for (const id of await redis.smembers(list)) await redis.pexpire(`${list}:${id}`, (await redis.pttl(`${list}:${id}`)) - ms);
}

test('what a backfill says is read as it was said, and the last word counts', async () => {
  const tell = newTeller(redis, prefix);
  await tell(said());
  const last = said({ drops: 9, added: 4, unread: 1, total: 12, key: 'old/é\u202e.html', runMs: 5_000, perMinute: 108.5 });
  await tell(last);
  const [{ silentMs, ...one } = assert.fail(), ...more] = await readBackfills(redis, prefix);
  assert.deepEqual([one, more], [last, []]);
  assert.ok(silentMs >= 0 && silentMs < kept);
});

test('backfills of several archives stand side by side, and so do two of one archive; what began last comes first', async () => {
  const [a, b, again] = [newTeller(redis, prefix), newTeller(redis, prefix), newTeller(redis, prefix)];
  await a(said({ prefix: 'a/', drops: 1, runMs: 90_000 }));
  await b(said({ prefix: 'b/', drops: 2, runMs: 60_000 }));
  await again(said({ prefix: 'a/', drops: 3, runMs: 30_000 }));
  await a(said({ prefix: 'a/', drops: 4, runMs: 91_000 }));
  assert.deepEqual(await known(), [
    ['a/', 'running', 3],
    ['b/', 'running', 2],
    ['a/', 'running', 4],
  ]);
});

test('of one archive an end is forgotten once a new backfill has begun', async () => {
  await newTeller(redis, prefix)(said({ state: 'stopped', drops: 5, runMs: 9_000 }));
  await newTeller(redis, prefix)(said({ prefix: 'other/', state: 'failed', reason: 'gone', runMs: 9_500 }));
  assert.deepEqual(await known(), [
    ['old/', 'stopped', 5],
    ['other/', 'failed', 0],
  ]);
  await newTeller(redis, prefix)(said());
  assert.deepEqual(await known(), [
    ['old/', 'running', 0],
    ['other/', 'failed', 0],
  ]);
});

test('one that gives no sign of life does not run any more, until it speaks again; an end stays one', async () => {
  const [tell, ended] = [newTeller(redis, prefix), newTeller(redis, prefix)];
  await tell(said());
  await ended(said({ prefix: 'done/', state: 'ended' }));
  await elapse(60_000);
  assert.deepEqual(new Set((await known()).map(([, state]) => state)), new Set(['lost', 'ended']));
  const silent = (await readBackfills(redis, prefix)).map(({ silentMs }) => silentMs);
  for (const ms of silent) assert.ok(ms >= 60_000, `${ms}`);
  await tell(said());
  assert.deepEqual((await known())[0], ['old/', 'running', 0]);
});

test('nothing is left for ever, and of too many those go that were silent for longest', async () => {
  for (let at = 0; at < 25; at += 1) {
    await newTeller(redis, prefix)(said({ prefix: `${at}/` }));
    await elapse(1_000);
  }
  const places = new Set((await known()).map(([place]) => place));
  assert.deepEqual(places, new Set(Array.from({ length: 20 }, (_, at) => `${at + 5}/`)));
  const keys = await redis.keys('*');
  assert.equal(keys.length, 21);
  for (const key of keys) {
    assert.ok(key.startsWith(`${prefix}:`), key);
    assert.ok((await redis.pttl(key)) > 0, key);
  }
  await elapse(kept);
  await newTeller(redis, prefix)(said({ prefix: 'new/' }));
  assert.deepEqual(await redis.scard(list), 1, 'what is over is not listed');
});

test('a record is small whatever the names in it, and what another release wrote is no reason to fail', async () => {
  const long = '\u0000\ud800é'.repeat(10_000);
  await newTeller(redis, prefix)(said({ prefix: long, by: long, key: long, bucket: long, state: 'failed', reason: long }));
  const [id] = await redis.smembers(list);
  assert.ok((await redis.strlen(`${list}:${id}`)) < 16_000);
  assert.equal((await readBackfills(redis, prefix)).length, 1);
  for (const [name, value] of Object.entries({
    a: 'no JSON',
    b: '{"state":"dancing"}',
    c: JSON.stringify({ ...said(), drops: -1 }),
  })) {
    await redis.sadd(list, name);
    await redis.set(`${list}:${name}`, value, 'PX', 1_000);
  }
  assert.equal((await readBackfills(redis, prefix)).length, 1);
});

test('how long the rest takes is told of what is counted, and moves', () => {
  assert.equal(leftMs({ total: 300, drops: 60, perMinute: 60 }), 4 * 60_000);
  assert.equal(leftMs({ total: 300, drops: 310, perMinute: 60 }), 0, 'drops came in since they were counted');
  assert.equal(leftMs({ drops: 60, perMinute: 60 }), undefined);
  assert.equal(leftMs({ total: 300, drops: 60, perMinute: 0 }), undefined);
});
