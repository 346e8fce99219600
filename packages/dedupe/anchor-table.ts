import { finalize } from './words.ts';

/** Slots of a bucket: what one anchor's bucket can remember, of all anchors that fall into it. */
const SLOTS = 8;
/**
 * Of one anchor at most so many turns stay: the first ones, which lead to the original, and the latest. An anchor that everybody
 * shares (an agency's closing line) thus never crowds out its neighbours.
 */
const SAME_MAX = 4;
/** A table is doubled once it is fuller than this, up to its limit; from then on what is listed takes the place of the oldest. */
const FILL = 0.7;

const FIRST_BUCKETS = 1 << 9;

/** Turns by anchor, in bounded memory: 8 bytes a slot. */
export type AnchorTable = {
  /** Lists a turn under the anchors, and tells the ballot what was listed there. */
  list(anchors: Uint32Array, turn: number, to: Ballot): void;
  clear(): void;
  /** Keeps how it is at present; what it gives brings that back. */
  save(): () => void;
};

/** A table that holds about so many anchors before the oldest make room. */
export function anchorTable(limit: number): AnchorTable {
  let table = new Uint32Array(FIRST_BUCKETS * SLOTS * 2);
  let taken = 0;

  function put(anchor: number, turn: number, to: Ballot): void {
    const mixed = finalize(anchor);
    const begin = (mixed & ((table.length >>> 4) - 1)) << 4;
    let same = 0;
    let latest = begin;
    let oldest = begin;
    for (let at = begin; at < begin + SLOTS * 2; at += 2) {
      const there = table[at + 1]!;
      if (there < table[oldest + 1]!) oldest = at;
      if (there === 0 || table[at] !== mixed) continue;
      to.vote(there);
      if (same++ === 0 || there > table[latest + 1]!) latest = at;
    }
    const slot = same < SAME_MAX ? oldest : latest;
    if (table[slot + 1] === 0) taken++;
    table[slot] = mixed;
    table[slot + 1] = turn;
  }

  /** Every bucket goes on as two, and what is listed in it goes to one of them. */
  function grow(): void {
    const half = table.length;
    const doubled = new Uint32Array(half * 2);
    doubled.set(table);
    doubled.set(table, half);
    const bucket = (half >>> 3) - 1;
    for (let at = 0; at < doubled.length; at += 2) {
      if (doubled[at + 1] !== 0 && (doubled[at]! & bucket) !== at >>> 4) doubled[at + 1] = 0;
    }
    table = doubled;
  }

  return {
    list(anchors, turn, to) {
      const slots = table.length >>> 1;
      if (taken > slots * FILL && slots < limit) grow();
      for (let i = 0; i < anchors.length; i++) put(anchors[i]!, turn, to);
    },
    clear() {
      table = new Uint32Array(FIRST_BUCKETS * SLOTS * 2);
      taken = 0;
    },
    save() {
      const kept = { table: table.slice(), taken };
      return () => {
        table = kept.table.slice();
        taken = kept.taken;
      };
    },
  };
}

/** Counts for which turns how many anchors vote. */
export type Ballot = {
  vote(turn: number): void;
  /** The turns with most votes, earlier ones first among equals, at most so many, with at least so many votes; and starts anew. */
  take(most: number, least: number): number[];
};

const BALLOT_BITS = 11;

/** A ballot of bounded size: turns beyond a thousand different ones are not counted. */
export function ballot(): Ballot {
  const turns = new Uint32Array(1 << BALLOT_BITS);
  const votes = new Uint16Array(1 << BALLOT_BITS);
  const used = new Uint16Array(1 << (BALLOT_BITS - 1));
  let count = 0;
  return {
    vote(turn) {
      let slot = Math.imul(turn, 0x9e3779b1) >>> (32 - BALLOT_BITS);
      while (turns[slot] !== 0 && turns[slot] !== turn) slot = (slot + 1) & (turns.length - 1);
      if (turns[slot] === turn) {
        votes[slot] = votes[slot]! + 1;
      } else if (count < used.length) {
        turns[slot] = turn;
        votes[slot] = 1;
        used[count++] = slot;
      }
    },
    take(most, least) {
      const chosen: number[] = [];
      while (chosen.length < most) {
        let best = -1;
        for (let i = 0; i < count; i++) {
          const slot = used[i]!;
          if (votes[slot]! < least) continue;
          const gain = best < 0 ? 1 : votes[slot]! - votes[best]! || turns[best]! - turns[slot]!;
          if (gain > 0) best = slot;
        }
        if (best < 0) break;
        chosen.push(turns[best]!);
        votes[best] = 0;
      }
      for (let i = 0; i < count; i++) {
        turns[used[i]!] = 0;
        votes[used[i]!] = 0;
      }
      count = 0;
      return chosen;
    },
  };
}
