import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Backfill } from '@copydesk/redis/backfills';

import { followed, type Following } from './backfill-progress.ts';

const about = { bucket: 'drops', prefix: 'old/', by: 'ada@desk', rate: 20 };
const turn = () => new Promise<void>((resolve) => void setTimeout(resolve, 5));

/** A backfill that speaks every millisecond, by a clock that is set by hand. */
function following(tell: Following['tell'] = async () => {}) {
  let now = 0;
  const [said, shown, faults]: [Backfill[], Backfill[], unknown[]] = [[], [], []];
  const progress = followed({
    about,
    tell: (word) => (said.push(word), tell(word)),
    fault: (error) => void faults.push(error),
    show: (word) => void shown.push(word),
    clock: () => now,
    everyMs: 1,
  });
  return { progress, said, shown, faults, at: (ms: number) => void (now = ms) };
}

test('it speaks as it begins, then of what it has come to, and last of how it ended', async () => {
  const { progress, said, shown, at } = following();
  assert.deepEqual([said[0]?.state, said[0]?.drops, said[0]?.key, said[0]?.total], ['running', 0, '', undefined]);
  at(10_000);
  progress.passed('old/b', { drops: 30, looked: 20, added: 10, unread: 1 });
  progress.counted(120);
  at(12_000);
  await turn();
  const { perMinute, ...word } = said.at(-1) ?? assert.fail();
  assert.deepEqual(word, {
    ...about,
    runMs: 12_000,
    keyMs: 2_000,
    drops: 30,
    added: 10,
    unread: 1,
    total: 120,
    key: 'old/b',
    state: 'running',
  });
  assert.equal(perMinute, 150);
  await progress.ended('ended', { swept: { drops: 120, looked: 110, added: 100, unread: 1 } });
  assert.deepEqual([said.at(-1)?.state, said.at(-1)?.drops, shown.at(-1)?.state], ['ended', 120, 'ended']);
  const { length } = said;
  await turn();
  assert.equal(said.length, length, 'and is silent from then on');
});

test('its pace is that of the last minute', async () => {
  const { progress, said, at } = following();
  // What had its outcome goes by in a moment.
  at(1_000);
  progress.passed('old/z', { drops: 60_000, looked: 0, added: 0, unread: 0 });
  await turn();
  at(61_000);
  progress.passed('old/zz', { drops: 60_600, looked: 600, added: 600, unread: 0 });
  await progress.ended('stopped', {});
  assert.equal(said.at(-1)?.perMinute, 600);
});

test('a Redis that fails is told of once, and one that hangs gets no heap of words', async () => {
  const failing = following(() => Promise.reject(new Error('OOM')));
  await turn();
  await turn();
  await failing.progress.ended('failed', { reason: 'the store is gone' });
  assert.ok(failing.said.length > 2);
  assert.deepEqual([failing.faults.length, failing.said.at(-1)?.reason], [1, 'the store is gone']);

  const answer = Promise.withResolvers<void>();
  const hanging = following(() => answer.promise);
  await turn();
  await turn();
  assert.deepEqual([hanging.said.length, hanging.shown.length > 1], [1, true]);
  answer.resolve();
  await hanging.progress.ended('ended', {});
  assert.equal(hanging.said.at(-1)?.state, 'ended', 'the last word comes after those under way');
});
