import assert from 'node:assert/strict';
import { test } from 'node:test';

import { windowOf } from './range.ts';

const WINDOWS = [
  ['bytes=0-3', { start: 0, length: 4 }],
  ['bytes=9-9', { start: 9, length: 1 }],
  ['bytes=4-', { start: 4, length: 6 }],
  ['bytes=-3', { start: 7, length: 3 }],
  ['bytes=-99', { start: 0, length: 10 }],
  ['bytes=8-99', { start: 8, length: 2 }],
] as const;

const WHOLE = [
  undefined,
  '',
  'bytes=',
  'bytes=-',
  'bytes=3-1',
  'bytes=0-1,3-4',
  'bytes=a-b',
  'items=0-1',
  'bytes=0-99999999999999999999',
];

test('a range is the window it says, cut at the end of the object', () => {
  for (const [header, window] of WINDOWS) assert.deepEqual(windowOf(header, 10), window, header);
});

test('a range that cannot be read asks for the whole object', () => {
  for (const header of WHOLE) assert.equal(windowOf(header, 10), undefined, header);
});

test('a range without a byte of the object is refused', () => {
  for (const header of ['bytes=10-', 'bytes=10-20', 'bytes=-0'])
    assert.throws(() => windowOf(header, 10), { code: 'InvalidRange' });
  for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) assert.throws(() => windowOf(header, 0), { code: 'InvalidRange' });
});
