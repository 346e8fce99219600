import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Entry, REBUILDING, type Seen, WITHDRAWN } from './seen.ts';
import { lapseTests } from './seen-lapses.ts';
import { meetingTests } from './seen-meetings.ts';
import { orderTests } from './seen-orders.ts';
import { raceTests } from './seen-races.ts';
import { rebuildTests } from './seen-rebuilds.ts';
import type { Subject, Trial } from './seen-trial.ts';
import { copyOf, edited, entry, met, original, shown, story } from './stories.fixture.ts';

/**
 * The tests that every index of what was seen must pass. `pairs` is how many pairs of copies race; `lapses`: whether it can be taken back
 * to an earlier moment.
 */
export function seenConformance(
  open: () => Promise<Subject>,
  { pairs = 300, lapses = true }: { pairs?: number; lapses?: boolean } = {},
): void {
  const on: Trial = (test) => async () => {
    const subject = await open();
    try {
      await test(subject);
    } finally {
      await subject.close();
    }
  };
  describe('meetings', () => meetingTests(on));
  describe('decisions', () => decisionTests(on));
  describe('withdrawals', () => withdrawalTests(on));
  describe('orders', () => orderTests(on));
  describe('rebuilds', () => rebuildTests(on));
  if (lapses) describe('lapses', () => lapseTests(on));
  describe('races', () => raceTests(on, pairs));
}

const A = entry('a', story(1));
const B = entry('b', edited(story(1)));
const C = entry('c', edited(story(1), 20, 2));
const OTHER = entry('other', story(2));

const decided = async (seen: Seen, one: Entry, relation = original(one)) => seen.decide(one, relation, met(await seen.meet(one)));

/** A copy that nobody knows. */
const NOBODY = entry('nobody', story(99));

const ids = (candidates: { id: string }[]) => candidates.map(({ id }) => id);

function decisionTests(on: Trial): void {
  it(
    'holds the first decision for ever',
    on(async ({ seen }) => {
      const meeting = met(await seen.meet(A));
      assert.deepEqual(await seen.decide(A, original(A), meeting), original(A));
      assert.deepEqual(await seen.decide(A, copyOf(OTHER), meeting), original(A));
      assert.deepEqual(met(await seen.meet(A)).decided, original(A));
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([{ ...A, relation: original(A) }]));
    }),
  );
  it(
    'refuses a decision about what it never met',
    on(async ({ seen }) => {
      const meeting = met(await seen.meet(A));
      assert.equal(await seen.decide(B, original(B), meeting), WITHDRAWN);
    }),
  );
  it(
    'refuses a decision from before the entry was withdrawn',
    on(async ({ seen }) => {
      const before = met(await seen.meet(A));
      await seen.withdraw(A.story, A.version, NOBODY);
      assert.equal(await seen.decide(A, original(A), before), WITHDRAWN);
      const after = met(await seen.meet(A));
      assert.ok(after.turn > before.turn);
      assert.equal(await seen.decide(A, original(A), before), WITHDRAWN);
      assert.deepEqual(await seen.decide(A, original(A), after), original(A));
    }),
  );
  it(
    'refuses a decision from another life of the index',
    on(async ({ seen, wipe }) => {
      const before = met(await seen.meet(A));
      await wipe();
      assert.equal(await seen.decide(A, original(A), before), REBUILDING);
      await (await seen.claimRebuild())?.finish();
      const after = met(await seen.meet(A));
      assert.equal(after.turn, before.turn, 'only the epoch can tell the two meetings apart');
      assert.equal(await seen.decide(A, original(A), before), REBUILDING);
      assert.equal(met(await seen.meet(A)).decided, undefined);
    }),
  );
}

function withdrawalTests(on: Trial): void {
  it(
    'takes out an original, and the copy that asked, so that it is judged anew',
    on(async ({ seen }) => {
      await decided(seen, A);
      await decided(seen, B, copyOf(A));
      await seen.withdraw(A.story, A.version, B);
      const { decided: held, candidates } = met(await seen.meet(B));
      assert.deepEqual([held, candidates], [undefined, []]);
    }),
  );
  it(
    'gives a returning copy a later turn than every other, and hides those that have not returned',
    on(async ({ seen }) => {
      await decided(seen, A);
      for (const copy of [B, C]) await decided(seen, copy, copyOf(A));
      await seen.withdraw(A.story, A.version, C);
      assert.deepEqual(met(await seen.meet(C)).candidates, [], 'B follows a withdrawn original');
      await seen.withdraw(A.story, A.version, B);
      assert.deepEqual(ids(met(await seen.meet(B)).candidates), [C.id], 'C returned first');
    }),
  );
  it(
    'keeps other versions of the story',
    on(async ({ seen }) => {
      const newer = entry('a', edited(story(1), 20, 3), 9);
      const second = entry('a', edited(story(1), 20, 4), 1);
      await decided(seen, OTHER);
      await decided(seen, A);
      await decided(seen, second, copyOf(OTHER));
      await decided(seen, newer);
      await seen.withdraw(A.story, A.version, NOBODY);
      assert.deepEqual(ids(met(await seen.meet(B)).candidates).toSorted(), [second.id, newer.id, OTHER.id].toSorted());
    }),
  );
  it(
    'does nothing where only another version stands for the story, until every version is to go',
    on(async ({ seen }) => {
      const newer = entry('a', edited(story(1), 20, 3), 9);
      await decided(seen, A);
      await decided(seen, B, copyOf(A));
      await seen.withdraw(A.story, newer.version, B);
      assert.deepEqual(met(await seen.meet(B)).decided, copyOf(A));
      await seen.withdraw(A.story, 'every', B);
      const { decided: held, candidates } = met(await seen.meet(B));
      assert.deepEqual([held, candidates], [undefined, []]);
    }),
  );
  it(
    'leaves a copy alone that follows another story or is not decided',
    on(async ({ seen }) => {
      await decided(seen, OTHER);
      await decided(seen, B, copyOf(OTHER));
      const { turn } = met(await seen.meet(C));
      for (const copy of [B, C]) await seen.withdraw(A.story, A.version, copy);
      assert.deepEqual(met(await seen.meet(B)).decided, copyOf(OTHER));
      assert.equal(met(await seen.meet(C)).turn, turn);
    }),
  );
  it(
    'forgets nothing of a copy that met the story after it came back',
    on(async ({ seen }) => {
      await decided(seen, A);
      await seen.withdraw(A.story, A.version, NOBODY);
      await decided(seen, A);
      await decided(seen, B, copyOf(A));
      assert.deepEqual(ids(met(await seen.meet(C)).candidates).toSorted(), [A.id, B.id]);
    }),
  );
}
