import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Feed } from '@copydesk/article/feed';

import { feedOf, FeedsError, feedsFrom } from './feeds.ts';

const file = (...feeds: unknown[]) => JSON.stringify({ feeds });
const object = (key: string, metadata: Record<string, string> = {}) => ({ key, metadata });

test('the first rule that fits is the feed, by key, by metadata or by both', () => {
  const feeds = feedsFrom(
    file(
      { name: 'harbour-flash', prefix: 'harbour/', metadata: { desk: 'flash' }, priority: 'urgent' },
      { name: 'harbour', why: 'The wire.', prefix: 'harbour/', publisher: 'Harbour Courier' },
      { name: 'mail', metadata: { via: 'mail' }, zone: 'Europe/Lisbon' },
    ),
  );
  const name = (...of: Parameters<typeof object>) => feedOf(object(...of), feeds)?.name;
  assert.equal(name('harbour/a.txt', { desk: 'flash' }), 'harbour-flash');
  assert.equal(name('harbour/a.txt', { desk: 'sport' }), 'harbour');
  assert.equal(name('old/a.txt', { via: 'mail', desk: 'flash' }), 'mail');
  assert.equal(name('Harbour/a.txt'), undefined);
  assert.equal(name('old/harbour/a.txt'), undefined);
  assert.equal(feedOf(object('a', { toString: 'x' }), feeds), undefined);
});

test('what a drop takes along is what the feed says, without how it was found', () => {
  const feed = feedOf(object('a/b'), feedsFrom(file({ name: 'a', why: 'x', prefix: 'a/', metadata: {}, language: 'pt-BR' })));
  assert.deepEqual(feed, { name: 'a', language: 'pt-BR' });
  assert.deepEqual(Feed.parse(feed), feed);
});

const faults: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
  ['no JSON', '{"feeds": [', /^not JSON: /],
  ['no list', '{}', /^feeds: /],
  ['a key that nobody knows', file({ name: 'a', zones: 'UTC' }), /^feeds\[0\]: .*zones/],
  ['a zone that is none', file({ name: 'a', zone: 'Europe/Berln' }), /^feeds\[0\]\.zone: not a time zone/],
  ['an offset for a zone', file({ name: 'a', zone: '+01:00' }), /^feeds\[0\]\.zone: not a time zone/],
  ['a language that is none', file({ name: 'a', language: 'German!' }), /^feeds\[0\]\.language: not a language tag/],
  ['an embargo without a unit', file({ name: 'a', embargo: '6' }), /^feeds\[0\]\.embargo: a time such as/],
  ['a priority that is none', file({ name: 'a', priority: 'high' }), /^feeds\[0\]\.priority: /],
  ['a name that no log takes', file({ name: 'A feed' }), /^feeds\[0\]\.name: a name of/],
  [
    'metadata in capitals',
    file({ name: 'a', metadata: { Desk: 'x' } }),
    /^feeds\[0\]\.metadata\.Desk: names of metadata are in small letters/,
  ],
  [
    'a name given twice',
    file({ name: 'a', prefix: 'a/' }, { name: 'a', prefix: 'b/' }),
    /^feeds\[1\]: feeds\[0\] \(a\) has the same name/,
  ],
  [
    'a rule never reached',
    file({ name: 'a', prefix: 'a' }, { name: 'b', prefix: 'a/b' }),
    /^feeds\[1\]: feeds\[0\] \(a\) takes every drop/,
  ],
];

for (const [what, text, sentence] of faults)
  test(`a file with ${what} is refused, and the place named`, () => {
    assert.throws(
      () => feedsFrom(text),
      (error) => (error instanceof FeedsError && sentence.test(error.message)) || assert.fail(String(error)),
    );
  });

test('a rule for fewer drops may stand before one for more', () => {
  assert.equal(feedsFrom(file({ name: 'b', prefix: 'a/b' }, { name: 'a', prefix: 'a' }, { name: 'rest' })).length, 3);
});
