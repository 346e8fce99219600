import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryWorld } from './memory.ts';
import { dropOf } from './world.ts';

const STORY = [
  'The last ferry of the lake is sold',
  'The last ferry of the lake was sold on Monday to a brewer, who means to sail it up the river and to keep his barrels in it.',
  'It had carried hay, cattle and brides for seventy years, said its captain, and never once had it come too late for any of them.',
].join('\n\n');

/** What is left when one copy is an article and another, written at a time the index knows nothing of, is run once more. */
async function leftOf(writtenAt: string): Promise<string[]> {
  let time = '2026-01-02T03:04:05Z';
  const world = memoryWorld(() => time);
  const put = async (key: string) => {
    await world.drops.put(key, new TextEncoder().encode(STORY), { contentType: 'text/plain' });
    const stored = await world.drops.head(key);
    assert.ok(stored);
    return dropOf('drops', stored);
  };
  await world.queues.add('clean', { drop: await put('original.txt') });
  await world.queues.drain(world);

  const late = await put('late.txt');
  time = writtenAt;
  const metadata = { 'source-etag': late.etag, 'source-version': late.lastModified ?? '', 'pipeline-version': '0' };
  await world.outcomes.put('articles/late.txt.json', new Uint8Array(), { contentType: 'application/json', metadata });
  await world.queues.add('clean', { drop: late });
  await world.queues.drain(world);
  const left: string[] = [];
  for await (const { key } of world.outcomes.list({})) left.push(key);
  return left;
}

test('an article that a dead worker wrote too late for the index to know makes room for what its version is now', async () => {
  assert.deepEqual(await leftOf('2026-01-02T03:04:01Z'), ['articles/original.txt.json', 'duplicates/late.txt.json']);
});

test('an article that the index has forgotten in the course of time stands', async () => {
  assert.deepEqual(await leftOf('2025-10-02T03:04:05Z'), ['articles/late.txt.json', 'articles/original.txt.json']);
});
