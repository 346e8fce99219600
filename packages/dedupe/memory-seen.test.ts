import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { memorySeen } from './memory-seen.ts';
import { seenConformance } from './seen-conformance.ts';
import { entry, met, story } from './stories.fixture.ts';

describe('the index in memory', () => {
  seenConformance(async () => {
    const seen = memorySeen();
    const save = async () => {
      const goBack = seen.save();
      return async () => goBack();
    };
    return { seen, peers: [], save, wipe: async () => seen.wipe(), close: async () => {} };
  });

  it('forgets the first met beyond its limit', async () => {
    const seen = memorySeen({ limit: 2 });
    for (const name of ['first', 'second', 'third']) await seen.meet(entry(name, story(1)));
    const { candidates } = met(await seen.meet(entry('fourth', story(1))));
    assert.deepEqual(
      candidates.map(({ id }) => id),
      ['d-third-00'],
    );
  });
});
