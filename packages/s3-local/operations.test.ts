import assert from 'node:assert/strict';
import { test } from 'node:test';

import { OPERATIONS, operationOf } from './operations.ts';

type Asked = Parameters<typeof operationOf>[0];

function asked(method: string, on: string, names: readonly string[]): Asked {
  const bucket = on === 'service' ? '' : 'drops';
  const key = on === 'object' ? 'a' : '';
  return { method, bucket, key, query: new Map(names.map((name) => [name, ''])) };
}

for (const row of OPERATIONS) {
  test(`${row.name} is found by what it needs, with or without what it takes, and by nothing else`, () => {
    for (const names of [row.needs, [...row.needs, ...row.takes], [...row.needs, 'x-id']]) {
      assert.equal(operationOf(asked(row.method, row.on, names)).name, row.name);
    }
    assert.throws(() => operationOf(asked(row.method, row.on, [...row.needs, 'unheard-of'])), { code: 'NotImplemented' });
  });
}
