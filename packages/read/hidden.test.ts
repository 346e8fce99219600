import assert from 'node:assert/strict';
import { test } from 'node:test';

import { countHidden } from './hidden.ts';

const UTF8 = new TextEncoder();

test('bytes and text agree on every character that steers display, and on its neighbours', () => {
  const steering = (point: number) =>
    [0, 0x1b].includes(point) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069) ||
    (point > 0xe0000 && point < 0xe0080);
  for (const [from, to] of [
    [0, 0x100],
    [0x2000, 0x2100],
    [0xe0000, 0xe0100],
  ] as const)
    for (let point = from; point < to; point += 1) {
      const source = `Rain “today” … ${String.fromCodePoint(point)} end`;
      const expected = steering(point) ? 1 : 0;
      assert.equal(countHidden(source, 'utf-8', UTF8.encode(source)), expected, `U+${point.toString(16)}`);
      assert.equal(countHidden(source, 'windows-1252', UTF8.encode(source)), expected, `U+${point.toString(16)}`);
    }
});

test('a source of nothing but quotation marks is counted too', () => {
  const source = `${'”'.repeat(20_000)}\u202e`;
  assert.equal(countHidden(source, 'utf-8', UTF8.encode(source)), 1);
});
