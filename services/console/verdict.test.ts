import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findings, quiet, type Seen, verdict } from './verdict.ts';

for (const { name, says, examples } of findings) {
  test(`verdict: ${name}`, () => {
    for (const [seen, sentence] of examples as [Seen, string | undefined][]) assert.equal(says(seen), sentence);
  });
}

test('the worst finding comes first and the others follow', () => {
  const stages = [
    { ...quiet, waiting: 412, active: 4, oldestMs: 360_000 },
    { ...quiet, stage: 'publish', paused: true },
  ];
  assert.deepEqual(verdict({ stages, storeReached: false }), {
    tone: 'bad',
    says: 'The output bucket cannot be reached. The stages pause by themselves and go on when it is back.',
    more: ['412 drops wait in clean, the oldest for 6 min.', 'publish is paused.'],
  });
});

test('all is well when there is nothing to say', () => {
  assert.equal(verdict({ stages: [quiet], storeReached: true }).says, 'All is well: nothing waits.');
  assert.equal(
    verdict({ stages: [{ ...quiet, waiting: 1, active: 1 }], storeReached: true }).says,
    'All is well: 2 drops are under way.',
  );
  assert.equal(verdict({ stages: [{ ...quiet, active: 1 }], storeReached: true }).tone, 'good');
});
