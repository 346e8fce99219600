import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shared } from './sampler.ts';

function counting() {
  let now = 0;
  let taken = 0;
  const look = shared(
    1_000,
    () => Promise.resolve((taken += 1)),
    () => now,
  );
  return { look, pass: (ms: number) => void (now += ms), taken: () => taken };
}

test('any number of viewers share one reading while it is fresh', async () => {
  const { look, pass, taken } = counting();
  await Promise.all(Array.from({ length: 100 }, look));
  pass(1_000);
  await look();
  assert.equal(taken(), 1);
});

test('a stale reading is taken anew, but only when somebody looks', async () => {
  const { look, pass, taken } = counting();
  await look();
  pass(60_000);
  assert.equal(taken(), 1);
  assert.equal(await look(), 2);
});

test('a reading that hangs is not taken a second time beside the first', async () => {
  let now = 0;
  let taken = 0;
  const hang = Promise.withResolvers<string>();
  const look = shared(
    10,
    () => ((taken += 1), hang.promise),
    () => now,
  );
  const first = look();
  now = 60_000;
  const second = look();
  hang.resolve('late');
  assert.deepEqual([await first, await second, taken], ['late', 'late', 1]);
});

test('a failure is shared while it is fresh, and tried again after', async () => {
  let now = 0;
  let taken = 0;
  const look = shared(
    10,
    async () => {
      if ((taken += 1) === 1) throw new Error('down');
      return 'up';
    },
    () => now,
  );
  await assert.rejects(look(), /down/);
  await assert.rejects(look(), /down/);
  now = 11;
  assert.equal(await look(), 'up');
});
