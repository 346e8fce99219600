import assert from 'node:assert/strict';

import { ListObjectsV2Command } from '@aws-sdk/client-s3';

import { behaviour, failure } from './store.fixture.ts';

/** Keys that have broken one S3 or another, and what each tries. */
const ODD_KEYS = [
  { key: 'with space.html', why: 'a space, %20 in the path' },
  { key: 'a+b', why: 'a plus is no space in a path' },
  { key: '100%25%2F', why: 'percent signs are encoded once, decoded once' },
  { key: '?#&=;:@!$\'()*,[]<>"\\^`{|}~', why: 'all that means something in a URL, in XML or to a shell' },
  { key: 'a//b', why: 'an empty segment' },
  { key: './x', why: 'a dot segment is no place' },
  { key: 'x/../y', why: 'dots that would name a neighbour' },
  { key: '../../up', why: 'dots that would lead out' },
  { key: '/leading', why: 'an empty first segment' },
  { key: 'trailing/', why: 'a folder that is an object' },
  { key: 'caf\u00e9', why: 'composed (NFC)' },
  { key: 'cafe\u0301', why: 'decomposed (NFD): another key' },
  { key: 'CAFE', why: 'case counts' },
  { key: 'cafe', why: 'case counts' },
  { key: '\u{1F4F0}/\u65b0\u805e', why: 'beyond the basic plane' },
  { key: '\ufeffbom', why: 'a byte-order mark in front' },
  { key: ' ', why: 'nothing but space' },
  { key: ' padded ', why: 'space at both ends' },
  { key: 'a', why: 'a file beside a folder of its name' },
  { key: 'a/b', why: 'a folder beside a file of its name' },
  { key: 'a/b/c', why: 'one deeper' },
  { key: 'x'.repeat(1024), why: '1,024 bytes in one segment' },
  { key: 'y/'.repeat(512), why: '1,024 bytes in 512 segments' },
  { key: '\u00e9'.repeat(512), why: '1,024 bytes in half as many letters' },
] as const satisfies readonly { key: string; why: string }[];

behaviour(
  'every key is its own object and is listed as it was given, in the order of its bytes',
  async ({ put, text, head, keys, remove }) => {
    for (const { key } of ODD_KEYS) await put(key, `body of ${key}`);
    for (const { key, why } of ODD_KEYS) {
      assert.equal(await text(key), `body of ${key}`, why);
      assert.equal((await head(key)).ContentLength, Buffer.byteLength(`body of ${key}`), why);
    }
    const sorted = ODD_KEYS.map(({ key }) => key).toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.deepEqual(await keys(), sorted);
    for (const { key } of ODD_KEYS) {
      await remove(key);
      await assert.rejects(head(key), failure('NotFound', 404));
    }
    assert.deepEqual(await keys(), []);
  },
);

behaviour(
  'control characters in keys survive, and are listed URL-encoded where the caller asks for it',
  async ({ client, bucket, put, text }) => {
    const control = ['line\nfeed', 'carriage\rreturn', 'tab\there', '\u0001', 'del\u007f'];
    for (const key of control) await put(key, `body of ${key}`);
    for (const key of control) assert.equal(await text(key), `body of ${key}`);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url' }));
    const listed = Contents.map(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')));
    assert.deepEqual(listed.toSorted(), control.toSorted());
  },
);

behaviour('a key of 1,025 bytes is refused', async ({ put }) => {
  for (const key of ['x'.repeat(1025), `x${'\u00e9'.repeat(512)}`])
    await assert.rejects(put(key, 'x'), failure('KeyTooLongError', 400));
});
