import assert from 'node:assert/strict';
import { it } from 'node:test';

import { REBUILDING } from './seen.ts';
import type { Trial } from './seen-trial.ts';
import { copyOf, edited, entry, met, original, shown, story } from './stories.fixture.ts';

const A = entry('a', story(1));
const B = entry('b', edited(story(1)));

/** Part of the conformance suite: how an index dies and is rebuilt. */
export function rebuildTests(on: Trial): void {
  it(
    'answers nothing from a wipe until the rebuild is finished',
    on(async ({ seen, wipe }) => {
      await seen.meet(A);
      await wipe();
      const rebuild = await seen.claimRebuild();
      for (const trusted of [false, true]) {
        if (trusted) await rebuild?.finish();
        assert.equal((await seen.epoch()) === REBUILDING, !trusted);
        assert.equal((await seen.meet(B)) === REBUILDING, !trusted);
      }
      assert.deepEqual(met(await seen.meet(B)).candidates, [], 'what was wiped is gone');
    }),
  );
  it(
    'brings back entries with their decisions; of two for one id that of the article holds',
    on(async ({ seen, wipe }) => {
      await wipe();
      const rebuild = await seen.claimRebuild();
      await rebuild?.restore(A, original(A));
      await rebuild?.restore(A, copyOf(B));
      await rebuild?.finish();
      assert.deepEqual(met(await seen.meet(A)).decided, original(A));
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([{ ...A, relation: original(A) }]));
    }),
  );
  it(
    'lets one process rebuild at a time, and none when the index is trusted',
    on(async ({ seen, peers, wipe }) => {
      assert.equal(await seen.claimRebuild(), undefined);
      await wipe();
      const claims = await Promise.all([seen, ...peers, seen].map((one) => one.claimRebuild()));
      const [held, ...others] = claims.filter((claim) => claim !== undefined);
      assert.deepEqual([held === undefined, others.length], [false, 0]);
      await held?.finish();
      assert.equal(await seen.claimRebuild(), undefined);
    }),
  );
  it(
    'ends a rebuild whose claim was wiped away',
    on(async ({ seen, wipe }) => {
      await wipe();
      const lost = await seen.claimRebuild();
      await wipe();
      await assert.rejects(async () => lost?.restore(A, original(A)), /claim/);
      const held = await seen.claimRebuild();
      await assert.rejects(async () => lost?.restore(A, original(A)), /claim/);
      await assert.rejects(async () => lost?.finish(), /claim/);
      await held?.finish();
      assert.deepEqual(met(await seen.meet(B)).candidates, []);
    }),
  );
  it(
    'begins another life from nothing when it is distrusted',
    on(async ({ seen }) => {
      const before = met(await seen.meet(A));
      await seen.distrust();
      assert.equal(await seen.meet(A), REBUILDING);
      assert.equal(await seen.decide(A, original(A), before), REBUILDING);
      await (await seen.claimRebuild())?.finish();
      const after = met(await seen.meet(B));
      assert.deepEqual(after.candidates, []);
      assert.notEqual(after.epoch, before.epoch);
    }),
  );
  it(
    'withdraws nothing while it is rebuilt',
    on(async ({ seen, wipe }) => {
      await wipe();
      const rebuild = await seen.claimRebuild();
      await rebuild?.restore(A, original(A));
      await seen.withdraw(A.story, A.version, B);
      await rebuild?.finish();
      assert.deepEqual(met(await seen.meet(A)).decided, original(A));
    }),
  );
}
