import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Article } from '@copydesk/article/article';
import { Feed } from '@copydesk/article/feed';

import { fills, withFeed } from './feed.ts';
import { momentText } from './publishing.ts';
import { inZone } from './zone-of-feed.ts';

const lastModified = '2026-11-23T05:50:00Z';

for (const { name, examples } of fills)
  test(`what a feed says as ${name} does what its examples say`, () => {
    for (const [says, told, after] of examples) {
      const feed = Feed.parse({ name: 'a-feed', ...says });
      const filled = withFeed(told, { lastModified, feed });
      for (const [field, [value, rule, ...rivals]] of Object.entries(after)) {
        const found = filled[field as 'publisher' | 'published'];
        assert.ok(found, field);
        assert.equal(typeof found.value === 'string' ? found.value : momentText(found.value), value);
        assert.equal(found.rule, rule);
        assert.deepEqual(
          found.rivals.map((rival) => `${rival.rule}: ${rival.value}`),
          rivals,
        );
      }
    }
  });

test('a drop without a feed, or with one that says nothing, keeps its fields', () => {
  const told: Pick<Article, 'language'> = {};
  assert.equal(withFeed(told, { lastModified }), told);
  assert.deepEqual(withFeed(told, { lastModified, feed: { name: 'a-feed', priority: 'urgent' } }), told);
});

test('a language that the feed says tells the direction too', () => {
  assert.equal(withFeed<Pick<Article, 'language' | 'direction'>>({}, { feed: { name: 'a', language: 'ar' } }).direction, 'rtl');
});

test('nothing is held that came at no known time', () => {
  assert.equal(withFeed<Pick<Article, 'embargo'>>({}, { feed: { name: 'a', embargo: 'PT1H' } }).embargo, undefined);
});

const clocks: readonly (readonly [local: string, zone: string, at: string])[] = [
  ['2026-01-15T12:00:00', 'Europe/Berlin', '2026-01-15T12:00:00+01:00'],
  ['2026-03-29T01:59:59', 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
  ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T02:30:00+01:00'],
  ['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
  ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['2026-10-25T03:00:00', 'Europe/Berlin', '2026-10-25T03:00:00+01:00'],
  ['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T01:30:00-04:00'],
  ['2026-06-01T08:00', 'Asia/Kolkata', '2026-06-01T08:00+05:30'],
  ['2026-06-01T08:00:00', 'America/St_Johns', '2026-06-01T08:00:00-02:30'],
  ['2026-06-01T08:00:00', 'UTC', '2026-06-01T08:00:00+00:00'],
  ['2026-06-01T08:00:00-07:00', 'UTC', '2026-06-01T08:00:00-07:00'],
];

test('a clock has the offset of its zone and season, also in the hours around a change', () => {
  for (const [local, zone, at] of clocks) assert.equal(inZone(local, zone), at);
});
