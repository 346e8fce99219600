import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryWorld } from './memory.ts';
import { probeKey } from './probe.ts';
import { reconcile } from './reconcile.ts';

const blank = new TextEncoder().encode('   ');
const plain = { contentType: 'text/plain' };

/** A world whose clock is set by hand: the time of a day, or seconds of one of its minutes. */
function worldAt(start: number | string) {
  let time = start;
  const world = memoryWorld(() => `2026-01-02T${typeof time === 'string' ? time : `03:04:${String(time).padStart(2, '0')}`}Z`);
  return { world, at: (next: number | string) => void (time = next) };
}

/** Keys that are prefixes of one another: their outcomes stand in another order than they do. */
const KEYS = ['a', 'a!', 'a-', 'a.json', 'a/b', 'b', 'é', '.long/x', 'x'.repeat(1_001)];

test('what has no outcome is queued, whatever its key; a second sweep finds nothing to do', async () => {
  const { world, at } = worldAt(1);
  for (const key of KEYS) await world.drops.put(key, blank, plain);
  at(5);
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), {
    drops: KEYS.length,
    looked: KEYS.length,
    added: KEYS.length,
    unread: 0,
  });
  await world.queues.drain(world);
  const again = await reconcile(world, { bucket: 'drops' });
  assert.equal(again.added, 0);
  assert.ok(again.looked < KEYS.length, `${again.looked} of ${KEYS.length} were looked at once more`);
});

test('an overwrite in the very second its old outcome was written is found', async () => {
  const { world } = worldAt(1);
  await world.drops.put('k', blank, plain);
  await reconcile(world, { bucket: 'drops' });
  await world.queues.drain(world);
  await world.drops.put('k', new TextEncoder().encode('\n\n'), plain);
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 1);
});

test('after a wipe the first sweep looks at every outcome, since a queued overwrite may have gone with it', async () => {
  const { world, at } = worldAt(1);
  await world.drops.put('k', blank, plain);
  await reconcile(world, { bucket: 'drops' });
  at(2);
  const stored = await world.drops.head('k');
  assert.ok(stored);
  // The newer version is put, but the older one's outcome is written after it.
  await world.drops.put('k', new TextEncoder().encode('\t'), plain);
  at(9);
  await world.outcomes.put('rejected/k.json', blank, {
    ...plain,
    metadata: { 'source-etag': stored.etag, 'source-version': stored.lastModified },
  });
  const wiped = memoryWorld(() => '').queues;
  assert.equal((await reconcile({ ...world, queues: wiped }, { bucket: 'drops' })).added, 1);
  assert.equal((await wiped.sweep()).doubtful, undefined);
});

test('where Redis forgot its last moments, outcomes are looked at that were written since the last sweep it remembers', async () => {
  const { world, at } = worldAt('03:01:00');
  const ends = async (key: string, time: string) => {
    const stored = await world.drops.head(key);
    assert.ok(stored);
    at(time);
    const metadata = { 'source-etag': stored.etag, 'source-version': stored.lastModified };
    await world.outcomes.put(`rejected/${key}.json`, blank, { ...plain, metadata });
  };
  await world.drops.put('old', blank, plain);
  await ends('old', '03:01:01');
  at('03:03:00');
  await world.drops.put('known', blank, plain);
  await ends('known', '03:03:01');
  await reconcile(world, { bucket: 'drops' });
  const goBack = world.queues.save();
  at('03:04:00');
  await world.drops.put('k', blank, plain);
  const first = await world.drops.head('k');
  assert.ok(first);
  at('03:04:01');
  await world.drops.put('k', new TextEncoder().encode('\t'), plain);
  at('03:04:02');
  const metadata = { 'source-etag': first.etag, 'source-version': first.lastModified };
  await world.outcomes.put('rejected/k.json', blank, { ...plain, metadata });
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), { drops: 3, looked: 0, added: 0, unread: 0 });
  goBack();
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), { drops: 3, looked: 2, added: 1, unread: 0 });
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), { drops: 3, looked: 0, added: 0, unread: 0 });
});

test('of an article and a duplicate of one drop, left by a worker that came too late and died, one is cleared away', async () => {
  const { world, at } = worldAt(1);
  await world.drops.put('k', blank, plain);
  const stored = await world.drops.head('k');
  assert.ok(stored);
  at(2);
  const metadata = { 'source-etag': stored.etag, 'source-version': stored.lastModified };
  for (const kind of ['articles', 'duplicates']) await world.outcomes.put(`${kind}/k.json`, blank, { ...plain, metadata });
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 1);
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 0, 'its job is under way');
  await world.queues.drain(world);
  const left: string[] = [];
  for await (const { key } of world.outcomes.list({})) left.push(key);
  assert.deepEqual(left, ['rejected/k.json'], 'what a run says now');
});

