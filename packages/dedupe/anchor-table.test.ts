import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';
import { seeded } from '@copydesk/rehearsal/seeded';

import { anchorTable, ballot } from './anchor-table.ts';

const RUNS = { numRuns: 25, seed: 7 };
const HOT = Uint32Array.of(0x1234_5678);

/** Anchors that only one turn has. */
const ownOf = (turn: number) => Uint32Array.from({ length: 12 }, (_, i) => seeded(turn * 100 + i)() * 2 ** 32);

describe('the table of anchors', () => {
  it('tells of an anchor that everybody shares four turns at most, the latest among them, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 1500 }), (turns) => {
        const [table, votes] = [anchorTable(100_000), ballot()];
        for (let turn = 1; turn <= turns; turn++) {
          table.list(HOT, turn, votes);
          table.list(ownOf(turn), turn, votes);
          votes.take(99, 1);
        }
        table.list(HOT, turns + 1, votes);
        const told = votes.take(99, 1);
        assert.equal(told.at(-1), turns);
        assert.ok(told.length <= 4, told.join(' '));
      }),
      RUNS,
    );
  });
  it('forgets the oldest first once it has its full size, and nothing much before', () => {
    const [table, votes] = [anchorTable(4096), ballot()];
    const known = (turn: number) => {
      table.list(ownOf(turn), 1_000_000 + turn, votes);
      return votes.take(1, 6)[0] === turn;
    };
    const last = 2000;
    for (let turn = 1; turn <= last; turn++) {
      table.list(ownOf(turn), turn, votes);
      votes.take(1, 1);
    }
    const found = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => known(from + i)).filter(Boolean).length;
    assert.equal(found(last - 100, last), 100, 'the latest are all known');
    assert.equal(found(1, 101), 0, 'what came a table before is forgotten');
  });
});
