import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feedsFrom } from '@copydesk/pipeline/feeds';

import { feedsPage } from './feeds-page.ts';

const page = (...feeds: unknown[]) => feedsPage(feedsFrom(JSON.stringify({ feeds })));

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
