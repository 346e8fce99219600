import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryWorld } from '@copydesk/pipeline/memory';

import { keepIndex } from './keep-index.ts';

test('a wiped index is rebuilt, also after a try that failed, and the signal ends it', async () => {
  const stop = new AbortController();
  const logged: unknown[] = [];
  const memory = memoryWorld(() => '2026-01-02T03:04:05Z');
  const world = {
    ...memory,
    seen: { ...memory.seen },
    log: (_level: string, line: Record<string, unknown>) => {
      logged.push(line['event']);
      if (line['event'] === 'index rebuilt') stop.abort();
    },
  };
  world.seen.claimRebuild = async () => {
    // From the next try on Redis answers.
    world.seen.claimRebuild = memory.seen.claimRebuild;
    throw new Error('Redis is away');
  };
  await world.seen.distrust();
  await keepIndex(world, stop.signal);
  assert.deepEqual(logged, ['index not rebuilt', 'index rebuilt']);
});
