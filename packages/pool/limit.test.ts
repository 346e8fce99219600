import assert from 'node:assert/strict';
import { test } from 'node:test';

import { limit } from './limit.ts';

/** Lets a minute pass, a millisecond at a time, in which the process has a share of a core; gives when a limit of a second was over. */
function overAfter(share: (ms: number) => number, tick: (ms: number) => void): number | undefined {
  let [now, spent] = [0, 0];
  let over: number | undefined;
  const callOff = limit(
    1_000,
    () => (over ??= now),
    () => spent,
  );
  for (now = 1; now <= 60_000; now += 1) {
    spent += share(now);
    tick(1);
  }
  callOff();
  return over;
}

const rows: [when: string, share: (ms: number) => number, from: number, to: number][] = [
  ['a core of its own', () => 1, 1_000, 1_000],
  ['two cores, the other for its neighbour', () => 2, 1_000, 1_000],
  ['a core but for what the system takes', () => 0.97, 1_000, 1_050],
  ['a tenth of a core', () => 0.1, 9_900, 10_100],
  ['nothing for ten seconds, then a core', (ms) => (ms > 10_000 ? 1 : 0), 10_900, 12_000],
  ['nothing at all', () => 0, 20_000, 20_000],
];

for (const [when, share, from, to] of rows)
  test(`a second is over after ${from} ms or a little more with ${when}`, (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const over = overAfter(share, (ms) => t.mock.timers.tick(ms)) ?? Number.NaN;
    assert.ok(over >= from && over <= to, `${over}`);
  });

test('what was called off is never over', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  limit(1_000, assert.fail, () => 1e9)();
  t.mock.timers.tick(60_000);
});
