import assert from 'node:assert/strict';

import { ListObjectsV2Command, type ListObjectsV2CommandInput, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';

import { behaviour, type TestStore } from './store.fixture.ts';

/** All pages of a listing: keys, common prefixes, and how many pages it took. */
async function list({ client, bucket }: TestStore, query: Partial<ListObjectsV2CommandInput> = {}) {
  const found = { keys: [] as string[], prefixes: [] as string[], pages: 0 };
  let token: string | undefined;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, ...query, ...(token === undefined ? {} : { ContinuationToken: token }) }),
    );
    const { Contents = [], CommonPrefixes = [], KeyCount, IsTruncated, NextContinuationToken } = page;
    assert.equal(KeyCount, Contents.length + CommonPrefixes.length);
    assert.equal(IsTruncated === true, NextContinuationToken !== undefined);
    found.keys.push(...Contents.map(({ Key = '' }) => Key));
    found.prefixes.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix));
    found.pages += 1;
    token = NextContinuationToken;
  } while (token !== undefined);
  return found;
}

async function fill({ put }: TestStore, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => put(key, 'x')));
}

behaviour('a listing says what HEAD says', async (store) => {
  await store.put('a', 'hello');
  const { Contents = [] } = await store.client.send(new ListObjectsV2Command({ Bucket: store.bucket }));
  const { ETag, ContentLength } = await store.head('a');
  assert.deepEqual([Contents[0]?.ETag, Contents[0]?.Size], [ETag, ContentLength]);
});

behaviour('pages of every size together are the whole listing, in the order of UTF-8 bytes', async (store) => {
  const keys = ['a', 'a!', 'a/b', 'a0', 'B', 'b', 'z', 'é', '\uffee', '\u{1F4A5}'];
  await fill(store, keys);
  const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const MaxKeys of [1, 3, 10, 1000]) {
    assert.deepEqual(await list(store, { MaxKeys }), { keys: sorted, prefixes: [], pages: Math.ceil(keys.length / MaxKeys) });
  }
});

behaviour('1,001 keys are two pages', async (store) => {
  const keys = Array.from({ length: 1001 }, (_, i) => `k${String(i).padStart(4, '0')}`);
  for (let at = 0; at < keys.length; at += 50) await fill(store, keys.slice(at, at + 50));
  assert.deepEqual(await list(store), { keys, prefixes: [], pages: 2 });
});

behaviour('a prefix, a delimiter and both narrow the listing', async (store) => {
  await fill(store, ['a.html', 'in/1', 'in/2', 'in/sub/3', 'in/sub/4', 'in//5', 'inner', 'out/6']);
  assert.deepEqual((await list(store, { Prefix: 'in/' })).keys, ['in//5', 'in/1', 'in/2', 'in/sub/3', 'in/sub/4']);
  assert.deepEqual(await list(store, { Delimiter: '/' }), { keys: ['a.html', 'inner'], prefixes: ['in/', 'out/'], pages: 1 });
  assert.deepEqual(await list(store, { Prefix: 'in/', Delimiter: '/' }), {
    keys: ['in/1', 'in/2'],
    prefixes: ['in//', 'in/sub/'],
    pages: 1,
  });
  assert.deepEqual((await list(store, { Prefix: 'nothing' })).keys, []);
});

behaviour('a common prefix is listed once, on whatever pages its keys lie', async (store) => {
  await fill(store, ['a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2', 'd']);
  for (const MaxKeys of [1, 2, 3]) {
    const { keys, prefixes } = await list(store, { Delimiter: '/', MaxKeys });
    assert.deepEqual(
      [keys, prefixes],
      [
        ['b', 'd'],
        ['a/', 'c/'],
      ],
    );
  }
});

behaviour('a listing starts after a key, whether that key exists or not', async (store) => {
  await fill(store, ['a', 'b', 'c', 'd']);
  assert.deepEqual((await list(store, { StartAfter: 'b' })).keys, ['c', 'd']);
  assert.deepEqual((await list(store, { StartAfter: 'bb', MaxKeys: 1 })).keys, ['c', 'd']);
  assert.deepEqual((await list(store, { StartAfter: 'z' })).keys, []);
});

behaviour('a key is listed as soon as its PUT is answered, and no longer once its DELETE is', async (store) => {
  for (let i = 0; i < 20; i += 1) {
    await store.put(`k${i}`, 'x');
    assert.ok((await store.keys()).includes(`k${i}`));
    await store.remove(`k${i}`);
    assert.deepEqual(await store.keys(), []);
  }
});
