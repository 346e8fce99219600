import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { runCampaign } from './campaign.ts';
import { mutations } from './mutations.ts';
import { calm } from './options.ts';

/** Enough to be broken, and nothing that would excuse it. */
const small = { ...calm, drops: 40, kills: 0, redisKills: 0, stalls: 0 };

/**
 * In one of these campaigns it must show. What a killed worker had in hand is given out again when its lock has run out: on a busy
 * machine the stages after it may not be through by then, and a second job is none beside the first. Milliseconds.
 */
const TRIES = [
  { seed: 3, lockMs: 3_000 },
  { seed: 4, lockMs: 12_000 },
  { seed: 5, lockMs: 40_000 },
];

// Most of the time of a campaign is waiting for locks to run out.
suite('a pipeline that is built wrong is noticed', { concurrency: 3 }, () => {
  for (const { name, why, caughtBy, campaign, at, settings = {} } of mutations) {
    test(`${name}: ${why}`, async (t) => {
      const dir = await mkdtemp(join(tmpdir(), 'copydesk-mutation-'));
      t.after(() => rm(dir, { recursive: true }));
      const missed: unknown[] = [];
      for (const { seed, lockMs } of TRIES) {
        const staging = {
          dir: await mkdtemp(join(dir, 'campaign-')),
          say: () => {},
          convergeMs: 5_000 + lockMs,
          settings: { LOCK_MS: String(lockMs), ...settings },
          mutation: name,
          ...(at && { at }),
        };
        const found = await runCampaign({ ...small, seed, ...campaign }, staging);
        if (found[caughtBy].length > 0) return;
        missed.push(found);
      }
      assert.fail(JSON.stringify(missed));
    });
  }
});
