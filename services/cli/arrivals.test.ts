import assert from 'node:assert/strict';
import { test } from 'node:test';

import { outcomeKey, settle } from '@copydesk/pipeline/ledger';
import { memoryWorld } from '@copydesk/pipeline/memory';
import { dropOf, type Outside } from '@copydesk/pipeline/world';

import { type Arrival, arrivals } from './arrivals.ts';

/** A world with one drop in it, whose outcome is a refusal of these bytes. */
async function refused(bytes: string) {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  await world.drops.put('a.txt', Buffer.from('x'), { contentType: 'text/plain' });
  const stored = await world.drops.head('a.txt');
  assert.ok(stored);
  await settle('rejected', Buffer.from(bytes), { drop: dropOf('drops', stored) }, world);
  return world;
}

async function all(world: Outside, keys = ['a.txt']): Promise<Arrival[]> {
  const puts = keys.map((key) => ({ key, at: performance.now() }));
  const told: Arrival[] = [];
  for await (const arrival of arrivals(puts, world, new AbortController().signal)) told.push(arrival);
  return told;
}

test('a drop that is gone, and a refusal that somebody damaged, are told and not waited for', async () => {
  const told = await all(await refused('{"code":'), ['a.txt', 'b.txt']);
  assert.deepEqual(
    told.map(({ ms: _ms, ...arrival }) => arrival),
    [
      { key: 'a.txt', outcome: 'rejected', outputKey: outcomeKey('rejected', 'a.txt') },
      { key: 'b.txt', outcome: 'gone', outputKey: null },
    ],
  );
});

test('a store that does not answer is waited for, and the reason is told once', async () => {
  const world = await refused('{}');
  const logged: unknown[] = [];
  let failures = 3;
  const head: typeof world.outcomes.head = async (key) => {
    if (failures-- > 0) throw new Error('AccessDenied');
    return world.outcomes.head(key);
  };
  const log: typeof world.log = (_level, line) => void logged.push(line['reason']);
  const [arrival] = await all({ ...world, log, outcomes: { ...world.outcomes, head } });
  assert.equal(arrival?.outcome, 'rejected');
  assert.deepEqual(logged, ['Error: AccessDenied']);
});
