import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { clean } from './clean.ts';

const STORY = [
  'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.',
  'The company said it would inspect the hull, the engines and both ramps before taking passengers on board again.',
].map((text) => `<p>${text}</p>`);

const draftOf = (page: string) => clean(read(Buffer.from(`<body><h1>Ferry returns</h1>${page}`), { key: 'page.html' }));
const remarksOf = (page: string) => draftOf(page).notes.map(({ name, value }) => `${name}: ${value}`);

test('a wall below the last paragraph is remarked, and no part of the story', () => {
  for (const wall of ['<p>This article is for subscribers only.</p>', '<div class="paywall"><h3>Déjà abonné ?</h3></div>']) {
    const draft = draftOf(`<article>${STORY.join('')}${wall}</article>`);
    assert.deepEqual(draft.notes, [{ name: 'paywall', value: 'below the last paragraph' }]);
    assert.equal(draft.blocks.filter((block) => block.role === 'body').length, 2);
  }
});

test('a wall above the story, or one that is not shown, says nothing', () => {
  const wall = '<p>This article is for subscribers only.</p>';
  assert.deepEqual(remarksOf(`<div>${wall}</div><article>${STORY.join('')}</article>`), []);
  assert.deepEqual(remarksOf(`<article>${STORY.join('')}</article><div hidden>${wall}</div>`), []);
});

test('a live blog keeps its entries in order, without their stamps', () => {
  const entry = (stamp: string, text: string) => `<div class="entry"><div class="info">${stamp}</div>${text}</div>`;
  const entries = [
    entry('20:42Key event', STORY[0]!),
    entry('20:15Ann Lee', STORY[1]!),
    entry('19:50Ann Lee', '<p>It sails.</p>'),
  ];
  const draft = draftOf(`<article>${entries.join('')}</article>`);
  assert.deepEqual(
    draft.blocks.filter(({ role }) => role === 'body').map(({ text }) => text.slice(0, 9)),
    ['The ferry', 'The compa', 'It sails.'],
  );
  assert.deepEqual(draft.notes, [{ name: 'live-blog', value: '3 stamps' }]);
});

test('one page of several is remarked', () => {
  assert.deepEqual(remarksOf(`<article>${STORY.join('')}<div>Seite 1 von 3</div></article>`), ['page: 1 of 3']);
  assert.deepEqual(remarksOf(`<article>${STORY.join('')}<div>9/2</div></article>`), []);
  const story = `<article>${STORY.join('')}</article>`;
  assert.deepEqual(remarksOf(`<link rel="next" href="/ferry?page=2">${story}`), ['page: the next one is linked']);
  assert.deepEqual(remarksOf(`<link rel="next" href="/2031/06/storm-is-over/">${story}`), []);
});
