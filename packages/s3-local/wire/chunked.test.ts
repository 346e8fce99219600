import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';

import { type Trailers, unchunked } from './chunked.ts';

async function decode(text: string, pieceLength = text.length || 1): Promise<{ body: string; trailers: Trailers }> {
  async function* wire(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text, 'latin1');
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
  }
  const trailers: Trailers = new Map();
  const pieces: Buffer[] = await Readable.from(unchunked(wire(), trailers)).toArray();
  return { body: Buffer.concat(pieces).toString('latin1'), trailers };
}

test('the payload is the same however the wire cuts the body', async () => {
  const text = '5\r\nhello\r\nA\r\n, \r\nworld!\r\n0\r\nx-amz-checksum-crc32: AAAAAA==\r\nX-Other:1\r\n\r\n';
  for (let pieceLength = 1; pieceLength <= text.length; pieceLength += 1) {
    const { body, trailers } = await decode(text, pieceLength);
    assert.equal(body, 'hello, \r\nworld!');
    assert.deepEqual(
      [...trailers],
      [
        ['x-amz-checksum-crc32', 'AAAAAA=='],
        ['x-other', '1'],
      ],
    );
  }
});

test('an empty body is one empty chunk', async () => {
  assert.equal((await decode('0\r\n\r\n')).body, '');
});

test('a body that ends early is incomplete', async () => {
  for (const text of ['', '5', '5\r\n', '5\r\nhel', '5\r\nhello', '5\r\nhello\r\n', '0\r\n']) {
    await assert.rejects(decode(text), { code: 'IncompleteBody' }, JSON.stringify(text));
  }
});

test('a body that is not in chunks, or not in sane ones, is refused', async () => {
  const long = 'x'.repeat(10_000);
  for (const text of [
    'hello\r\n',
    '-5\r\nhello\r\n',
    '5\r\nhello!\r\n',
    'FFFFFFFFFFF\r\n',
    `${long}\r\n`,
    long,
    `0\r\n${long}`,
    '0\r\nno-colon\r\n\r\n',
    `0\r\n${'a:b\r\n'.repeat(99)}`,
  ]) {
    await assert.rejects(decode(text), { code: /InvalidRequest|IncompleteBody/ }, text.slice(0, 40));
  }
});
