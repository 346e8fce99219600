import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Heard } from '@copydesk/redis/backfills';

import { archives } from './archives.ts';
import { halfway } from './given.ts';
import { rendered } from './html.ts';

const at = Date.parse('2026-11-23T06:00:30Z');
const shown = (...heard: Partial<Heard>[]) =>
  rendered(
    archives(
      heard.map((one) => Object.assign({}, halfway, one)),
      at,
    ),
  );
const numbers = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<td class="number[^"]*" data-label="([^"]+)">([^<]*)/g)].map(([, label, value]) => [label, value]),
  );
const badges = (page: string) => [...page.matchAll(/<span class="badge (\w+)">([^<]+)/g)].map(([, look, says]) => [look, says]);

test('one that runs tells how far it is, what is left, who runs it and where it stands', () => {
  const page = shown({});
  assert.deepEqual(badges(page), [['article', 'running']]);
  const { 'Last sign': _, ...counts } = numbers(page);
  assert.deepEqual(counts, { 'Looked at': '3,000', 'In all': '12,000', 'Left, about': '15 min', Queued: '900', Unread: '0' });
  assert.match(page, /s3:\/\/drops\/old\//);
  assert.match(page, /<progress max="1" value="0.25" aria-label="Looked at"><\/progress> 25 %/);
  assert.match(page, /at <code><bdi dir="ltr">old\/2019\/c\.html<\/bdi><\/code><\/p>/);
  assert.match(page, /by <bdi>ada@desk<\/bdi>, at most 20 a second, begun 3 min ago <time datetime="2026-11-23T05:57:29/);
  assert.doesNotMatch(page, /Run again/);
});

test('before its drops are counted it claims no share; while it stands it says why, and for how long', () => {
  const { total: _, ...uncounted } = halfway;
  const page = rendered(archives([{ ...uncounted, keyMs: 190_000, unread: 2 }], at));
  assert.deepEqual([numbers(page)['In all'], numbers(page)['Left, about'], /<progress/.test(page)], ['–', '–', false]);
  assert.match(page, / for 3 min: live drops go first, or the workers are behind/);
  assert.match(page, /<td class="number bad" data-label="Unread">2/);
  assert.match(shown({ total: 2_990 }), /value="1" [^>]*><\/progress> 100 %/, 'drops came in since they were counted');
});

test('one that does not run any more says how it ended, and what goes on with it', () => {
  for (const [state, look, says] of [
    ['lost', 'watch', 'no sign of life'],
    ['stopped', 'watch', 'stopped'],
    ['failed', 'bad', 'failed'],
  ] as const) {
    const page = shown({ state, silentMs: 130_000 });
    assert.deepEqual(badges(page), [[look, says]]);
    assert.match(page, /came to <code><bdi dir="ltr">old\/2019\/c\.html/);
    assert.match(page, /, ran for 3 min/);
    assert.match(page, /<bdi dir="ltr">copydesk backfill s3:\/\/drops\/old\/ --rate 20<\/bdi>/);
    assert.match(page, /<span class="ago">2 min ago<\/span> <time datetime="2026-11-23T05:58:20/);
    assert.equal(numbers(page)['Left, about'], '–', 'nothing is left to wait for');
  }
  const ended = shown({ state: 'ended', drops: 12_000 });
  assert.deepEqual(badges(ended), [['article', 'ended']]);
  assert.doesNotMatch(ended, /Run again|<progress|came to/);
});

test('those that run come first, and of many only some are shown', () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ prefix: `${index}/`, state: 'ended' as const }));
  const page = shown(...many, { prefix: 'late/' });
  assert.deepEqual([badges(page).length, badges(page)[0]?.[1]], [5, 'running']);
  assert.match(page, /And 3 more/);
});

test('names and reasons are text, shortened, and the command names what it says', () => {
  const hostile = `<script>alert(1)</script>\u202e\u200b'"${'x'.repeat(900)}`;
  const page = shown({ state: 'failed', prefix: hostile, key: hostile, by: hostile, reason: hostile });
  assert.doesNotMatch(page, /<script>|\u202e|\u200b/);
  assert.match(page, /<progress/);
  assert.match(page, /\$&#39;s3:\/\/drops\/&lt;script&gt;alert\(1\)&lt;\/script&gt;\\u202E\\u200B\\&#39;&quot;x+&#39; --rate 20/);
});
