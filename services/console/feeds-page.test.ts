import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedsFrom } from '@copydesk/pipeline/feeds';

import { feedsPage } from './feeds-page.ts';
import { left } from './left.fixture.ts';
import type { Ending } from './snapshot.ts';
import { newTally } from './tally.ts';

const at = Date.parse('2026-11-23T06:00:00Z');

/** What the tally says after drops came through these feeds and ended so. */
const told = (...ends: [feed: string | undefined, outcome: Ending['outcome']][]) =>
  newTally().add(
    {
      since: at - 3_600_000,
      left: ends.map(([feed, outcome], index) => left(`d${index}`, at - 65_000, feed ? { feed, outcome } : { outcome })),
    },
    at,
  );
const page = (...feeds: unknown[]) => feedsPage(feedsFrom(JSON.stringify({ feeds })), { at, told: told() });

test('every feed is shown with its drops and with what it says, in the order of the file', () => {
  const text = page(
    { name: 'flash', prefix: 'wires/', metadata: { desk: 'flash' }, priority: 'urgent', zone: 'Europe/Lisbon' },
    { name: 'rest', why: 'Whatever comes otherwise.' },
  );
  for (const part of ['wires/', 'desk', 'urgent', 'Europe/Lisbon', 'Whatever comes otherwise.', '<p>all</p>', 'its name only'])
    assert.ok(text.includes(part), part);
  assert.ok(text.indexOf('<code>flash') < text.indexOf('<code>rest'));
});

test('what stands in the file is text, whatever it is made of', () => {
  const evil = '<script>alert(1)</script>"\'\u202e';
  const text = page({ name: 'a', why: evil, prefix: evil, publisher: evil, metadata: { desk: evil } });
  assert.ok(!text.includes('<script>alert') && !text.includes('\u202e'));
  assert.equal(text.split('&lt;script&gt;alert(1)').length, 5);
});

test('without a file the page says how to name one', () => {
  assert.match(page(), /FEEDS_FILE/);
});

test('each feed has its figures, what came through none and through unknown ones too', () => {
  const text = feedsPage(
    feedsFrom(
      JSON.stringify({
        feeds: [
          { name: 'flash', prefix: 'wires/' },
          { name: 'mute', prefix: 'm/' },
        ],
      }),
    ),
    {
      at,
      told: told(['flash', 'article'], ['flash', 'article'], ['flash', 'rejected'], [undefined, 'duplicate'], ['old', 'article']),
    },
  );
  const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map(([, row = '']) => row);
  const figures = rows.map((row) => {
    const counts = [...row.matchAll(/data-label="(?:Articles|Duplicates|Rejected)">([^<]*)/g)].map(([, figure]) => figure);
    const last = /data-label="Last">(?:<span class="ago">)?([^<]*)/.exec(row)?.[1];
    return [/^(?:<code>)?([\w ]+)/.exec(row)?.[1], counts.join(' '), last];
  });
  assert.deepEqual(figures, [
    ['flash', '2 0 1', '1 min ago'],
    ['mute', '0 0 0', '–'],
    ['old', '1 0 0', '1 min ago'],
    ['no feed', '0 1 0', '1 min ago'],
  ]);
});

test('while Redis is lost the rules stand without figures', () => {
  const text = feedsPage(feedsFrom(JSON.stringify({ feeds: [{ name: 'flash', prefix: 'wires/' }] })), { at });
  assert.match(text, /flash[^]*data-label="Articles">–</);
});
