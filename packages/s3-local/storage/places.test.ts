import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createPlaces } from './places.ts';

test('of a key and one below it the first gets the path, the other is escaped', () => {
  const fileFirst = createPlaces();
  assert.deepEqual([fileFirst.claim('a'), fileFirst.claim('a/b'), fileFirst.claim('a/b/c')], [true, false, false]);
  const folderFirst = createPlaces();
  assert.deepEqual([folderFirst.claim('a/b/c'), folderFirst.claim('a/b'), folderFirst.claim('a')], [true, false, false]);
});

test('a path is free again once its last holder has given it back', () => {
  const places = createPlaces();
  places.claim('a/b/c');
  places.claim('a/d');
  assert.deepEqual(places.release('a/b/c'), ['a/b']);
  assert.equal(places.claim('a'), false);
  assert.deepEqual(places.release('a/d'), ['a']);
  assert.equal(places.claim('a'), true);
});

test('neighbours that only share a beginning do not collide', () => {
  const places = createPlaces();
  assert.deepEqual(['a', 'ab', 'a.b', 'b/a'].map(places.claim), [true, true, true, true]);
});
