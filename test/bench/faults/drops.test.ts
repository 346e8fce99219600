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

/** Where in a campaign those drops stand that take minutes, and all of them. */
function lingering(count: number) {
  return makeDrops(count, 7).flatMap((drop, at) => (drop.kind === 'doomed' || drop.kind === 'heir' ? [{ at, drop }] : []));
}

test('only long campaigns have drops that take minutes: the same few, spread over the part that leaves them time', () => {
  assert.deepEqual(lingering(999), []);
  assert.deepEqual(lingering(2_000), lingering(2_000));
  const places = lingering(2_000).map(({ at }) => at);
  assert.equal(places.length, 20);
  assert.ok((places[0] ?? 0) < 100 && (places.at(-1) ?? 0) < 2_000 * 0.6, String(places));
  assert.equal(lingering(1_000).length, 10);
});

test('of each original that is to be parked there is one copy, put later and elsewhere, which is to become an article', () => {
  const found = lingering(1_000);
  for (const { at, drop } of found.filter(({ drop: { kind } }) => kind === 'doomed')) {
    assert.deepEqual(drop.expected, { rejected: 'gave-up' });
    const heirs = found.filter((other) => other.drop.after === drop.key);
    assert.equal(heirs.length, 1);
    for (const heir of heirs) {
      assert.deepEqual(heir.drop.expected, { text: drop.versions[0] });
      assert.ok(heir.at > at && !heir.drop.key.startsWith('doomed/'));
    }
  }
});

test('no two drops of a long campaign have one key', () => {
  const keys = makeDrops(2_000, 7).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
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
