import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { until } from '@copydesk/rehearsal/until';

import { newCounters } from './counters.ts';
import type { Inbox } from './inbox.ts';
import { pretendOutside } from './pretend-outside.ts';
import { readInbox } from './read-inbox.ts';
import { record } from './sources/s3-records.ts';

/** An inbox of `waiting` letters, two at a time; and a store that keeps everybody waiting until it is let go. */
function reading(waiting: number, batches: number) {
  const outside = pretendOutside();
  const slow = Promise.withResolvers<void>();
  const head = outside.drops.head;
  outside.drops.head = async (key) => {
    await slow.promise;
    return head(key);
  };
  const told = { given: 0, done: 0, asked: 0 };
  const inbox: Inbox = {
    name: 'pretended',
    heldMs: 60_000,
    hasDeadLetters: false,
    most: 2,
    batches,
    async receive(signal) {
      told.asked += 1;
      const count = Math.min(2, waiting - told.given);
      if (count === 0) await sleep(2, undefined, { signal }).catch(() => undefined);
      return Array.from({ length: count }, () => {
        const key = `k${(told.given += 1)}`;
        outside.put(key);
        return {
          body: JSON.stringify({ Records: [record('aws:s3', 'ObjectCreated:Put', 'drops', key)] }),
          done: async () => void (told.done += 1),
          back: async () => {},
        };
      });
    },
    close: async () => {},
  };
  const stop = new AbortController();
  const desk = { outside, bucket: 'drops', firstQueue: 'first', counters: newCounters() };
  const ended = readInbox(inbox, { desk, signal: stop.signal, pauseMs: 1 });
  return { outside, told, letGo: slow.resolve, stop, ended };
}

test('while many wait, more are fetched beside those in hand, and no more than allowed', { timeout: 20_000 }, async () => {
  const { outside, told, letGo, stop, ended } = reading(20, 3);
  await until(() => told.given === 6);
  await sleep(20);
  assert.deepEqual(told, { given: 6, done: 0, asked: 3 });
  letGo();
  await until(() => told.done === 20);
  assert.equal(outside.queued.length, 20);
  stop.abort();
  await ended;
});

test('while few wait, those in hand come first', { timeout: 20_000 }, async () => {
  const { told, letGo, stop, ended } = reading(3, 3);
  await until(() => told.given === 3);
  await sleep(20);
  assert.equal(told.asked, 2);
  letGo();
  await until(() => told.done === 3 && told.asked > 2);
  stop.abort();
  await ended;
});

test('where letters in hand are given again, there is one batch', { timeout: 20_000 }, async () => {
  const { told, letGo, stop, ended } = reading(6, 1);
  await until(() => told.given === 2);
  await sleep(20);
  assert.equal(told.asked, 1);
  letGo();
  await until(() => told.done === 6);
  stop.abort();
  await ended;
});
