import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { GetObjectCommand } from '@aws-sdk/client-s3';

import { behaviour } from './store.fixture.ts';

const PIECE = Buffer.alloc(1024 * 1024, 'copydesk ');
const PIECES = 64;

behaviour('64 MB go in as a stream and come out the same', async ({ client, bucket, put }) => {
  const sent = createHash('md5');
  const body = Readable.from(
    (function* pieces() {
      for (let i = 0; i < PIECES; i += 1) {
        const piece = Buffer.from(PIECE);
        piece.writeUInt32BE(i);
        sent.update(piece);
        yield piece;
      }
    })(),
  );
  const { ETag } = await put('large', body, { ContentLength: PIECES * PIECE.length });
  const expected = sent.digest('hex');
  assert.equal(ETag, `"${expected}"`);

  const received = createHash('md5');
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'large' }));
  for await (const chunk of Body as Readable) received.update(chunk as Buffer);
  assert.equal(received.digest('hex'), expected);
});
