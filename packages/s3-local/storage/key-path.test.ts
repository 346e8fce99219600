import assert from 'node:assert/strict';
import { test } from 'node:test';

import { escapedName, isPlainPath, parentsOf } from './key-path.ts';

const PLAIN = [
  'a',
  '2026/11/23/a.html',
  '.hidden',
  '...',
  'a b+c%20.txt',
  'é',
  'e\u0301',
  '%2e%2e',
  '-',
  '~',
  '\u2028',
  'x'.repeat(255),
];
const ODD = [
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  './a',
  'a/..',
  '../../etc/passwd',
  '\u0000',
  'a\n',
  '\u007f',
  'x'.repeat(256),
  'é'.repeat(128),
];

test('a key that a file system holds unchanged is its own path', () => {
  for (const key of PLAIN) assert.equal(isPlainPath(key), true, JSON.stringify(key));
});

test('a key that a file system would change, refuse or follow elsewhere is no path', () => {
  for (const key of ODD) assert.equal(isPlainPath(key), false, JSON.stringify(key));
});

test('an escaped name is one harmless file name and no two keys share it', () => {
  const long = Array.from({ length: 50 }, (_, i) => `${'/'.repeat(900)}${i}`);
  const keys = [...PLAIN, ...ODD, ...long, '%2F', '%252F', 'a%2F%2Fb'];
  const names = keys.map(escapedName);
  for (const name of names) assert.match(name, /^[A-Za-z0-9_%-][A-Za-z0-9._%~-]{0,254}$/);
  assert.equal(new Set(names).size, keys.length);
  assert.equal(escapedName('a//b'), 'a%2F%2Fb');
});

test('the parents of a path are named deepest first', () => {
  assert.deepEqual(parentsOf('a/b/c'), ['a/b', 'a']);
  assert.deepEqual(parentsOf('a'), []);
});
