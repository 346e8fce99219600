import assert from 'node:assert/strict';
import { test } from 'node:test';

import { memorySeen } from '@copydesk/dedupe/memory-seen';

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

test('of an index that has forgotten its last moments only what was written since is read', async () => {
  let seconds = Date.parse('2026-01-02T03:04:05Z');
  const seen = memorySeen();
  const world = { ...memoryWorld(() => `${new Date((seconds += 1_000)).toISOString().slice(0, 19)}Z`), seen };
  const drop = async (key: string, text: string) => {
    await world.drops.put(key, bytes(text), plain);
    const stored = await world.drops.head(key);
    assert.ok(stored);
    await world.queues.add('clean', { drop: dropOf('drops', stored) });
    await world.queues.drain(world);
  };
  await drop(
    'old.txt',
    'The mayor opens the new bridge\n\nThe mayor of the old town has opened the bridge over the weir, which took two years.',
  );
  seconds += 120_000;
  await drop(
    'known.txt',
    'A fair without horses\n\nThe horse fair of the old town is held without horses this year, as there is no hay to be had.',
  );
  const goBack = seen.save();
  await drop('forgotten.txt', STORY);
  goBack();

  const read: string[] = [];
  const get: typeof world.outcomes.get = async (key) => {
    read.push(key);
    return world.outcomes.get(key);
  };
  assert.equal(await reindex({ ...world, outcomes: { ...world.outcomes, get } }), 2);
  assert.deepEqual(read, ['articles/forgotten.txt.json', 'articles/known.txt.json']);
  await drop('copy.txt', STORY);
  assert.ok(await world.outcomes.head('duplicates/copy.txt.json'), 'the copy finds the original that was forgotten');
});
