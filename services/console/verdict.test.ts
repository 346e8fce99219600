import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findings } from './findings.ts';
import { quiet, storeless } from './given.ts';
import { verdict } from './verdict.ts';

for (const { name, says, examples } of findings) {
  test(`verdict: ${name}`, () => {
    for (const [seen, sentence] of examples) assert.equal(says(seen)?.says, sentence);
  });
}

const refused = new Map();

test('the worst finding comes first and the others follow', () => {
  const stages = [
    { ...quiet, waiting: 412, active: 4, oldestMs: 360_000 },
    { ...quiet, stage: 'publish', paused: true },
  ];
  const { tone, says, todo, more } = verdict({ ...storeless(['output']), stages });
  assert.deepEqual([tone, says], ['bad', 'The output bucket cannot be reached.']);
  assert.match(todo ?? '', /copydesk doctor/);
  assert.deepEqual(
    more.map((point) => [point.says, point.leads?.address]),
    [
      ['412 drops wait in clean, the oldest for 6 min.', '/queues/queue/clean?status=waiting'],
      ['publish is paused: nothing waits.', undefined],
    ],
  );
});

test('all is well when there is nothing to say', () => {
  assert.equal(verdict({ stages: [quiet], refused }).says, 'All is well: nothing waits.');
  assert.equal(verdict({ stages: [{ ...quiet, waiting: 1, active: 1 }], refused }).says, 'All is well: 2 drops are under way.');
  const backfill = { waiting: 1, active: 1 };
  assert.match(
    verdict({ stages: [{ ...quiet, waiting: 5, active: 1, backfill }], refused }).says,
    /6 drops are under way, 2 of them by backfill\.$/,
  );
  assert.match(
    verdict({ stages: [{ ...quiet, waiting: 1, active: 1, backfill }], refused }).says,
    /2 drops are under way, by backfill\.$/,
  );
  assert.equal(verdict({ stages: [{ ...quiet, active: 1 }], refused }).tone, 'good');
});
