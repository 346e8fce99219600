import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Relation, isDuplicate } from '@copydesk/article/relation';
import { seeded } from '@copydesk/rehearsal/seeded';

import { judge } from './dedupe.ts';
import { type Entry, REBUILDING, type Seen } from './seen.ts';
import type { Trial } from './seen-trial.ts';
import { copyOf, edited, entry, met, original, story } from './stories.fixture.ts';

const ABREAST = 50;

/** Part of the conformance suite: many workers at the same moment. */
export function raceTests(on: Trial, pairs: number): void {
  it(
    `makes exactly one original of two copies judged at once, ${pairs} times`,
    on(async ({ seen, peers }) => {
      const worker = workers([seen, ...peers]);
      await inBatches(pairs, async (i) => {
        const text = story(i, 60 + (i % 5) * 60);
        const both = [entry(`left${i}`, text), entry(`right${i}`, edited(text, 20, i))];
        // Each is judged twice at once, as when a stalled job is given to a second worker.
        const answers = await Promise.all([...both, ...both].map((one) => settle(one, worker())));
        const kinds = answers.map(({ kind }) => kind);
        assert.deepEqual(answers.slice(0, 2).map(isDuplicate).toSorted(), [false, true], `pair ${i}: ${kinds.join(' ')}`);
        const root = both[kinds.indexOf('none')]?.story;
        assert.deepEqual(
          answers.map((answer) => answer.root),
          [root, root, root, root],
          `pair ${i}`,
        );
        for (const [at, one] of both.entries()) assert.deepEqual(await settle(one, seen), answers[at], `retry of pair ${i}`);
      });
    }),
  );

  for (const count of [10, 17, 60]) {
    it(
      `makes one original of ${count} copies, though the first is judged last`,
      on(async ({ seen, peers }) => {
        const worker = workers([seen, ...peers]);
        const copies = Array.from({ length: count }, (_, n) => entry(`late${count}-${n}`, story(70_000 + count)));
        // The worker of the first has died; all others wait for it.
        await seen.meet(copies[0] as Entry);
        for (const copy of copies.slice(1)) assert.ok('wait' in (await judge(copy, worker())), copy.id);
        const answers = [];
        for (const copy of copies) answers.push(await settle(copy, worker()));
        assert.deepEqual(
          answers.map(isDuplicate),
          copies.map((_, n) => n > 0),
        );
        assert.deepEqual(new Set(answers.map(({ root }) => root.uri)), new Set([copies[0]?.story.uri]));
      }),
    );
  }

  it(
    'makes exactly one original of the copies of a withdrawn one',
    on(async ({ seen, peers }) => {
      const worker = workers([seen, ...peers]);
      const groups = Math.ceil(pairs / 5);
      await inBatches(groups, async (i) => {
        const text = story(50_000 + i);
        const rejected = entry(`rejected${i}`, text);
        await seen.decide(rejected, original(rejected), met(await seen.meet(rejected)));
        const copies = Array.from({ length: 2 + (i % 4) }, (_, n) => entry(`copy${i}-${n}`, edited(text, 20, i * 7 + n)));
        // Some decide in time to follow the story, some are in the middle of it.
        for (const copy of copies.slice(i % 2)) await seen.decide(copy, copyOf(rejected), met(await seen.meet(copy)));
        const articles = new Set<string>();
        const answers = await Promise.all([...copies, ...copies].map((copy) => publish(copy, rejected, articles, worker())));
        assert.equal(articles.size, 1, `group ${i}: ${[...articles].join(' ')}`);
        for (const { root } of answers) assert.ok(articles.has(root.uri), `group ${i} follows ${root.uri}`);
      });
    }),
  );

  it(
    'never lets a writer of an earlier life write into the next one',
    on(async ({ seen, peers, wipe }) => {
      const worker = workers([seen, ...peers]);
      for (let life = 0; life < 10; life++) {
        const entries = Array.from({ length: 20 }, (_, i) => entry(`life${life}-${i}`, story(90_000 + i)));
        const meetings = await Promise.all(entries.map(async (one) => met(await seen.meet(one))));
        const late = entries.map(async (one, i) => worker().decide(one, original(one), meetings[i] ?? met(REBUILDING)));
        await wipe();
        await (await seen.claimRebuild())?.finish();
        await Promise.all(late);
        for (const one of entries) assert.equal(met(await seen.meet(one)).decided, undefined);
      }
    }),
  );
}

/** What the pipeline does with a copy: follow an article, withdraw an original that ended otherwise, else wait. */
async function publish(copy: Entry, rejected: Entry, articles: Set<string>, seen: Seen): Promise<Relation> {
  for (;;) {
    const relation = await settle(copy, seen);
    if (!isDuplicate(relation)) articles.add(copy.story.uri);
    if (articles.has(relation.root.uri)) return relation;
    if (relation.root.uri === rejected.story.uri) await seen.withdraw(rejected.story, rejected.version, copy);
    else await sleep(1);
  }
}

/** Judges until there is an answer. */
async function settle(one: Entry, seen: Seen): Promise<Relation> {
  for (;;) {
    const judgement = await judge(one, seen);
    if ('relation' in judgement) return judgement.relation;
    await sleep(1);
  }
}

/** The connections in turn, each call of theirs a little late at random. */
function workers(connections: Seen[]): () => Seen {
  const roll = seeded(7);
  let next = 0;
  const late =
    <Values extends unknown[], Result>(call: (...values: Values) => Promise<Result>) =>
    async (...values: Values) => {
      if (roll() < 0.5) await sleep(roll() * 3);
      return call(...values);
    };
  return () => {
    const seen = connections[next++ % connections.length];
    if (!seen) throw new Error('no connection');
    return { ...seen, meet: late(seen.meet), decide: late(seen.decide), withdraw: late(seen.withdraw) };
  };
}

async function inBatches(count: number, run: (i: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += ABREAST) {
    await Promise.all(Array.from({ length: Math.min(ABREAST, count - from) }, (_, i) => run(from + i)));
  }
}
