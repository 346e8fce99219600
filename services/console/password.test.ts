import assert from 'node:assert/strict';
import { test } from 'node:test';

import { shows } from './password.ts';

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

test('who knows the password is let in, under any name', () => {
  for (const header of [
    basic('desk:over:the wall'),
    basic(':over:the wall'),
    basic('desk:over:the wall').replace('Basic', 'bAsIc'),
  ])
    assert.equal(shows(header, 'over:the wall'), true, header);
  assert.equal(shows('Bearer scraper-token', 'scraper-token'), true);
  assert.equal(shows(basic('desk:schlüssel-ключ'), 'schlüssel-ключ'), true);
});

test('nobody else is', () => {
  for (const header of [
    undefined,
    '',
    'Basic',
    'Basic ',
    basic('desk:'),
    basic('desk:over'),
    basic('pass-word'),
    'Bearer ',
    'Digest pass-word',
    'pass-word',
    `Bearer ${'x'.repeat(9_000)}`,
  ])
    assert.equal(shows(header, 'pass-word-2'), false, header);
  assert.equal(shows(basic('desk:Pass-word'), 'pass-word'), false);
});
