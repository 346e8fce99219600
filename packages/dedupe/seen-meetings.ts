import assert from 'node:assert/strict';
import { it } from 'node:test';

import type { Trial } from './seen-trial.ts';
import { copyOf, edited, entry, met, original, shown, story } from './stories.fixture.ts';

const A = entry('a', story(1));
const B = entry('b', edited(story(1)));
const OTHER = entry('other', story(2));
const ids = (candidates: { id: string }[]) => candidates.map(({ id }) => id);

/** What an index says to an entry that it is shown. */
export function meetingTests(on: Trial): void {
  it(
    'meets a copy, whole, and nothing that is unlike',
    on(async ({ seen }) => {
      assert.deepEqual(met(await seen.meet(A)).candidates, []);
      assert.deepEqual(met(await seen.meet(OTHER)).candidates, []);
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([A]));
    }),
  );
  it(
    'keeps the turn of a retry, which never sees itself or what came later',
    on(async ({ seen }) => {
      const first = met(await seen.meet(A));
      await seen.meet(B);
      assert.deepEqual(await seen.meet(A), first);
    }),
  );
  it(
    'decides at once what meets nobody, where it is told how, and nothing else',
    on(async ({ seen }) => {
      assert.deepEqual(met(await seen.meet(A, original(A))).decided, original(A));
      assert.deepEqual(met(await seen.meet(A)).decided, original(A));
      const { decided: none, candidates } = met(await seen.meet(B, original(B)));
      assert.deepEqual([none, shown(candidates)], [undefined, shown([{ ...A, relation: original(A) }])]);
      assert.equal(met(await seen.meet(entry('a', story(3), 1), original(A))).decided, undefined);
      await seen.meet(OTHER);
      assert.equal(met(await seen.meet(OTHER, original(OTHER))).decided, undefined);
    }),
  );
  it(
    'puts the candidate first that shares most anchors',
    on(async ({ seen }) => {
      const excerpt = entry('excerpt', story(1).slice(0, 400));
      for (const one of [excerpt, A, B]) await seen.meet(one);
      assert.deepEqual(ids(met(await seen.meet(entry('d', story(1)))).candidates)[0], A.id);
    }),
  );
  it(
    'finds a text of two words by its exact hash',
    on(async ({ seen }) => {
      await seen.meet(entry('short', 'Storm warning'));
      assert.deepEqual(ids(met(await seen.meet(entry('again', 'STORM WARNING!'))).candidates), ['d-short-00']);
    }),
  );
  it(
    'meets other versions of the same story whatever they say',
    on(async ({ seen }) => {
      await seen.meet(A);
      assert.deepEqual(shown(met(await seen.meet(entry('a', story(3), 1))).candidates), shown([A]));
    }),
  );
  it(
    'brings the root of every copy it meets',
    on(async ({ seen }) => {
      const root = met(await seen.meet(OTHER));
      await seen.decide(OTHER, original(OTHER), root);
      await seen.decide(A, copyOf(OTHER), met(await seen.meet(A)));
      const { candidates } = met(await seen.meet(B));
      assert.deepEqual(
        shown(candidates),
        shown([
          { ...A, relation: copyOf(OTHER) },
          { ...OTHER, relation: original(OTHER) },
        ]),
      );
    }),
  );
  it(
    'still finds a copy when hundreds share its opening',
    on(async ({ seen }) => {
      const opening = story(9, 60);
      for (let i = 0; i < 200; i++) await seen.meet(entry(`crowd${i}`, opening + story(1000 + i)));
      await seen.meet(entry('one', opening + story(77)));
      for (let i = 200; i < 230; i++) await seen.meet(entry(`crowd${i}`, opening + story(1000 + i)));
      const { candidates } = met(await seen.meet(entry('two', opening + edited(story(77)))));
      assert.equal(candidates[0]?.id, 'd-one-00');
      assert.ok(candidates.length <= 16, `${candidates.length} candidates`);
    }),
  );
  it(
    'still finds copies of the first stories when it has grown a hundredfold',
    on(async ({ seen }) => {
      const firsts = Array.from({ length: 10 }, (_, i) => entry(`first${i}`, story(2000 + i, 150)));
      const crowd = Array.from({ length: 1500 }, (_, i) => entry(`later${i}`, story(3000 + i, 150)));
      for (const one of firsts) await seen.meet(one);
      for (let at = 0; at < crowd.length; at += 100) await Promise.all(crowd.slice(at, at + 100).map((one) => seen.meet(one)));
      for (const [i, { id }] of firsts.entries()) {
        const { candidates } = met(await seen.meet(entry(`copy${i}`, edited(story(2000 + i, 150)))));
        assert.deepEqual(ids(candidates), [id]);
      }
    }),
  );
  it(
    'keeps keys and versions of every kind',
    on(async ({ seen }) => {
      const odd = {
        ...A,
        story: { uri: A.story.uri, key: 'a/ü\u0000"\\\u{1F5DE}\n' },
        version: { etag: 'e', versionId: 'null' },
      };
      await seen.meet(odd);
      assert.deepEqual(shown(met(await seen.meet(B)).candidates), shown([odd]));
    }),
  );
}
