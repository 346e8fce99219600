import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ListObjectsCommand, type ListObjectsCommandOutput, PutObjectCommand } from '@aws-sdk/client-s3';

import { BUCKET, startServer } from '../server.fixture.ts';

test('the older listing has the same pages, of any size, with a delimiter and without', async (t) => {
  const { client } = await startServer(t);
  const keys = ['a', 'a/1', 'a/2', 'b c', 'd/1', 'é'];
  for (const Key of keys) await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));
  for (const [Delimiter, expected] of [
    [undefined, keys],
    ['/', ['a', 'a/', 'b c', 'd/', 'é']],
  ] as const)
    for (const MaxKeys of [1, 2, 1000]) {
      const seen: string[] = [];
      let page: ListObjectsCommandOutput | undefined;
      do {
        page = await client.send(new ListObjectsCommand({ Bucket: BUCKET, Delimiter, MaxKeys, Marker: page?.NextMarker }));
        const { Contents = [], CommonPrefixes = [] } = page;
        assert.ok(Contents.length + CommonPrefixes.length <= MaxKeys);
        seen.push(...Contents.map(({ Key = '' }) => Key), ...CommonPrefixes.map(({ Prefix = '' }) => Prefix));
      } while (page.IsTruncated);
      assert.deepEqual(seen.toSorted(), expected.toSorted(), `${Delimiter} ${MaxKeys}`);
    }
});
