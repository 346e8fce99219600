import assert from 'node:assert/strict';
import { test } from 'node:test';

import { foreign } from './foreign.ts';

for (const row of foreign) {
  test(`${row.name} is told from text`, () => {
    if (row.tells === 'bytes')
      for (const [bytes, refused] of row.examples) assert.equal(row.test(Uint8Array.from(bytes)), refused);
    else for (const [source, refused] of row.examples) assert.equal(row.test(source), refused);
  });
}
