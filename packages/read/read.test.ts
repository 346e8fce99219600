import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Document } from '@copydesk/article/document';
import { Rejection, type RejectionCode } from '@copydesk/article/rejection';

import { read } from './read.ts';

const drop = { key: 'drops/story' };
const document = (source: string) => read(Buffer.from(source), drop);
const texts = (source: string) => document(source).blocks.map((block) => block.text);

function refusal(bytes: Uint8Array): RejectionCode | undefined {
  try {
    read(bytes, drop);
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

test('what cannot be read is refused with a code, whatever its name', () => {
  assert.equal(refusal(Buffer.alloc(0)), 'empty');
  assert.equal(refusal(Buffer.from(' \r\n\t\u00a0\u2028 ')), 'blank');
  assert.equal(refusal(Buffer.from('<html><body><script>x()</script></body></html>')), 'blank');
  assert.equal(refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])), 'not-text');
  assert.equal(refusal(Buffer.from('%PDF-1.7 and so on')), 'not-text');
  assert.equal(refusal(Buffer.from('GIF89a/*<html><script>alert(1)</script>*/=1;')), 'not-text');
  assert.equal(refusal(Buffer.from('A\0B\0\0C\0\0\0D\0'.repeat(40))), 'not-text');
  assert.equal(refusal(Buffer.from('<?xml version="1.0"?><nitf><body/></nitf>')), 'not-text');
});

test('a NUL here and there is dropped and noted', () => {
  const noted = document('Head\0line\n\nBo\0dy');
  assert.deepEqual(
    noted.blocks.map((block) => block.text),
    ['Headline', 'Body'],
  );
  assert.deepEqual(noted.notes, [{ name: 'hidden-characters', value: '2' }]);
});

test('marks without width and those that steer display are folded away', () => {
  assert.deepEqual(texts('Pu\u200btin s\u2060aid "no"\ufeff\n\nBody\u00ad text'), ['Putin said "no"', 'Body text']);
  assert.deepEqual(texts('Invoice \u202egpj.exe\u202c\n\nBody \u2066x\u2069\u001b[31m red'), ['Invoice gpj.exe', 'Body x red']);
  assert.deepEqual(texts('Hi\u{e0041}\u{e0042}\n\n🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} won'), [
    'Hi',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} won',
  ]);
  assert.deepEqual(texts('👩‍👩‍👧‍👦 family\n\nمی‌خواهم'), ['👩‍👩‍👧‍👦 family', 'می‌خواهم']);
  assert.deepEqual(texts(`H${'\u0301'.repeat(50_000)}i\n\nCafe\u0301`), [`H${'\u0301'.repeat(8)}i`.normalize('NFC'), 'Café']);
});

test('a page reads the same wherever its text stands', () => {
  for (let padding = 16_340; padding < 16_400; padding += 1)
    assert.deepEqual(texts(`<!--${'-'.repeat(padding)}--><p>A\u200b<b>B</b>\u200bC &amp; D</p>`), ['ABC & D']);
});

test('drawings and scripts end where they say, whatever is in them', () => {
  assert.deepEqual(texts('<p>One<svg><title/><style/><p>two</p></svg> three</p><svg/><p>four</p>'), ['One three', 'four']);
  assert.deepEqual(texts('<script><!-- <script>a</script> --></script><p>One.</p>'), ['One.']);
  const { hints } = document('<script type="application/ld+json"></script><p>{"@type":"Article","headline":"x"}</p>');
  assert.deepEqual(hints, []);
});

test('what nobody reads parts no sentence', () => {
  assert.deepEqual(
    texts('<p>The <a href="/">ferry<svg><title>icon</title></svg></a> is <noscript><div>x</div></noscript>back.</p>'),
    ['The ferry is back.'],
  );
  assert.deepEqual(texts('<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ行く。</p>'), ['東京へ行く。']);
});

test('white space inside an end tag does not shift what follows it', () => {
  const page = '<body><p><a class="name">Ann Lee</a\n  >, reporter</p>';
  const parts = document(page).blocks[0]?.parts?.map(({ span }) => page.slice(...span));
  assert.deepEqual(parts, ['Ann Lee', ', reporter']);
});

test('every block is where its span says', () => {
  const page =
    '<title>Ferry</title><body>\n<h1> Ferry&nbsp;returns </h1><p>The <b>ferry</b>\n came\tback &amp; <a href="/x">sailed</a>.</p><ul><li>One</li></ul>';
  const story = '\r\nFerry returns\r\n\r\n  The ferry came\u00a0back.  \nIt sailed.';
  for (const source of [page, story]) {
    const { blocks, length } = document(source);
    assert.equal(length, source.length);
    for (const { text, span } of blocks) {
      const slice = source.slice(...span);
      assert.equal(slice, slice.trim());
      for (const word of text.match(/[\p{L}]{2,}/gu) ?? []) assert.ok(slice.includes(word), `${word} in ${slice}`);
    }
  }
});

test('a page is read with its elements, links and pictures', () => {
  const page = document(
    '<body class="news"><article id="a1"><p class="lead big">The ferry <a href="/">is back</a></p><img src="data:x" data-src="f.jpg" alt="A ferry"></article><div hidden>psst</div>',
  );
  assert.deepEqual(Document.parse(page), page);
  const [lead, picture, hidden] = page.blocks;
  assert.equal(lead?.linked, 'is back'.length);
  assert.equal(picture?.href, 'f.jpg');
  assert.deepEqual(page.elements[lead!.element!], {
    name: 'p',
    hooks: 'lead big',
    hidden: false,
    parent: page.elements.findIndex(({ hooks }) => hooks === 'a1'),
  });
  assert.equal(page.elements[hidden!.element!]!.hidden, true);
});

