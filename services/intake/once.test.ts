import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onlyOnce } from './once.ts';

test('a signature is taken once, until its time is over or it is given back', () => {
  const once = onlyOnce(1_000);
  assert.equal(once.take('a', 0), true);
  assert.equal(once.take('a', 999), false);
  assert.equal(once.take('b', 999), true);
  assert.equal(once.take('a', 1_000), true);
  once.giveBack('b');
  assert.equal(once.take('b', 1_001), true);
});

test('no flood of them fills the memory; the oldest make room', () => {
  const once = onlyOnce(1_000_000);
  for (let at = 0; at < 130_000; at += 1) assert.equal(once.take(`s${at}`, at), true);
  assert.equal(once.take('s129999', 130_000), false);
  assert.equal(once.take('s0', 130_000), true);
});
