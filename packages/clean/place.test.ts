import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { label } from './label.ts';

const PARAGRAPHS = [
  'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings.',
  'The company said it would inspect the hull, the engines and both ramps before taking passengers on board again.',
  'Fishermen had found it on the far side of the bay, with its lights still on and its radio playing.',
];
const wrapped = (name: string) => PARAGRAPHS.map((text) => `<div class="${name}"><p>${text}</p></div>`).join('');

function body(page: string): string[] {
  const { blocks, labels } = label(read(Buffer.from(page), { key: 'page' }));
  return blocks.filter((_, at) => labels[at]!.role === 'body').map((block) => block.text);
}

test('a name that claims the whole story is not believed', () => {
  for (const name of ['widget', 'menu-content', 'promo', 'related', 'card'])
    assert.deepEqual(body(`<body>${wrapped(name)}`), PARAGRAPHS);
  assert.deepEqual(body(`<body>${PARAGRAPHS.map((text) => `<div hidden><p>${text}</p></div>`).join('')}`), PARAGRAPHS);
});

test('the names of an article element are its categories, not what it is', () => {
  const article = `<article class="post hentry tag-promo category-newsletter comments-open">${wrapped('x')}</article>`;
  assert.deepEqual(body(`<body class="has-sidebar menu-open">${article}`), PARAGRAPHS);
});

test('readers may write more than reporters', () => {
  const comments = '<p>Finally! I missed it so much, all these long weeks, and so did everybody I know.</p>'.repeat(6);
  assert.deepEqual(body(`<body><div>${wrapped('x')}</div><div id="comments">${comments}</div>`), PARAGRAPHS);
});

test('a column beside the story may hold more text than it, as long as the story does not begin there', () => {
  const column = ['Four. ', 'Five. '].flatMap((number) => PARAGRAPHS.map((text) => `<p>${number}${text}</p>`)).join('');
  const page = (name: string) =>
    `<body><div class="${name}"><h1>Ferry returns</h1>${wrapped('x')}</div><div class="sidebar">${column}</div>`;
  assert.deepEqual(body(page('x')), PARAGRAPHS);
  assert.equal(body(page('sidebar')).length, 9);
});

test('lists of cookies may be longer than the story, and a class may say that there are comments elsewhere', () => {
  const cookies =
    '<p>This cookie tells us how often you come back to us, on which day of the week, and by which ferry.</p>'.repeat(4);
  const page = `<article class="has-comments comments-open">${wrapped('x')}</article><div class="cookie-list">${cookies}</div>`;
  assert.deepEqual(body(`<body><h1>Ferry returns</h1>${page}`), PARAGRAPHS);
});

test('the story ends where its element does', () => {
  const foot = '<p>Harbour Courier is a paper of the northern islands, printed every day but Sunday in its own house.</p>';
  const long = ['One. ', 'Two. ', 'Three. '].flatMap((number) => PARAGRAPHS.map((text) => number + text));
  const page = `<body><div>${long.map((text) => `<p>${text}</p>`).join('')}</div><div>${foot}</div>`;
  assert.deepEqual(body(page), long);
});

test('closing paragraphs belong to the story, however short, also below the element that holds the rest', () => {
  const close = ['Nobody was hurt.', '"It was a long night," she said.'];
  const end = close.map((text) => `<p>${text}</p>`).join('');
  const long = ['One. ', 'Two. ', 'Three. '].flatMap((number) => PARAGRAPHS.map((text) => number + text));
  const story = long.map((text) => `<p>${text}</p>`).join('');
  const foot = '<div class="tools"><a href="/">Home</a></div><p>Harbour Road 1</p>';
  for (const page of [
    `<div class="entry-content">${story}${end}</div>${foot}`,
    `<div class="entry-content"><div>${story}</div>${end}</div>${foot}`,
    `<article><div>${story}</div>${end}${foot}</article>`,
    `<div><div>${story}</div>${end}${foot}</div>`,
  ])
    assert.deepEqual(body(`<body><h1>Ferry returns</h1>${page}`), [...long, ...close]);
});
