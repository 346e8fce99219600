import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read } from '@copydesk/read';

import { label } from './label.ts';
import { after, before } from './rules.ts';

const rules = [...before, ...after];

test('no two rules share a name', () => {
  assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length);
});

for (const rule of rules) {
  for (const [drop, taken] of rule.examples) {
    test(`${rule.name} takes ${JSON.stringify(taken).slice(0, 60)}`, () => {
      const { blocks, labels } = label(read(Buffer.from(drop), { key: 'example' }));
      const found = blocks.filter((_, at) => labels[at]?.rule === rule.name).map((block) => block.text);
      assert.deepEqual(found, taken);
      for (const given of labels) if (given?.rule === rule.name) assert.equal(given.role, rule.role);
    });
  }
}
