import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { runCampaign } from './campaign.ts';
import { mutations } from './mutations.ts';
import { calm } from './options.ts';

/** Enough to be broken, and nothing that would excuse it. */
const small = { ...calm, drops: 40, kills: 0, seed: 3, redisKills: 0, stalls: 0 };

// Most of the time of a campaign is waiting for locks to run out.
suite('a pipeline that is built wrong is noticed', { concurrency: 3 }, () => {
  for (const { name, why, caughtBy, campaign, at, settings = {} } of mutations) {
    test(`${name}: ${why}`, async (t) => {
      const dir = await mkdtemp(join(tmpdir(), 'copydesk-mutation-'));
      t.after(() => rm(dir, { recursive: true }));
      const staging = { dir, say: () => {}, convergeMs: 8_000, settings, mutation: name, ...(at && { at }) };
      const found = await runCampaign({ ...small, ...campaign }, staging);
      assert.ok(found[caughtBy].length > 0, JSON.stringify(found));
    });
  }
});
