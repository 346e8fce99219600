import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { until } from '@copydesk/rehearsal/until';

import { newCounters } from './counters.ts';
import { pretendOutside } from './pretend-outside.ts';
import { keepSweeping } from './sweep.ts';

const HOUR_MS = 3_600_000;

function start({ everyMs = HOUR_MS, keys = [] as string[], pressure = undefined as string | undefined } = {}) {
  const outside = pretendOutside();
  for (const key of keys) outside.put(key);
  outside.broken.pressure = pressure;
  const stop = new AbortController();
  const counters = newCounters();
  const sweeps = keepSweeping(outside, { bucket: 'drops', everyMs, roomMs: 5, signal: stop.signal, counters });
  const lines = (event: string) => outside.logged.filter((line) => line['event'] === event);
  const end = async () => {
    stop.abort();
    await sweeps.ended;
  };
  return { outside, counters, sweeps, stop, lines, end };
}

test('sweeps at the start: what no event named is queued', async () => {
  const { outside, counters, lines, end } = start({ keys: ['a', 'b'] });
  await until(() => lines('sweep').length === 1);
  assert.deepEqual(
    outside.queued.map(({ drop }) => drop.key),
    ['a', 'b'],
  );
  assert.match(counters.text(), /sweep_drops_total\{found="added"\} 2\n/);
  await end();
});

test('sweeps again and again', async () => {
  const { lines, end } = start({ everyMs: 2 });
  await until(() => lines('sweep').length >= 3);
  await end();
});

test('sweeps when asked, and once more when asked during a sweep', async () => {
  const { outside, sweeps, lines, end } = start({ keys: ['a'], pressure: 'full' });
  await until(() => lines('sweep waits').length === 1);
  sweeps.ask();
  sweeps.ask();
  outside.put('late');
  outside.broken.pressure = undefined;
  await until(() => lines('sweep').length === 2);
  await sleep(20);
  assert.equal(lines('sweep').length, 2, 'asking twice during one sweep is one sweep more');
  sweeps.ask();
  await until(() => lines('sweep').length === 3);
  await end();
});

test('waits while there is no room, saying so once, and goes on when there is', async () => {
  const { outside, lines, end } = start({ keys: ['a'], pressure: '100000 jobs are under way' });
  await until(() => lines('sweep waits').length === 1);
  await sleep(30);
  assert.equal(lines('sweep waits').length, 1);
  assert.equal(outside.queued.length, 0);
  outside.broken.pressure = undefined;
  await until(() => outside.queued.length === 1);
  await end();
});

test('a sweep that fails is followed by one soon, however long the interval', async () => {
  const outside = pretendOutside();
  outside.put('a');
  outside.broken.redis = true;
  const stop = new AbortController();
  const { ended } = keepSweeping(outside, { bucket: 'drops', everyMs: HOUR_MS, signal: stop.signal, counters: newCounters() });
  await until(() => outside.logged.some((line) => line['event'] === 'sweep failed'));
  outside.broken.redis = false;
  await until(() => outside.queued.length === 1);
  stop.abort();
  await ended;
});

test('ends between two drops when told to, also while it waits for room', async () => {
  const { outside, lines, end } = start({ keys: Array.from({ length: 100 }, (_, at) => `k${at}`), pressure: 'full' });
  await until(() => lines('sweep waits').length === 1);
  await end();
  assert.ok(outside.queued.length <= 1, `${outside.queued.length} drops were queued after the signal`);
});
