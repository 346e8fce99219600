import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryWorld } from './memory.ts';
import { dropOf } from './world.ts';

const STORY = [
  'The last ferry of the lake is sold',
  'The last ferry of the lake was sold on Monday to a brewer, who means to sail it up the river and to keep his barrels in it.',
  'It had carried hay, cattle and brides for seventy years, said its captain, and never once had it come too late for any of them.',
].join('\n\n');

test('an article that a dead worker wrote too late for the index to know makes room for what its version is now', async () => {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  const put = async (key: string) => {
    await world.drops.put(key, new TextEncoder().encode(STORY), { contentType: 'text/plain' });
    const stored = await world.drops.head(key);
    assert.ok(stored);
    return dropOf('drops', stored);
  };
  await world.queues.add('clean', { drop: await put('original.txt') });
  await world.queues.drain(world);

  const late = await put('late.txt');
  const metadata = { 'source-etag': late.etag, 'source-version': late.lastModified ?? '', 'pipeline-version': '0' };
  await world.outcomes.put('articles/late.txt.json', new Uint8Array(), { contentType: 'application/json', metadata });
  await world.queues.add('clean', { drop: late });
  await world.queues.drain(world);
  const left: string[] = [];
  for await (const { key } of world.outcomes.list({})) left.push(key);
  assert.deepEqual(left, ['articles/original.txt.json', 'duplicates/late.txt.json']);
});
