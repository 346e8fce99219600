import assert from 'node:assert/strict';
import { it } from 'node:test';

import { type Relation, type Story, isDuplicate } from '@copydesk/article/relation';
import { seeded } from '@copydesk/rehearsal/seeded';

import { judge } from './dedupe.ts';
import type { Entry, Seen } from './seen.ts';
import type { Trial } from './seen-trial.ts';
import { edited, entry, story } from './stories.fixture.ts';

const SEEDS = [1, 2, 3];

/** Copies, edits, cuts, ledes and a longer version of some stories, stories that stand alone, and a roundup of them all. */
export const arrivals: readonly Entry[] = [
  ...SEEDS.flatMap((seed) => {
    const text = story(seed, 300);
    const paragraphs = text.split('\n\n');
    return [
      entry(`story${seed}`, text, seed),
      entry(`copy${seed}`, text, seed + 10),
      entry(`edit${seed}`, edited(text, 12, seed), seed + 20),
      entry(`cut${seed}`, paragraphs.slice(0, 4).join('\n\n'), seed + 30),
      entry(`lede${seed}`, paragraphs[0] ?? '', seed + 33),
      entry(`rest${seed}`, paragraphs.slice(4).join('\n\n'), seed + 36),
      entry(`part${seed}`, paragraphs.slice(1, 4).join('\n\n'), seed + 5),
      entry(`long${seed}`, `${text}\n\n${story(seed + 50, 80)}`, seed + 40),
      entry(`alone${seed}`, story(seed + 100, 200), seed),
    ];
  }),
  entry(
    'roundup',
    [story(200, 90), ...SEEDS.map((seed) => story(seed, 300).split('\n\n').slice(0, 2).join('\n\n'))].join('\n\n'),
    50,
  ),
];

/** A cluster for each story, one for each that stands alone, one for the roundup. */
export const CLUSTERS = 2 * SEEDS.length + 1;

/** Part of the conformance suite: clusters do not depend on who comes first. */
export function orderTests(on: Trial): void {
  it(
    'makes the same clusters in whatever order stories come',
    on(async ({ seen, wipe }) => {
      const expected = settledClusters(await judgedIn(arrivals, seen));
      assert.equal(expected.split('\n').length, CLUSTERS);
      for (let seed = 1; seed <= 8; seed++) {
        await wipe();
        await (await seen.claimRebuild())?.finish();
        const roll = seeded(seed);
        const order = arrivals.map((one) => ({ one, at: roll() })).toSorted((a, b) => a.at - b.at);
        const relations = await judgedIn(
          order.map(({ one }) => one),
          seen,
        );
        assert.equal(settledClusters(relations), expected, `order ${seed}`);
      }
    }),
  );
  it(
    'keeps a story that comes after its cut, as one with it',
    on(async ({ seen }) => {
      const [cut, whole] = [
        entry('cut', story(60, 300).split('\n\n').slice(0, 2).join('\n\n')),
        entry('whole', story(60, 300), 1),
      ];
      const relations = await judgedIn([cut, whole], seen);
      const [, told] = relations[1] ?? [];
      assert.deepEqual([told?.kind, told?.of, told?.root], ['grown', cut.story, cut.story]);
      assert.equal(told && isDuplicate(told), false);
    }),
  );
}

/**
 * The clusters without the ledes: one that comes when only the roundup is there, and nothing has shown yet that it is one, is told as an
 * excerpt of it, and decisions hold. Its story does not follow it there.
 */
export function settledClusters(relations: readonly [Entry, Relation][]): string {
  return clustersOf(relations)
    .split('\n')
    .map((members) =>
      members
        .split(' ')
        .filter((uri) => !uri.includes('lede'))
        .join(' '),
    )
    .join('\n');
}

/** Judges entries one after another. */
export async function judgedIn(order: readonly Entry[], seen: Seen): Promise<[Entry, Relation][]> {
  const relations: [Entry, Relation][] = [];
  for (const one of order) {
    const judgement = await judge(one, seen);
    assert.ok('relation' in judgement);
    relations.push([one, judgement.relation]);
  }
  return relations;
}

/** The clusters that decisions make: every story with the root it was given, and every root with those it joins. */
export function clustersOf(relations: readonly [Entry, Relation][]): string {
  const above = new Map<string, string>();
  const find = (uri: string): string => {
    const up = above.get(uri);
    return up === undefined || up === uri ? uri : find(up);
  };
  const join = (a: Story, b: Story) => above.set(find(a.uri), find(b.uri));
  for (const [{ story: own }, { root, joins = [] }] of relations) {
    join(own, root);
    for (const other of joins) join(other, root);
  }
  const members = Map.groupBy(
    relations.map(([{ story: own }]) => own.uri),
    find,
  );
  return [...members.values()]
    .map((uris) => uris.toSorted().join(' '))
    .toSorted()
    .join('\n');
}
