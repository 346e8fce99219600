import assert from 'node:assert/strict';

import { DeleteObjectCommand, GetObjectCommand, type GetObjectCommandInput, HeadObjectCommand } from '@aws-sdk/client-s3';

import { behaviour, failure, type TestStore } from './store.fixture.ts';

const WRONG = '"00000000000000000000000000000000"';

/** GET and HEAD with the same conditions: the status each ends with. */
async function readStatuses({ client, bucket }: TestStore, query: Partial<GetObjectCommandInput>): Promise<number[]> {
  const target = { Bucket: bucket, Key: 'a', ...query };
  const outcomes = await Promise.allSettled([
    client.send(new GetObjectCommand(target)),
    client.send(new HeadObjectCommand(target)),
  ]);
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 200 : outcome.reason.$metadata.httpStatusCode));
}

behaviour('reads obey If-Match, If-None-Match and the dates', async (store) => {
  const { ETag = '' } = await store.put('a', 'x');
  const [past, future] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
  assert.deepEqual(await readStatuses(store, { IfMatch: ETag }), [200, 200]);
  assert.deepEqual(await readStatuses(store, { IfMatch: WRONG }), [412, 412]);
  assert.deepEqual(await readStatuses(store, { IfNoneMatch: ETag }), [304, 304]);
  assert.deepEqual(await readStatuses(store, { IfNoneMatch: WRONG }), [200, 200]);
  assert.deepEqual(await readStatuses(store, { IfModifiedSince: past }), [200, 200]);
  assert.deepEqual(await readStatuses(store, { IfUnmodifiedSince: past }), [412, 412]);
  assert.deepEqual(await readStatuses(store, { IfMatch: ETag, IfUnmodifiedSince: past }), [200, 200]);
  assert.deepEqual(await readStatuses(store, { IfNoneMatch: ETag, IfUnmodifiedSince: future }), [304, 304]);
});

behaviour('If-None-Match: * writes only where nothing is', async ({ put, remove, text }) => {
  await put('a', 'first', { IfNoneMatch: '*' });
  await assert.rejects(put('a', 'second', { IfNoneMatch: '*' }), failure('PreconditionFailed', 412));
  assert.equal(await text('a'), 'first');
  await remove('a');
  await put('a', 'third', { IfNoneMatch: '*' });
  assert.equal(await text('a'), 'third');
});

behaviour('of 20 writers that race with If-None-Match: * exactly one wins', async ({ put, text }) => {
  for (let round = 0; round < 3; round += 1) {
    const key = `race/${round}`;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => put(key, `writer ${i} `.repeat(5000), { IfNoneMatch: '*' })),
    );
    const winners = outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []));
    assert.equal(winners.length, 1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') failure('PreconditionFailed', 412)(outcome.reason);
    assert.equal(await text(key), `writer ${winners[0]} `.repeat(5000));
  }
});

behaviour('If-Match writes only over that version', async ({ put, text }) => {
  const { ETag: first = '' } = await put('a', 'first');
  const { ETag: second = '' } = await put('a', 'second', { IfMatch: first });
  await assert.rejects(put('a', 'third', { IfMatch: first }), failure('PreconditionFailed', 412));
  assert.equal(await text('a'), 'second');
  await put('a', 'third', { IfMatch: second.replaceAll('"', '') });
  await assert.rejects(put('missing', 'x', { IfMatch: first }), failure('NoSuchKey', 404));
});

behaviour('of 20 writers that race with If-Match exactly one wins', async ({ put }) => {
  const { ETag = '' } = await put('a', 'start');
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => put('a', `writer ${i}`, { IfMatch: ETag })));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

behaviour('If-Match deletes only that version', async ({ client, bucket, put, text }) => {
  const remove = (Key: string, IfMatch: string) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key, IfMatch }));
  const { ETag = '' } = await put('a', 'x');
  await assert.rejects(remove('a', WRONG), failure('PreconditionFailed', 412));
  assert.equal(await text('a'), 'x');
  await remove('a', ETag);
  await assert.rejects(text('a'), failure('NoSuchKey', 404));
  await assert.rejects(remove('a', ETag), failure('NoSuchKey', 404));
});
