import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { runCampaign } from './campaign.ts';
import { calm } from './options.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

suite('a worker whose clock is a day off spoils nothing', { concurrency: 2 }, () => {
  for (const [name, clockMs] of Object.entries({ ahead: DAY_MS, behind: -DAY_MS })) {
    test(name, async (t) => {
      const dir = await mkdtemp(join(tmpdir(), 'copydesk-clock-'));
      t.after(() => rm(dir, { recursive: true }));
      const options = { ...calm, drops: 30, kills: 2, seed: 5, redisKills: 0, stalls: 0 };
      const { lost, double, conflicting, cutShort, ...done } = await runCampaign(options, { dir, say: () => {}, clockMs });
      assert.deepEqual({ lost, double, conflicting, cutShort }, NOTHING, JSON.stringify(done));
    });
  }
});

const NOTHING = { lost: [], double: [], conflicting: [], cutShort: undefined };
