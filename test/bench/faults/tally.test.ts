import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { chronicler } from './chronicle.ts';
import { tallyOf } from './tally.ts';

test('a tally goes on with the chronicle and tells which checkpoints lag behind', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-tally-'));
  t.after(() => rm(dir, { recursive: true }));
  const file = join(dir, 'chronicle.jsonl');
  const tell = chronicler(file);
  const tally = tallyOf(file, ['a', 'b', 'c']);
  const die = (checkpoints: string) => {
    for (const checkpoint of checkpoints) tell({ is: 'killed', checkpoint });
  };

  assert.deepEqual(tally(), { hits: {}, rarest: ['a', 'b', 'c'], behind: [], level: ['a', 'b', 'c'] });
  die('ab');
  assert.deepEqual(tally(), { hits: { a: 1, b: 1 }, rarest: ['c', 'a', 'b'], behind: [], level: ['c'] });
  tell({ is: 'started', stage: 'clean', id: 'd1', key: 'a.txt' });
  die('a');
  assert.deepEqual(tally(), { hits: { a: 2, b: 1 }, rarest: ['c', 'b', 'a'], behind: ['c'], level: ['b'] });
  die('c');
  assert.deepEqual(tally().behind, []);
});
