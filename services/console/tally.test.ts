import assert from 'node:assert/strict';
import { test } from 'node:test';

import { left } from './left.fixture.ts';
import { newTally, whole } from './tally.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.parse('2026-11-23T12:00:00Z');

test('outcomes are counted by kind, reason and feed', () => {
  const told = newTally().add(
    {
      since: noon - HOUR,
      left: [
        left('a', noon - 3, { feed: 'harbour' }),
        left('b', noon - 2, { outcome: 'duplicate', feed: 'harbour' }),
        left('c', noon - 2 * MINUTE, { outcome: 'rejected', code: 'blank' }),
        left('d', noon - 1, { outcome: 'rejected', code: 'blank' }),
        left('e', noon - 1),
      ],
    },
    noon,
  );
  assert.deepEqual(told.outcomes, {
    article: { count: 1, last: noon - 3 },
    duplicate: { count: 1, last: noon - 2 },
    rejected: { count: 2, last: noon - 1 },
  });
  assert.deepEqual([...told.codes], [['blank', { count: 2, last: noon - 1 }]]);
  assert.deepEqual(
    [...told.feeds].map(([feed, { article, duplicate, rejected }]) => [feed, article.count, duplicate.count, rejected.count]),
    [
      ['harbour', 1, 1, 0],
      ['', 0, 0, 2],
    ],
  );
  assert.deepEqual(told.refused.get('clean'), { count: 2, of: 5 });
  assert.equal(told.since, noon - HOUR);
});

test('what two looks both see is counted once, a replay of it again', () => {
  const tally = newTally();
  const first = [left('a', noon - 5_000, {}), left('b', noon - 1_000, {})];
  tally.add({ left: first, since: tally.since(noon) }, noon);
  const since = tally.since(noon + 1_000);
  assert.ok(since <= noon - 5_000, 'a worker whose clock is late is seen too');
  const again = [...first, left('a', noon + 500, {}), left('late', noon - 4_000, {})];
  const { outcomes } = tally.add({ left: again, since }, noon + 1_000);
  assert.equal(outcomes.article.count, 4);
});

test('a slow look that comes to its end after the next one counts nothing twice', () => {
  const tally = newTally();
  const all = [left('a', noon - 20 * MINUTE, {}), left('b', noon - 1, {})];
  const since = tally.since(noon);
  tally.add({ left: all, since }, noon + 1_000);
  const { outcomes } = tally.add({ left: all, since }, noon);
  assert.equal(outcomes.article.count, 2);
  assert.ok(tally.since(noon + 2_000) > noon - 10_000, 'and the next look goes on from the last');
});

test('what is older than an hour is forgotten, and refusals count for a quarter of it', () => {
  const tally = newTally();
  tally.add({ left: [left('a', noon, { outcome: 'rejected', code: 'blank' })], since: noon - HOUR }, noon);
  const later = tally.add({ left: [], since: noon }, noon + 20 * MINUTE);
  assert.deepEqual([later.outcomes.rejected.count, later.refused.size], [1, 0]);
  const much = tally.add({ left: [], since: noon + 20 * MINUTE }, noon + 62 * MINUTE);
  assert.deepEqual([much.outcomes.rejected.count, much.since], [0, noon + 2 * MINUTE]);
});

test('where one look could not read all, counting begins anew and says from when', () => {
  const tally = newTally();
  tally.add({ left: [left('a', noon - MINUTE, {})], since: noon - HOUR }, noon);
  const now = noon + 30 * MINUTE;
  const gap = now - MINUTE;
  const told = tally.add({ left: [left('b', now - 1, {}), left('before', gap - 1, {})], since: gap }, now);
  assert.deepEqual([told.outcomes.article.count, told.since], [1, gap]);
});

test('live drops and those of a backfill are counted apart, each with its pace', () => {
  const tally = newTally();
  const old = Array.from({ length: 30 }, (_, at) => left(`b${at}`, noon - 1_000 * at, { backfill: true }));
  const all = [...old, left('a', noon - 5 * MINUTE, {}), left('c', noon - 70_000, {}), left('on', noon - 10)];
  const { outcomes, live, backfill } = tally.add({ left: all, since: noon - HOUR }, noon + 30_000);
  assert.equal(outcomes.article.count, 32);
  assert.deepEqual(
    [live.outcomes.article, whole(backfill.outcomes)],
    [
      { count: 2, last: noon - 70_000 },
      { count: 30, last: noon },
    ],
  );
  assert.deepEqual([live.perMinute, backfill.perMinute], [0, 20], 'of this minute and the one before');
  assert.equal(tally.add({ left: [], since: noon }, noon + 3 * MINUTE).backfill.perMinute, 0);
});
