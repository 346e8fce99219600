import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stages } from './stages.ts';

test('each stage takes what the one before gives', () => {
  for (const [index, row] of stages.entries()) {
    const next = stages[index + 1];
    if (next) assert.equal(next.takes, row.gives, `${next.name} takes what ${row.name} gives`);
  }
});

test('names are queue names: short, lower case, each its own', () => {
  const names = stages.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[a-z]+$/);
});
