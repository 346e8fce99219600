import assert from 'node:assert/strict';
import { test } from 'node:test';

import { iptc, skip } from './judges.ts';
import { drop, fingerprint, full, relation } from './made-up.fixture.ts';
import { EvidenceDocument, publish } from './publish.ts';

const input = { drop, article: full, relation, fingerprint };
const value = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));

test('the strict profile parts the whole document in two, of which nothing is lost', { skip }, () => {
  const apart = publish(input, { profile: 'strict', renderings: ['jsonld'] });
  assert.deepEqual(
    apart.beside.map(({ prefix }) => prefix),
    ['evidence/', 'jsonld/'],
  );
  const ninjs = value(apart.bytes);
  assert.deepEqual(iptc()(ninjs), []);
  const evidence = EvidenceDocument.parse(value(apart.beside[0]?.bytes));
  assert.equal(JSON.stringify({ ...ninjs, ...evidence }), JSON.stringify(value(publish(input).bytes)));
});

test('nothing stands beside the document unless it is asked for', () => {
  assert.deepEqual(publish(input).beside, []);
});
