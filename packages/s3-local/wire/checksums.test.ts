import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';

import { CHECKSUMS, proveSums } from './checksums.ts';

async function* pieces(text: string): AsyncGenerator<Buffer> {
  for (const piece of text.match(/.{1,4}/g) ?? []) yield Buffer.from(piece);
}

async function prove(headers: Record<string, string>, body: string, trailers: [string, string][] = []) {
  const proved: Record<string, string> = {};
  const chunks: Buffer[] = await Readable.from(proveSums({ headers }, pieces(body), new Map(trailers), proved)).toArray();
  return { body: Buffer.concat(chunks).toString(), proved };
}

for (const { header, examples } of CHECKSUMS) {
  const proves = header.startsWith('x-amz-');

  test(`${header}: the sums of the examples are right`, async () => {
    for (const [body, sum] of examples) {
      assert.deepEqual(await prove({ [header]: sum }, body), { body, proved: proves ? { [header]: sum } : {} });
    }
  });

  test(`${header}: one wrong byte is noticed`, async () => {
    for (const [body, sum] of examples) await assert.rejects(prove({ [header]: sum }, `${body}!`), { code: 'BadDigest' });
  });

  test(`${header}: a sum of the wrong length is refused before the body is read`, async () => {
    await assert.rejects(prove({ [header]: 'AAA=' }, ''), { code: 'InvalidDigest' });
  });

  test(`${header}: it may come as a trailer`, async () => {
    for (const [body, sum] of examples) {
      await prove({ 'x-amz-trailer': header }, body, [[header, sum]]);
      await assert.rejects(prove({ 'x-amz-trailer': header }, `${body}!`, [[header, sum]]), { code: 'BadDigest' });
    }
  });
}

test('a trailer that was announced must come', async () => {
  await assert.rejects(prove({ 'x-amz-trailer': 'x-amz-checksum-crc32' }, 'body'), { code: 'InvalidRequest' });
});

test('a body without a claim passes and proves nothing', async () => {
  assert.deepEqual(await prove({}, 'body'), { body: 'body', proved: {} });
});
