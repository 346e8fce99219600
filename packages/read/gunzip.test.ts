import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { Rejection } from '@copydesk/article/rejection';

import { read } from './read.ts';

const drop = { key: 'a.html.gz' };
const page = Buffer.from('<!doctype html><p>The ferry leaves at noon, said the captain.</p>');
const refused = (code: string) => (error: unknown) => error instanceof Rejection && error.code === code;

test('a gzip drop is read as what it holds', () => {
  assert.deepEqual(read(gzipSync(page), drop), read(page, drop));
});

test('a bomb, a cut one, one inside another and an empty one are refused', () => {
  assert.throws(() => read(gzipSync(Buffer.alloc(33 * 1024 * 1024)), drop), refused('too-large'));
  assert.throws(() => read(gzipSync(page).subarray(0, 30), drop), refused('not-text'));
  assert.throws(() => read(gzipSync(gzipSync(page)), drop), refused('not-text'));
  assert.throws(() => read(gzipSync(Buffer.alloc(0)), drop), refused('empty'));
});
