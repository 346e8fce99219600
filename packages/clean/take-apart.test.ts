import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { takeApart } from './take-apart.ts';

const apart = (page: string) => takeApart(read(Buffer.from(page), { key: 'page' })).blocks;
const texts = (page: string) => apart(page).map((block) => block.text);

test('a byline and a date on lines of their own are two blocks, the story below them a third', () => {
  assert.deepEqual(texts('<div>Von Anna Lee<br>Leer, 5. Juni 2031</div>'), ['Von Anna Lee', 'Leer, 5. Juni 2031']);
  assert.deepEqual(texts('<p><b>By Ann Lee</b><br>June 5, 2031<br>The ferry came back<br>on Monday.</p>'), [
    'By Ann Lee',
    'June 5, 2031',
    'The ferry came back on Monday.',
  ]);
  assert.deepEqual(texts('<td>2031年6月5日<br>文／李安</td>'), ['2031年6月5日', '文／李安']);
});

test('a byline and a date in elements of their own are two blocks, in either order; loose words go with the date', () => {
  const [writer, date] = ['<span class="author">ليلى الساحلي</span>', '<time>12 مايو 2024</time>'];
  assert.deepEqual(texts(`<div>${writer} ${date}</div>`), ['ليلى الساحلي', '12 مايو 2024']);
  assert.deepEqual(texts(`<div>${date} | ${writer}</div>`), ['12 مايو 2024 |', 'ليلى الساحلي']);
  assert.deepEqual(
    texts('<div>By <a class="author">Ann Lee</a> <i class="x">Updated</i> <span class="date">June 5, 2031</span></div>'),
    ['By Ann Lee', 'Updated June 5, 2031'],
  );
});

test('what reads on stays whole', () => {
  for (const page of [
    '<p>The ferry came back<br>on June 5, 2031<br>with all hands on board.</p>',
    '<p>Von den Inseln kam sie am<br>5. Juni 2031<br>zurück.</p>',
    '<p>The <span class="author">captain</span> slept.</p>',
    '<li><a href="/2">Storm over</a><br>June 5, 2031</li>',
    '<h1>Ann Lee<br>June 5, 2031</h1>',
  ])
    assert.equal(texts(page).length, 1, page);
});

test('every piece is where its span says, and stands in its own element', () => {
  const page = '<div><span class="author">Ann &amp; Bo</span>, <time>June 5, 2031</time></div>';
  const { blocks, elements } = takeApart(read(Buffer.from(page), { key: 'page' }));
  assert.deepEqual(
    blocks.map(({ span, element }) => [page.slice(...span), elements[element!]?.name]),
    [
      ['Ann &amp; Bo</span>,', 'span'],
      ['June 5, 2031', 'time'],
    ],
  );
});
