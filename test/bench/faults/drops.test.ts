import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Rejection } from '@copydesk/article/rejection';
import { computeHere } from '@copydesk/pipeline/verbs';

import { kinds, makeDrops } from './drops.ts';

const drops = makeDrops(400, 7);

/** What the verbs say of a text: the code of a refusal, or its body's length. */
async function verdict(text: string): Promise<string | number> {
  const bytes = new TextEncoder().encode(text);
  const drop = { bucket: 'drops', key: 'a.txt', etag: 'e', size: bytes.length, contentType: 'text/plain' };
  try {
    return (await computeHere('extract', await computeHere('clean', bytes, drop), drop)).body.length;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

test('every kind of drop is among them, and shares add up', () => {
  assert.deepEqual(new Set(drops.map(({ kind }) => kind)), new Set(kinds.map(({ name }) => name)));
  assert.equal(
    kinds.reduce((sum, { share }) => sum + share, 0),
    100,
  );
});

test('the same seed makes the same drops, another seed others', () => {
  assert.deepEqual(makeDrops(50, 7), drops.slice(0, 50));
  assert.notDeepEqual(makeDrops(50, 8), makeDrops(50, 7));
});

for (const { name } of kinds) {
  test(`what is expected of a drop of kind "${name}" is what the verbs say of its last version`, async () => {
    const drop = drops.find(({ kind }) => kind === name);
    assert.ok(drop);
    const said = await verdict(drop.versions.at(-1) ?? '');
    if ('rejected' in drop.expected) assert.equal(said, drop.expected.rejected);
    else assert.ok(Number(said) >= 3, String(said));
  });
}
