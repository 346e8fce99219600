import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';

import { pool } from './pool.ts';

const drop: Drop = { bucket: 'drops', key: 'a.html', etag: 'e', size: 1 };
const bytes = (text: string) => new TextEncoder().encode(text);
const page = (paragraphs: number) =>
  bytes(
    `<!doctype html>${Array.from({ length: paragraphs }, (_, index) => `<p>Town ${index} has built bridge number ${index * 3} in the year ${index % 2_000}, its mayor said on day ${index * 7}.</p>`).join('')}`,
  );
// Bytes are handed over, so each drop needs its own.
const small = () => page(5);
const large = () => page(150_000);
const refused = (code: string) => (error: unknown) => error instanceof Rejection && error.code === code;

const roomy = pool({ threads: 2, timeMs: 60_000, heapMb: 512 });
const narrow = pool({ threads: 2, timeMs: 60_000, heapMb: 64 });
const hasty = pool({ threads: 1, timeMs: 30, heapMb: 512 });
after(() => Promise.all([roomy.close(), narrow.close(), hasty.close()]));

test('a verb gives in a thread what it gives here', async () => {
  const draft = await roomy.compute('clean', small(), drop);
  assert.equal(draft.blocks.length, 5);
  assert.equal((await roomy.compute('extract', draft, drop)).body.length, 5);
});

test('bytes are handed over, not copied; bytes that are a part of others stay where they are', async () => {
  const own = small();
  const shared = new Uint8Array([...small(), 0]).subarray(0, -1);
  const drafts = await Promise.all([roomy.compute('clean', own, drop), roomy.compute('clean', shared, drop)]);
  assert.deepEqual(drafts[0], drafts[1]);
  assert.equal(own.byteLength, 0);
  assert.ok(shared.byteLength > 0);
});

test('a rejection keeps its code and its detail on the way out of the thread', async () => {
  await assert.rejects(
    roomy.compute('clean', bytes('  '), drop),
    (error) => error instanceof Rejection && error.code === 'blank' && /2 bytes/.test(error.detail),
  );
});

test('more drops than threads all come through', async () => {
  const drafts = await Promise.all(Array.from({ length: 20 }, () => roomy.compute('clean', small(), drop)));
  assert.equal(drafts.filter((draft) => draft.blocks.length === 5).length, 20);
});

test('a drop that takes too long is refused', async () => {
  await assert.rejects(hasty.compute('clean', large(), drop), refused('too-slow'));
});

test('a drop that takes too much memory is refused, and neither the one beside it nor the one after it notices', async () => {
  const draft = await roomy.compute('clean', small(), drop);
  const notes = Array.from({ length: 1_000_000 }, (_, index) => ({ name: `note ${index}`, value: `value ${index}` }));
  const [refusal, beside] = await Promise.allSettled([
    narrow.compute('extract', { ...draft, notes }, drop),
    narrow.compute('clean', small(), drop),
  ]);
  assert.ok(refusal.status === 'rejected' && refused('too-much-memory')(refusal.reason));
  assert.equal(beside.status, 'fulfilled');
  assert.equal((await narrow.compute('clean', small(), drop)).blocks.length, 5);
});

test('a verb that fails through a fault of ours is refused as that', async () => {
  await assert.rejects(roomy.compute('extract', {} as never, drop), refused('crashed'));
});
