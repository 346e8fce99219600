import assert from 'node:assert/strict';
import { test } from 'node:test';

import { gather } from './gathered.ts';

function gatherer(faults: (items: readonly string[]) => ReadonlyMap<number, string> = () => new Map()) {
  const gone: string[][] = [];
  const one = gather<string>({
    most: 3,
    waitMs: 5,
    async work(items) {
      gone.push([...items]);
      return faults(items);
    },
  });
  return { one, gone };
}

test('what comes within a moment goes together, so many at once', async () => {
  const { one, gone } = gatherer();
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(one));
  assert.deepEqual(gone, [
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  await one('f');
  assert.deepEqual(gone.at(-1), ['f']);
});

test('one that fails is told, and the others are done', async () => {
  const { one } = gatherer((items) => new Map([[items.indexOf('b'), 'the receipt is too old']]));
  const ended = await Promise.allSettled(['a', 'b'].map(one));
  assert.deepEqual(
    ended.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  await assert.rejects(one('b'), /the receipt is too old/);
});

test('where nothing was done each is told, and the next can go', async () => {
  let broken = true;
  const { one } = gatherer(() => {
    if (broken) throw new Error('no answer');
    return new Map();
  });
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd'].map(one));
  assert.ok(ended.every(({ status }) => status === 'rejected'));
  broken = false;
  await one('e');
});
