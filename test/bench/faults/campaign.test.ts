import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { runCampaign } from './campaign.ts';
import { calm } from './options.ts';

test('nothing is lost, doubled or changed, and nothing done is done again, whatever is killed meanwhile', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-campaign-'));
  t.after(() => rm(dir, { recursive: true }));
  const events = ['lost', 'doubled', 'reordered'] as const;
  const found = await runCampaign({ ...calm, drops: 120, seed: 11, s3Faults: 0.02, events: [...events] }, { dir, say: () => {} });
  const { lost, double, conflicting, unexplained, cutShort, ...done } = found;
  if (cutShort) t.diagnostic(await lastWords(join(dir, 'log')));
  assert.deepEqual({ lost, double, conflicting, unexplained, cutShort }, NOTHING, JSON.stringify(done));
  assert.equal(found.published + found.duplicates + found.rejected, 120);
  assert.ok(found.kills >= calm.kills && found.redisRestarts === 1 && found.s3Faults > 0, JSON.stringify(done));
});

const NOTHING = { lost: [], double: [], conflicting: [], unexplained: [], cutShort: undefined };

/** What each service said last: the folder is gone when somebody asks why nothing went on. */
async function lastWords(logs: string): Promise<string> {
  const said = (await readdir(logs)).map(async (name) => {
    const lines = (await readFile(join(logs, name), 'utf8')).trimEnd().split('\n').slice(-15);
    return [`${name}:`, ...lines.map((line) => line.slice(0, 400))].join('\n  ');
  });
  return (await Promise.all(said)).join('\n');
}
