import assert from 'node:assert/strict';
import { test } from 'node:test';

import { OPERATIONS, operationOf } from './operations.ts';

type Asked = Parameters<typeof operationOf>[0];

function asked({ method, on, copies }: (typeof OPERATIONS)[number] & { copies?: true }, names: readonly string[]): Asked {
  const bucket = on === 'service' ? '' : 'drops';
  const key = on === 'object' ? 'a' : '';
  const headers = copies ? { 'x-amz-copy-source': '/drops/b' } : {};
  return { method, bucket, key, headers, query: new Map(names.map((name) => [name, ''])) };
}

for (const row of OPERATIONS) {
  test(`${row.name} is found by what it needs, with or without what it takes, and by nothing else`, () => {
    for (const names of [row.needs, [...row.needs, ...row.takes], [...row.needs, 'x-id']]) {
      assert.equal(operationOf(asked(row, names)).name, row.name);
    }
    assert.throws(() => operationOf(asked(row, [...row.needs, 'unheard-of'])), { code: 'NotImplemented' });
  });
}
