import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Relation } from '@copydesk/article/relation';

import { type Entry, REBUILDING, type Rebuild, type Seen } from './seen.ts';
import type { Subject, Trial } from './seen-trial.ts';
import { copyOf, edited, entry, met, original, shown, story } from './stories.fixture.ts';

const A = entry('a', story(1), 1);
const B = entry('b', edited(story(1)), 2);
const C = entry('c', edited(story(1), 20, 2), 3);
const OTHER = entry('other', story(2), 4);

/** Part of the conformance suite: the index comes back as it was a moment ago, as when its server dies before it has written all. */
export function lapseTests(on: Trial): void {
  const during = (test: (subject: Required<Subject>) => Promise<void>) =>
    on(async ({ save, ...subject }) => {
      assert.ok(save, 'an index that cannot be taken back is not tried for it');
      await test({ ...subject, save });
    });
  it(
    'answers nothing until it is rebuilt, and then what it remembers',
    during(async ({ seen, save }) => {
      await decide(seen, A, original(A));
      const epoch = await seen.epoch();
      const goBack = await save();
      const before = met(await seen.meet(OTHER));
      await goBack();
      assert.deepEqual([await seen.epoch(), await seen.meet(B)], [REBUILDING, REBUILDING]);
      assert.equal(await seen.decide(OTHER, original(OTHER), before), REBUILDING);
      await seen.withdraw(A.story, A.version, B);
      const rebuild = await claim(seen);
      assert.equal(rebuild.since, A.version.lastModified, 'of the newest drop it has met and remembers');
      await rebuild.finish();
      assert.notEqual(await seen.epoch(), epoch);
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([{ ...A, relation: original(A) }]));
    }),
  );
  it(
    'takes no decision of the life that it forgot, though another entry has that turn by now',
    during(async ({ seen, save }) => {
      const goBack = await save();
      const before = met(await seen.meet(A));
      await goBack();
      await (await claim(seen)).finish();
      assert.equal(met(await seen.meet(OTHER)).turn, before.turn);
      assert.equal(met(await seen.meet(A)).decided, undefined);
      assert.equal(await seen.decide(A, original(A), before), REBUILDING);
    }),
  );
  it(
    'shows a copy that waits the original that was decided meanwhile, whether its meeting is remembered or not',
    during(async ({ seen, save }) => {
      const forgotten = await save();
      await seen.meet(A);
      const { turn } = met(await seen.meet(B));
      const remembered = await save();
      await decide(seen, A, original(A));
      for (const goBack of [remembered, forgotten]) {
        await goBack();
        const rebuild = await claim(seen);
        await rebuild.restore(A, original(A));
        await rebuild.finish();
        const meeting = met(await seen.meet(B));
        assert.equal(meeting.turn, turn, 'as late as it was');
        assert.deepEqual(shown(meeting.candidates), shown([{ ...A, relation: original(A) }]));
      }
    }),
  );
  it(
    'believes an article that stands, which it remembers as a copy, and not the other way round',
    during(async ({ seen, save }) => {
      await decide(seen, OTHER, original(OTHER));
      await decide(seen, A, copyOf(OTHER));
      await (await save())();
      const rebuild = await claim(seen);
      for (const relation of [original(A), copyOf(OTHER)]) await rebuild.restore(A, relation);
      await rebuild.restore(OTHER, copyOf(A));
      await rebuild.finish();
      assert.deepEqual(met(await seen.meet(A)).decided, original(A));
      assert.deepEqual(met(await seen.meet(OTHER)).decided, original(OTHER));
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([{ ...A, relation: original(A) }]));
    }),
  );
  it(
    'ends a rebuild when it forgets once more, whoever had put back what, and lets another begin at once',
    during(async ({ seen, save }) => {
      await seen.meet(A);
      const goBack = await save();
      await goBack();
      const lost = await claim(seen);
      const midway = await save();
      await lost.restore(C, original(C));
      await midway();
      await assert.rejects(async () => lost.restore(B, copyOf(C)), /claim/);
      await assert.rejects(async () => lost.finish(), /claim/);
      const held = await claim(seen);
      assert.equal(held.since, A.version.lastModified, 'what was put back half-way moves nothing');
      await held.finish();
      assert.deepEqual(
        met(await seen.meet(B)).candidates.map(({ id }) => id),
        [A.id],
      );
    }),
  );
  it(
    'is rebuilt by one process at a time, and from nothing when it is distrusted or wiped meanwhile',
    during(async ({ seen, peers, save, wipe }) => {
      await decide(seen, A, original(A));
      const goBack = await save();
      for (const strike of [seen.distrust, wipe]) {
        await goBack();
        const claims = await Promise.all([seen, ...peers, seen].map((one) => one.claimRebuild()));
        const [held, ...others] = claims.filter((one) => one !== undefined);
        assert.deepEqual([held?.since, others.length], [A.version.lastModified, 0]);
        await strike();
        await assert.rejects(async () => held?.finish(), /claim/);
        const anew = await claim(seen);
        assert.equal(anew.since, undefined);
        await anew.finish();
        assert.deepEqual(met(await seen.meet(B)).candidates, []);
      }
    }),
  );
}

async function claim(seen: Seen): Promise<Rebuild> {
  const rebuild = await seen.claimRebuild();
  assert.ok(rebuild, 'no rebuild is due, or another has it');
  return rebuild;
}

async function decide(seen: Seen, one: Entry, relation: Relation): Promise<void> {
  await seen.decide(one, relation, met(await seen.meet(one)));
}
