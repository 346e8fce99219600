import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listPage, type ListPage, type ListQuery, positionOf, tokenOf } from './listing.ts';
import { compareUtf8, sortedKeys } from '../storage/sorted-keys.ts';

const KEYS = ['a', 'a/', 'a/b', 'a/b/c', 'a0', 'b/1', 'b/2', 'b//x', 'c', 'é', '\uffee', '💥/1', '💥/2'].toSorted(compareUtf8);
const WHOLE: ListQuery = { prefix: '', delimiter: '', after: { key: '' }, maxKeys: 1000 };

/** All pages of a listing, each token carried as text. */
function allPages(keys: readonly string[], query: ListQuery): { objects: string[]; prefixes: string[] } {
  const bucket = sortedKeys(keys.map((key) => [key, 0]));
  const [objects, prefixes]: [string[], string[]] = [[], []];
  for (let after: ListQuery['after'] | undefined = query.after; after !== undefined; ) {
    const page: ListPage<number> = listPage(bucket, { ...query, after });
    assert.ok(page.objects.length + page.commonPrefixes.length <= query.maxKeys);
    objects.push(...page.objects.map(([key]) => key));
    prefixes.push(...page.commonPrefixes);
    after = page.next && positionOf(tokenOf(page.next));
  }
  return { objects, prefixes };
}

/** What a listing should hold, the slow and plain way. */
function expected({ prefix, delimiter, after }: ListQuery): { objects: string[]; prefixes: string[] } {
  const start = 'key' in after ? after.key : '';
  const keys = KEYS.filter((key) => key.startsWith(prefix) && (start === '' || compareUtf8(key, start) > 0));
  const cut = (key: string): number => (delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length));
  const prefixes = keys.filter((key) => cut(key) >= 0).map((key) => key.slice(0, cut(key) + delimiter.length));
  return { objects: keys.filter((key) => cut(key) < 0), prefixes: [...new Set(prefixes)] };
}

test('pages of any size together are the whole listing, each entry once and in order', () => {
  for (const maxKeys of [1, 2, 3, 1000]) {
    for (const prefix of ['', 'a', 'a/', 'b/', 'zz', '💥']) {
      for (const delimiter of ['', '/', '//', 'b']) {
        for (const start of ['', 'a/b', 'b/', 'é']) {
          const query = { prefix, delimiter, after: { key: start }, maxKeys };
          assert.deepEqual(allPages(KEYS, query), expected(query), JSON.stringify(query));
        }
      }
    }
  }
});

test('the last page has no successor, even when it is exactly full', () => {
  const bucket = sortedKeys(KEYS.map((key) => [key, 0]));
  assert.equal(listPage(bucket, { ...WHOLE, maxKeys: KEYS.length }).next, undefined);
  assert.notEqual(listPage(bucket, { ...WHOLE, maxKeys: KEYS.length - 1 }).next, undefined);
});

test('a page of no keys is empty and the last', () => {
  const page = listPage(sortedKeys(KEYS.map((key) => [key, 0])), { ...WHOLE, maxKeys: 0 });
  assert.deepEqual(page, { objects: [], commonPrefixes: [], next: undefined });
});

test('a token that is none of ours is refused', () => {
  assert.throws(() => positionOf('AAAA'), { code: 'InvalidArgument' });
});