test('a drop whose worker clears its older duplicate away while it is swept is not sent through again', async () => {
  const { world, at } = worldAt(1);
  const story = new TextEncoder().encode(
    'The ferry is sold\n\nThe ferry of the lake was sold to a brewer on Monday, said its captain.',
  );
  await world.drops.put('k', story, plain);
  await reconcile(world, { bucket: 'drops' });
  await world.queues.drain(world);
  at(2);
  const older = { 'source-etag': 'older', 'source-version': '2026-01-02T03:04:00Z' };
  await world.outcomes.put('duplicates/k.json', blank, { ...plain, metadata: older });
  const renew: typeof world.queues.renew = async (job, isDone) => {
    await world.outcomes.delete('duplicates/k.json');
    return world.queues.renew(job, isDone);
  };
  const swept = await reconcile({ ...world, queues: { ...world.queues, renew } }, { bucket: 'drops' });
  assert.deepEqual(swept, { drops: 1, looked: 1, added: 0, unread: 0 });
});

test('an article whose object has become a copy of another story since is left beside its duplicate', async () => {
  const { world, at } = worldAt(1);
  await world.drops.put('k', new TextEncoder().encode('older'), plain);
  const older = await world.drops.head('k');
  at(2);
  await world.drops.put('k', blank, plain);
  const newer = await world.drops.head('k');
  assert.ok(older && newer);
  at(3);
  for (const [kind, { etag, lastModified }] of [
    ['articles', older],
    ['duplicates', newer],
  ] as const) {
    const metadata = { 'source-etag': etag, 'source-version': lastModified };
    await world.outcomes.put(`${kind}/k.json`, blank, { ...plain, metadata });
  }
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), { drops: 1, looked: 1, added: 0, unread: 0 });
});

test('a bounded sweep leaves older drops alone and is not taken for a deep one', async () => {
  const { world, at } = worldAt(1);
  await world.drops.put('old', blank, plain);
  at(9);
  await world.drops.put('new', blank, plain);
  assert.equal((await reconcile(world, { bucket: 'drops', since: '2026-01-02T03:04:09Z' })).added, 1);
  assert.equal((await world.queues.sweep()).doubtful, '');
});

test('a drop under way is left alone, and a sweep ends when told to', async () => {
  const { world } = worldAt(1);
  await world.drops.put('k', blank, plain);
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 1);
  assert.equal((await reconcile(world, { bucket: 'drops' })).added, 0);
  assert.equal((await reconcile(world, { bucket: 'drops', signal: AbortSignal.abort() })).drops, 0);
});

test('who follows a sweep is told of each drop as it comes to it, with what it found before', async () => {
  const { world } = worldAt(1);
  for (const key of ['a', 'b', 'other']) await world.drops.put(key, blank, plain);
  const told: [string, object][] = [];
  const passed = (...one: [string, object]) => void told.push(one);
  await reconcile(world, { bucket: 'drops', passed });
  assert.deepEqual(told, [
    ['a', { drops: 0, looked: 0, added: 0, unread: 0 }],
    ['b', { drops: 1, looked: 1, added: 1, unread: 0 }],
    ['other', { drops: 2, looked: 2, added: 2, unread: 0 }],
  ]);
});

test('a drop that the store refuses to show hides none of the others; a store that is gone ends the sweep', async () => {
  const { world } = worldAt(1);
  for (const key of ['a', 'b', 'c']) await world.drops.put(key, blank, plain);
  const head = async (key: string) => (key === 'b' ? Promise.reject(new Error('403')) : world.drops.head(key));
  const swept = await reconcile({ ...world, drops: { ...world.drops, head } }, { bucket: 'drops' });
  assert.deepEqual(swept, { drops: 3, looked: 3, added: 2, unread: 1 });
  const reach = async () => Promise.reject(new Error('gone'));
  await assert.rejects(reconcile({ ...world, drops: { ...world.drops, head, reach } }, { bucket: 'drops' }), /gone/);
});

test('a probe of copydesk doctor is no drop', async () => {
  const { world } = worldAt(1);
  await world.drops.put(probeKey('x'), blank, plain);
  await world.drops.put('.copydesk', blank, plain);
  assert.deepEqual(await reconcile(world, { bucket: 'drops' }), { drops: 1, looked: 1, added: 1, unread: 0 });
});
