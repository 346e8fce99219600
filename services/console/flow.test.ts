import assert from 'node:assert/strict';
import { test } from 'node:test';

import { RedisError } from '@copydesk/redis/connect';

import { type LookedAt, looks } from './flow.ts';
import { left } from './left.fixture.ts';
import { newWatch } from './outage.ts';
import { recentEndings } from './recent.ts';

const nothing = { head: async () => undefined, get: async () => undefined };

function lookedAt(more: Partial<LookedAt> = {}): LookedAt {
  return {
    take: async (now, since) => ({ stages: [], left: [left('d1', now - 1, { key: 'desk/a.html' })], since, backfills: [] }),
    heldBack: async () => undefined,
    rebuilding: async () => false,
    forgets: async () => undefined,
    redis: newWatch(),
    store: async () => undefined,
    recent: recentEndings(nothing),
    ...more,
  };
}

test('a look by a scraper takes nothing from the page', async () => {
  let looked = 0;
  const take: LookedAt['take'] = async (now, since) => ({
    stages: [],
    left: (looked += 1) === 1 ? [left('d1', now - 1, { key: 'desk/a.html' })] : [],
    since,
    backfills: [],
  });
  const { look, flow } = looks(lookedAt({ take }), 0);
  await look();
  await new Promise((resolve) => setImmediate(resolve));
  const { articles, told } = await flow();
  assert.equal(looked, 2);
  assert.deepEqual(
    articles.map(({ key }) => key),
    ['desk/a.html'],
  );
  assert.equal(told?.outcomes.article.count, 1);
});

test('a lost Redis leaves what is known of before, and claims nothing', async () => {
  let lost = false;
  const take: LookedAt['take'] = async (now, since) => {
    if (lost) throw new RedisError('gone');
    return { stages: [], left: [left('d1', now - 1, {})], since, backfills: [] };
  };
  const { flow } = looks(lookedAt({ take }), 0);
  await flow();
  lost = true;
  await new Promise((resolve) => setImmediate(resolve));
  const blind = await flow();
  assert.deepEqual([blind.stages, blind.told, blind.articles.length], [undefined, undefined, 1]);
  assert.deepEqual([blind.redisLost?.reason, blind.redisLost?.never], ['gone', false]);
  lost = false;
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal((await flow()).redisLost, undefined);
});

test('what holds drops back is told', async () => {
  const held = await looks(lookedAt({ heldBack: async () => 'full', rebuilding: async () => true })).flow();
  assert.deepEqual([held.heldBack, held.rebuilding], ['full', true]);
});

test('a fault of the console is no lost Redis', async () => {
  const take = () => Promise.reject(new Error('a script of Redis is wrong'));
  await assert.rejects(looks(lookedAt({ take })).flow(), /script/);
});
