import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ArticleDocument, RejectedDocument } from '@copydesk/publish';

import { feedsFrom } from './feeds.ts';
import { json } from './evidence.ts';
import { memoryWorld } from './memory.ts';
import { reconcile } from './reconcile.ts';
import { dropOf, type World } from './world.ts';

const bucket = 'drops';
const STORY = `Mill stands in water\n\n${'The river rose again in the night and the mill stood in water to the sills. '.repeat(6)}`;
const feeds = (publisher: string) => feedsFrom(JSON.stringify({ feeds: [{ name: 'harbour', prefix: 'harbour/', publisher }] }));
const clock = () => '2026-01-02T03:04:05Z';

/** A world with these feeds and a story in it that has its outcome. */
async function through(publisher: string, key = 'harbour/a.txt', text = STORY) {
  const world = { ...memoryWorld(clock), feeds: feeds(publisher) };
  await world.drops.put(key, Buffer.from(text), { contentType: 'text/plain' });
  await reconcile(world, { bucket });
  await world.queues.drain(world);
  return world;
}

async function documentOf(key: string, world: World): Promise<ArticleDocument> {
  return ArticleDocument.parse(json((await world.outcomes.get(key)) ?? new Uint8Array()));
}

test('the outcome says through which feed its drop came, and which fields it filled', async () => {
  const world = await through('Harbour Press');
  const { copydesk } = await documentOf('articles/harbour/a.txt.json', world);
  assert.deepEqual(copydesk.source.feed, { name: 'harbour', publisher: 'Harbour Press' });
  assert.deepEqual([copydesk.fields.publisher?.value, copydesk.fields.publisher?.rule], ['Harbour Press', 'feed']);
  assert.match((await world.outcomes.head('articles/harbour/a.txt.json'))?.metadata['feed'] ?? '', /^harbour [0-9a-f]{12}$/);
});

test('so does a refusal, and a drop of no feed says nothing of one', async () => {
  const refused = await through('Harbour Press', 'harbour/b.txt', ' ');
  const bytes = await refused.outcomes.get('rejected/harbour/b.txt.json');
  assert.equal(RejectedDocument.parse(json(bytes ?? new Uint8Array())).source.feed?.name, 'harbour');
  const world = await through('Harbour Press', 'other/a.txt');
  const { copydesk } = await documentOf('articles/other/a.txt.json', world);
  assert.equal(copydesk.source.feed, undefined);
  assert.equal((await world.outcomes.head('articles/other/a.txt.json'))?.metadata['feed'], undefined);
});

test('the same drop and the same feeds are the same bytes, also where a stage has lost what it was given', async () => {
  const [one, other] = [await through('Harbour Press'), { ...memoryWorld(clock), feeds: feeds('Harbour Press') }];
  await other.drops.put('harbour/a.txt', Buffer.from(STORY), { contentType: 'text/plain' });
  const stored = await other.drops.head('harbour/a.txt');
  assert.ok(stored);
  await other.queues.add('dedupe', { drop: dropOf(bucket, stored, other.feeds) });
  await other.queues.drain(other);
  const bytes = await Promise.all([one, other].map((world) => world.outcomes.get('articles/harbour/a.txt.json')));
  assert.ok(bytes[0]);
  assert.deepEqual(bytes[0], bytes[1]);
});

test('a drop under way keeps the feed that it was queued with; what stands is written anew by a replay, and only then', async () => {
  const before = await through('Harbour Press');
  const world = { ...before, feeds: feeds('Harbour News Agency') };
  const publisher = async () => (await documentOf('articles/harbour/a.txt.json', world)).copydesk.fields.publisher?.value;
  await reconcile(world, { bucket });
  await world.queues.drain(world);
  assert.equal(await publisher(), 'Harbour Press');

  const stored = await world.drops.head('harbour/a.txt');
  assert.ok(stored);
  let written = 0;
  const put = world.outcomes.put;
  world.outcomes.put = async (key, bytes, options) => {
    const done = await put(key, bytes, options);
    written += done ? 1 : 0;
    return done;
  };
  await world.queues.renew({ drop: dropOf(bucket, stored, before.feeds), replay: true });
  await world.queues.drain(world);
  assert.equal(written, 0, 'nothing has changed for it');

  await world.queues.renew({ drop: dropOf(bucket, stored, world.feeds), replay: true });
  await world.queues.drain(world);
  assert.equal(await publisher(), 'Harbour News Agency');
});

test('an archive is swept by its prefix, and its jobs say in every stage that they can wait', async () => {
  const world = memoryWorld(clock);
  for (const key of ['archive/a.txt', 'archive/b.txt', 'live/a.txt'])
    await world.drops.put(key, Buffer.from(`${key}\n\n${STORY}`), { contentType: 'text/plain' });
  const told: unknown[] = [];
  const add = world.queues.add;
  world.queues.add = async (stage, job) => {
    told.push([stage, job.drop.key, job.backfill]);
    await add(stage, job);
  };
  const swept = await reconcile(world, { bucket, prefix: 'archive/', backfill: true });
  assert.deepEqual([swept.drops, swept.added], [2, 2]);
  assert.equal((await world.queues.sweep()).doubtful, '', 'no sweep of all drops');
  await world.queues.drain(world);
  assert.ok(told.length >= 6 && told.every((one) => (one as unknown[])[2] === true), JSON.stringify(told));
  assert.equal((await reconcile(world, { bucket, prefix: 'archive/', backfill: true })).added, 0);
  assert.equal(await world.outcomes.head('articles/live/a.txt.json'), undefined);
});
