import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '@copydesk/rehearsal/seeded';

import { readChronicle } from './chronicle.ts';
import { makeDrops } from './drops.ts';
import { putter } from './put-drops.ts';
import { repeats } from './repeats.ts';
import { startRig } from './rig.ts';
import { converged } from './settled.ts';

/** Nobody dies here: what stalls was left behind by a worker that went, not by one whose machine stood still. Milliseconds. */
const UNHURRIED = { LOCK_MS: '60000', CLOSE_MS: '120000' };

test('a worker that is told to stop finishes what it has begun: nothing stalls, nothing is done twice', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-retire-'));
  const rig = await startRig({ dir, seed: 2, workers: 2, settings: UNHURRIED });
  t.after(async () => {
    await rig.close();
    await rm(dir, { recursive: true });
  });
  const drops = makeDrops(60, 2);
  const { put, whole } = putter(rig, seeded(2));
  const putting = put(drops);
  const codes: (number | null)[] = [];
  for (const at of [0, 1, 0]) {
    const place = rig.places[at];
    await place?.manned();
    await sleep(300);
    codes.push((await place?.retire()) ?? null);
  }
  await putting;
  await whole();

  assert.equal(await converged(drops, rig, { say: () => {} }), undefined);
  assert.deepEqual(codes, [0, 0, 0]);
  const lines = readChronicle(rig.chronicle);
  assert.deepEqual(
    lines.filter(({ is }) => is === 'stalled'),
    [],
  );
  assert.equal(repeats(lines, []).repeated, 0);
  for (const at of [0, 1]) assert.doesNotMatch(await readFile(join(dir, 'log', `worker-${at}.log`), 'utf8'), /closed late/);
});
