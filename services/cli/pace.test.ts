import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Counts } from '@copydesk/redis/queues';

import { paced } from './pace.ts';

const none: Counts = { waiting: 0, active: 0, delayed: 0, failed: 0, completed: 0 };

function pace(rate: number, counts: Partial<Counts>[], pressure: (string | undefined)[] = [], lookMs = 0) {
  const looks: string[] = [];
  const stop = new AbortController();
  const turn = paced({
    rate,
    counts: async () => {
      looks.push('counts');
      if (lookMs > 0) await sleep(lookMs);
      return new Map([['clean', { ...none, ...counts.shift() }]]);
    },
    pressure: async () => pressure.shift(),
    signal: stop.signal,
  });
  return { turn, looks, stop };
}

test('so many a second go, and time that was lost is not made up for', async () => {
  const started = performance.now();
  const { turn } = pace(50, []);
  for (let at = 0; at < 6; at += 1) await turn();
  // Never faster; how much slower is up to the machine.
  assert.ok(performance.now() - started >= 99);
});

test('while workers are behind, or there is no room, none goes', async () => {
  const behind = pace(200, [
    { waiting: 4, active: 6 },
    { waiting: 4, active: 10 },
  ]);
  await behind.turn();
  assert.equal(behind.looks.length, 4, 'twice behind, then room, and after a pause still');
  const full = pace(10, [{}, {}], ['100 jobs are under way']);
  await full.turn();
  assert.equal(full.looks.length, 3);
});

test('no more go than a look found room for, however long it took', async () => {
  const { turn, looks } = pace(20, [{}, { active: 1 }, {}, {}], [], 30);
  await turn();
  await turn();
  assert.equal(looks.length, 4, 'the second waited for the first, and looked again after the pause');
});

test('after the workers were behind they have as long for themselves', async () => {
  const { turn } = pace(1_000, [{ active: 50 }, { active: 50 }, {}]);
  const started = performance.now();
  await turn();
  assert.ok(performance.now() - started >= 195, 'two looks of 50 ms, and a pause of 100');
});

test('a live drop that comes in that pause goes first', async () => {
  const { turn, looks } = pace(1_000, [{ active: 50 }, {}, { active: 50 }, {}, {}]);
  await turn();
  assert.equal(looks.length, 5, 'the room found before the pause is not taken');
});

test('where live drops are always under way it gets a turn now and then, but not while any waits', async () => {
  const busy = (waiting: number) => Array.from({ length: 200 }, () => ({ active: 5, waiting }));
  await pace(20, busy(0)).turn();
  const crowded = pace(20, busy(1));
  setTimeout(() => crowded.stop.abort(), 2_500);
  await crowded.turn();
  assert.ok(crowded.stop.signal.aborted);
});

test('copies that wait for their original hold nobody up', async () => {
  const { turn, looks } = pace(10, [{ delayed: 500 }]);
  await turn();
  assert.equal(looks.length, 1);
});

test('the signal ends the waiting', async () => {
  const { turn, stop } = pace(
    1,
    Array.from({ length: 1_000 }, () => ({ waiting: 1_000 })),
  );
  setTimeout(() => stop.abort(), 30);
  await turn();
  assert.ok(stop.signal.aborted);
});
