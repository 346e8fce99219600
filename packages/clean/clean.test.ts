import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Draft } from '@copydesk/article/draft';
import { read } from '@copydesk/read';

import { clean } from './clean.ts';
import { drops, type Scraped } from './scraped.fixture.ts';

const draftOf = (source: string | Uint8Array) =>
  clean(read(typeof source === 'string' ? Buffer.from(source) : source, { key: 'drops/story.txt' }));

/** The drop in its order: notice below the headline, picture in the middle, bio twice at the end. */
function written(
  { headline, notice, body, keywords, caption, heading, bio, cutBio }: Scraped,
  line: string,
  paragraph: string,
): string {
  const middle = Math.ceil(body.length / 2);
  const picture = `${keywords}${line}${caption}`;
  return [headline, notice, ...body.slice(0, middle), picture, ...body.slice(middle), heading, bio + line, cutBio].join(
    paragraph,
  );
}

const layouts = {
  'blank lines': ['\n', '\n\n'],
  'CR LF': ['\r\n', '\r\n\r\n'],
  'single line feeds': ['\n', '\n'],
  'a single CR': ['\r', '\r'],
} as const;

for (const drop of drops) {
  for (const [layout, [line, paragraph]] of Object.entries(layouts)) {
    test(`a scraped drop in ${drop.name} with ${layout} is taken apart`, () => {
      const source = written(drop, line, paragraph);
      const draft = draftOf(source);
      const of = (role: string) => draft.blocks.filter((block) => block.role === role).map((block) => block.text);
      assert.deepEqual(of('headline'), [drop.headline]);
      assert.deepEqual(of('body'), drop.body);
      assert.deepEqual(of('image-keywords'), [drop.keywords]);
      assert.deepEqual(of('caption'), [drop.caption]);
      assert.deepEqual(of('author-bio'), [drop.bio]);
      assert.equal(draft.blocks.length, drop.body.length + 4);
      assert.deepEqual(
        draft.cuts.map(({ role, span }) => [role, source.slice(...span)]),
        [
          ['voice-notice', drop.notice],
          ['heading', drop.heading],
          ['repeat', drop.cutBio],
        ],
      );
    });
  }
}

test('every block ends as a kept block or as a cut, and a draft is what its schema says', () => {
  const document = read(Buffer.from(written(drops[0]!, '\n', '\n\n')), { key: 'drops/story.txt' });
  const draft = clean(document);
  assert.deepEqual(Draft.parse(draft), draft);
  const spans = [...draft.blocks, ...draft.cuts].map(({ span }) => span).toSorted(([a], [b]) => a - b);
  assert.deepEqual(
    spans,
    document.blocks.map(({ span }) => span),
  );
});

test('a drop without a story is refused', () => {
  assert.throws(() => draftOf('<nav><a href="/">World</a> <a href="/s">Sport</a></nav><footer>Imprint</footer>'), {
    code: 'no-article',
  });
  assert.throws(() => draftOf('Ferry returns\n\nShare\n\nSubscribe to our newsletter'), {
    code: 'no-article',
    detail: 'not one block of 3 reads like a story',
  });
  assert.throws(() => draftOf('Share'), { detail: 'not one block of 1 reads like a story' });
});

test('a flash of a few words is a story', () => {
  const { blocks } = draftOf('FLASH: ferry is back\n\nMore follows.');
  assert.deepEqual(
    blocks.map(({ role, text }) => [role, text]),
    [
      ['headline', 'FLASH: ferry is back'],
      ['body', 'More follows.'],
    ],
  );
});

test('hostile drops are cleaned in linear time', () => {
  const lines = [
    'US, Army, 101st, trains\n',
    'Read more ',
    'Word, ',
    'By Ann Lee\n',
    'Ann Lee is a reporter... Read more\n',
    '(',
    'Photo: ',
    'a/',
    `${'x'.repeat(60)}...\n`,
  ];
  const before = process.cpuUsage();
  for (const line of lines) {
    try {
      draftOf(`Ferry returns\n\n${line.repeat(Math.ceil(150_000 / line.length))}`);
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'no-article');
    }
  }
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 8_000_000, `${user + system} µs`);
});

test('a story that only a script prints is taken from what the page tells machines', () => {
  const paragraph = 'The ferry came back to the harbour on Monday, three weeks after the storm had torn it from its moorings. ';
  const told = [paragraph.repeat(4).trim(), paragraph.repeat(3).trim()];
  const page = (articleBody: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script><h1>Ferry returns</h1><p>Please turn on scripts to read us.</p>`;
  const draft = Draft.parse(draftOf(`<!doctype html>${page(told.join('\n\n'))}`));
  assert.deepEqual(
    draft.blocks.filter(({ role }) => role === 'body').map(({ text }) => text),
    told,
  );
  assert.deepEqual(draft.notes.at(-1), { name: 'body-from', value: 'ld.articleBody' });
  // Enough of it is printed, or it is no plain text: then blocks are better.
  const printed = draftOf(`<!doctype html>${page(told.join(' '))}<p>${paragraph.repeat(2)}</p>`);
  assert.ok(printed.blocks.every(({ rule }) => rule !== 'article-body-told'));
  assert.throws(
    () => draftOf(`<!doctype html>${page(`<p>${told.join('</p><p>')}</p>`).replace(/<p>Please.*/, '')}`),
    /no-article|reads like/,
  );
});