test('a block says what it is put together from, where the source tells', () => {
  const parts = (source: string) =>
    document(source).blocks[0]!.parts?.map(({ text, line, span }) => [text, line, source.slice(...span)]);
  assert.deepEqual(parts('<div><span class="author">Ann <b>Lee</b></span> | <time>June 5</time></div>'), [
    ['Ann Lee', false, 'Ann <b>Lee'],
    ['|', false, '|'],
    ['June 5', false, 'June 5'],
  ]);
  assert.deepEqual(parts('<p>By Ann Lee<br>June 5</p>'), [
    ['By Ann Lee', false, 'By Ann Lee'],
    ['June 5', true, 'June 5'],
  ]);
  assert.equal(parts('<p>The <b>ferry</b> is <a href="/">back</a>.</p>'), undefined);
  assert.equal(parts(`<p>${'The ferry is <time>back</time> at last. '.repeat(9)}</p>`), undefined);
});

test('a page tells about itself in hints, each with its place', () => {
  const { hints } = document(`<html lang="de-AT"><head><title>Ferry returns | Courier</title>
    <meta property="og:title" content="Ferry &quot;returns&quot;"><meta name="Author" content="Ann Lee"><meta value="2031-06-05" name="article:published_time"><link rel="canonical" href="https://courier.example/f">
    </head><body><article itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author" itemscope><b itemprop="name">Ann Lee</b></span>
    <div itemprop="publisher" itemscope><meta itemprop="name" content="Courier"></div><meta itemprop="datePublished" content="2031-06-05">
    <time datetime="2031-06-05T14:46:00+02:00" class="published">Thursday</time><a rel="author" href="/ann">Ann</a><a href="/autor/kim-roe">Kim Roe</a><a href="/ports">Ports</a><p>The ferry is back.</p></article>`);
  const told = Object.fromEntries(hints.map(({ name, value }) => [name, value]));
  assert.deepEqual(told, {
    'html.lang': 'de-AT',
    title: 'Ferry returns | Courier',
    'meta.og:title': 'Ferry "returns"',
    'meta.author': 'Ann Lee',
    'meta.article:published_time': '2031-06-05',
    'link.canonical': 'https://courier.example/f',
    'item.author': 'Ann Lee',
    'item.author.name': 'Ann Lee',
    'item.publisher.name': 'Courier',
    'meta.datepublished': '2031-06-05',
    'time.datetime.published': '2031-06-05T14:46:00+02:00',
    'rel.author.url': '/ann',
    'rel.author': 'Ann',
    'profile.url': '/autor/kim-roe',
    'profile.name': 'Kim Roe',
  });
  assert.ok(hints.every(({ span }) => span !== undefined));
  const video = document(
    '<html itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="datePublished" content="2031-06-05"><p>Rain.</p>',
  );
  assert.deepEqual(
    video.hints.map(({ name }) => name),
    ['meta.datepublished'],
  );
});

test('a drop past a cap is refused, one below it is read, both without delay', () => {
  const nested = (depth: number) => `${'<div>'.repeat(depth)}The ferry is back.${'</div>'.repeat(depth)}<p>After.</p>`;
  assert.deepEqual(texts(nested(900)), ['The ferry is back.', 'After.']);
  for (const hostile of [
    nested(100_000),
    `<p>${'x<br>'.repeat(250_000)}`,
    '<svg>'.repeat(50_000),
    '<b><i><u><p>'.repeat(5_000),
    '<template>'.repeat(5_000),
    'x\n'.repeat(100_001),
    'Pier one is open.\n\n'.repeat(15_001),
    'The ferry is back. '.repeat(220_000),
  ]) {
    assert.equal(refusal(Buffer.from(hostile)), 'too-complex');
  }
});

test('hostile texts are read in linear time', () => {
  const traps = [
    `a${' '.repeat(200_000)}b`,
    '<'.repeat(200_000),
    `By ${'\t'.repeat(200_000)}x`,
    '\r'.repeat(200_000) + 'x',
    `<p title="${'a'.repeat(1e6)}">x</p>`,
    `<p>${'&amp'.repeat(200_000)}`,
  ];
  const before = process.cpuUsage();
  for (const trap of traps) read(Buffer.from(trap), drop);
  const { user, system } = process.cpuUsage(before);
  // CPU time, not the clock; a quadratic pattern takes minutes here.
  assert.ok(user + system < 5_000_000, `${user + system} µs`);
});

test('a page may be cut anywhere', () => {
  const page = '<html><body><p>Hello &amp; <a href="http://x/">good</a><script>var a = "</script><p>bye</p>';
  for (let at = 20; at <= page.length; at += 1) assert.ok(refusal(Buffer.from(page.slice(0, at))) === undefined || at < 30);
});

test('a feed that says the format is believed where it can be so, and the note says it', () => {
  const fed = (source: string, format: 'text' | 'html') => {
    const { format: found, notes } = read(Buffer.from(source), { ...drop, feed: { name: 'a-feed', format } });
    return [found, ...notes.map(({ name, value }) => `${name}: ${value}`)];
  };
  assert.deepEqual(fed('<b>Rain</b> came back.', 'text'), ['text', 'format-by-feed: text, not html']);
  assert.deepEqual(fed('Rain <b>came</b> back.', 'html'), ['html', 'format-by-feed: html, not text']);
  assert.deepEqual(fed('Rain came back.', 'html'), ['text']);
  assert.deepEqual(fed('\n<!DOCTYPE html><p>Rain came back.</p>', 'text'), ['html']);
});
