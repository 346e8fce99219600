import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '@copydesk/rehearsal/until';

import { afterFailures, pause, untilRoom } from './patience.ts';
import { pretendOutside } from './pretend-outside.ts';

test('pauses double with each failure up to the longest, however many there were', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 2_000].map((failed) => afterFailures(failed, 1_000, 30_000));
  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  assert.equal(afterFailures(1, 1_000, 50), 50, 'the longest may be shorter than the first');
});

test('a pause ends when the signal comes, before it or in it', async () => {
  await pause(3_600_000, AbortSignal.abort());
  const stop = new AbortController();
  const paused = pause(3_600_000, stop.signal);
  stop.abort();
  await paused;
});

test('who waits for room says so once, with the reason, and goes on when there is some or when told to stop', async () => {
  const outside = pretendOutside();
  const stop = new AbortController();
  let looks = 0;
  const pressure = outside.queues.pressure;
  outside.queues.pressure = () => ((looks += 1), pressure());
  const wait = () => untilRoom(outside, { waits: { event: 'x waits', way: 'y' }, everyMs: 1, signal: stop.signal });
  await wait();
  assert.deepEqual([looks, outside.logged], [1, []]);

  outside.broken.pressure = 'full';
  const waiting = wait();
  await until(() => looks > 5);
  outside.broken.pressure = undefined;
  await waiting;
  assert.deepEqual(outside.logged, [{ level: 'info', event: 'x waits', way: 'y', reason: 'full' }]);

  outside.broken.pressure = 'full';
  const stopped = wait();
  stop.abort();
  await stopped;
});

test('who waits for room is told when the queues cannot be reached', async () => {
  const outside = pretendOutside();
  outside.broken.redis = true;
  const { signal } = new AbortController();
  await assert.rejects(untilRoom(outside, { waits: { event: 'x waits' }, everyMs: 1, signal }), /Redis did not answer/);
});
