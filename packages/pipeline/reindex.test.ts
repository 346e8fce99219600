import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memoryWorld } from './memory.ts';
import { reindex } from './reindex.ts';
import { dropOf } from './world.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const plain = { contentType: 'text/plain' };

const STORY = [
  'Bakers of the old town go on strike over the new ovens',
  'The bakers of the old town let their ovens go cold on Tuesday, after the council had told them to burn no more wood from the spring on.',
  'A new oven costs as much as a house, said the speaker of their guild, and the bread would taste of nothing but of the bill that came with it.',
].join('\n\n');

test('the index is rebuilt from the outcomes, and a damaged one among them holds up nobody', async () => {
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  const drop = async (key: string) => {
    await world.drops.put(key, bytes(STORY), plain);
    const stored = await world.drops.head(key);
    assert.ok(stored);
    await world.queues.add('clean', { drop: dropOf('drops', stored) });
    await world.queues.drain(world);
  };
  await drop('first.txt');
  for (const [key, damaged] of Object.entries({ a: 'not json', b: '{}' }))
    await world.outcomes.put(`articles/${key}.json`, bytes(damaged), plain);

  await world.seen.distrust();
  assert.equal(await reindex(world), 3);
  assert.equal(await reindex(world), undefined, 'a trusted index is left alone');
  await drop('copy.txt');
  assert.ok(await world.outcomes.head('duplicates/copy.txt.json'), 'the copy finds its original again');
});
