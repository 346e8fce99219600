import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Relation } from '@copydesk/article/relation';
import { seeded } from '@copydesk/rehearsal/seeded';

import { judge } from './dedupe.ts';
import { caseOf } from './matches.ts';
import { memorySeen } from './memory-seen.ts';
import type { Candidate, Entry } from './seen.ts';
import { copyOf, edited, entry, met, notice, original, story } from './stories.fixture.ts';
import { verdicts, weigh } from './verdicts.ts';

const text = story(1, 400);
const paragraphs = text.split('\n\n');
const A = entry('a', text);
const B = entry('b', edited(text), 1);
const NEW = entry('new', edited(text, 20, 2), 9);

const BRIEF = entry('brief', paragraphs.slice(0, 2).join('\n\n'));
const FAR = entry('far', story(3));

const decided = (one: Entry, relation = original(one)): Candidate => ({ ...one, relation });

/** Which verdict a case ends in, the candidates, and kind and root of the relation; `wait` where there is none yet. */
const cases: [string, (typeof verdicts)[number]['name'], Entry, Candidate[], Relation['kind'] | 'wait', Entry?][] = [
  ['nothing was met', 'original', NEW, [], 'none', NEW],
  ['nothing that was met is like it', 'original', NEW, [decided(entry('c', story(2)))], 'none', NEW],
  ['a copy of an original', 'same text', NEW, [decided(A)], 'near', A],
  ['the same words', 'same text', entry('new', text), [decided(A)], 'exact', A],
  ['a cut', 'same text', entry('new', paragraphs.slice(2, 5).join('\n\n')), [decided(A)], 'excerpt', A],
  ['an original still being judged', 'same text', NEW, [A], 'wait'],
  ['a copy of a copy', 'same text', NEW, [decided(B, copyOf(A)), decided(A)], 'near', A],
  ['a copy of a copy whose original has left the index', 'same text', NEW, [decided(B, copyOf(A))], 'near', A],
  ['a copy of a copy that has drifted from its original', 'drifted', NEW, [decided(B, copyOf(FAR)), decided(FAR)], 'none', FAR],
  ['a newer version', 'revision', entry('a', edited(text), 5), [decided(A)], 'revision', A],
  ['a newer version with nothing in common', 'revision', entry('a', story(4), 5), [decided(A)], 'revision', A],
  ['a newer version of a story still being judged', 'revision', entry('a', edited(text), 5), [A], 'revision', A],
  [
    'a newer version, met by way of a copy of the older',
    'revision',
    entry('a', edited(text), 5),
    [decided(B, copyOf(A))],
    'revision',
    A,
  ],
  [
    'a newer version that has become a copy of another story',
    'same text',
    entry('z', edited(text), 5),
    [decided(entry('z', story(5))), decided(A)],
    'near',
    A,
  ],
  ['an older version that comes late', 'original', entry('a', text, 0), [decided(entry('a', edited(text), 5))], 'none', A],
  ['a brief that grew', 'same text', NEW, [decided(BRIEF)], 'grown', BRIEF],
  [
    'a roundup that carries a brief whole',
    'contains',
    entry('new', `${story(8, 200)}\n\n${paragraphs.slice(0, 2).join('\n\n')}\n\n${story(9, 200)}`),
    [decided(BRIEF)],
    'contains',
    NEW,
  ],
  [
    'a cut of a story that a roundup met before carries too',
    'same text',
    BRIEF,
    [
      decided(entry('0all', `${story(8, 90)}\n\n${paragraphs.slice(0, 2).join('\n\n')}\n\n${story(9, 60)}`)),
      decided(A, original(A)),
    ],
    'excerpt',
    A,
  ],
  [
    'a story whose lede was told as an excerpt of a roundup',
    'drifted',
    entry('new', text),
    [decided(BRIEF, { ...copyOf(FAR), kind: 'excerpt' }), decided(FAR)],
    'none',
    NEW,
  ],
  [
    'a roundup',
    'contains',
    entry('new', `${story(8, 90)}\n\n${paragraphs.slice(0, 2).join('\n\n')}\n\n${story(9, 400)}`),
    [decided(A)],
    'contains',
    NEW,
  ],
];

describe('the verdicts', () => {
  for (const [name, verdict, one, candidates, kind, root] of cases) {
    it(`${name}: ${kind}`, () => {
      const given = caseOf(one, candidates);
      const reached = weigh(given);
      assert.equal(verdicts.find(({ reach }) => reach(given))?.name, verdict);
      assert.deepEqual('wait' in reached ? ['wait', undefined] : [reached.kind, reached.root], [kind, root?.story]);
    });
  }
  it('are each reached by a case, write-throughs by tests of their own', () => {
    assert.deepEqual(
      verdicts.map(({ name }) => name).toSorted(),
      [...new Set<string>(['write-through', ...cases.map(([, verdict]) => verdict)])].toSorted(),
    );
  });
  it('find the same best match in whatever order candidates come', () => {
    const candidates = [decided(B), decided(A), decided(entry('c', edited(text, 9), 2)), decided(entry('d', text, 3))];
    const one = entry('new', text, 9);
    for (const order of [candidates, candidates.toReversed()]) {
      const verdict = weigh(caseOf(one, order));
      assert.deepEqual(
        'root' in verdict && [verdict.kind, verdict.root],
        ['exact', A.story],
        'the earliest of the two equal ones',
      );
    }
  });
});

describe('a form that several stories fill in', () => {
  const towns = 'Ellery, Marsh End, Old Quay, Tolbridge, Fenwick Sands, Upper Lough, Saltby, Cray'.split(', ');
  /** A forecast; `fixed` of its figures are the same every day. */
  const forecast = (day: number, fixed: number) => {
    const number = seeded(day);
    const figure = (i: number) => (i < fixed ? 50 + i : Math.floor(number() * 1e6));
    return towns
      .map(
        (town, i) =>
          `The office in ${town} expects gusts of ${figure(i)} knots over open water, and advises small craft to stay in port until it says otherwise. `,
      )
      .join('');
  };
  it('does not swallow a day that happens to have some figures of another', () => {
    const unlucky = entry('unlucky', forecast(1, 6), 8);
    const lucky = decided(entry('lucky', forecast(2, 6)));
    const others = [3, 4, 5].map((day) => decided(entry(`day${day}`, forecast(day, 5))));
    const kind = (candidates: Candidate[]) => caseOf(unlucky, candidates).copies.length;
    assert.equal(kind([lucky]), 1, 'alone it looks like a copy');
    assert.equal(kind([lucky, ...others]), 0, 'others show what it is');
  });
  it('leaves an edited notice to the one it is a copy of, whose names it has', () => {
    const others = [1, 2, 3, 4].map((seed) => decided(entry(`notice-${seed}`, notice(seed))));
    const { copies } = caseOf(entry('new', edited(notice(2), 6)), others);
    assert.deepEqual(
      copies.map(({ candidate }) => candidate.story.key),
      ['wire/notice-2.html'],
    );
  });
});

describe('judge', () => {
  it('gives the same answer to a retry', async () => {
    const seen = memorySeen();
    const first = await judge(A, seen);
    await judge(B, seen);
    assert.deepEqual(await judge(A, seen), first);
    assert.deepEqual(await judge(B, seen), await judge(B, seen));
  });
  it('waits while the index is rebuilt, then tells the life it judged in', async () => {
    const seen = memorySeen();
    seen.wipe();
    assert.deepEqual(await judge(A, seen), { wait: 'the index of duplicates is being rebuilt' });
    await (await seen.claimRebuild())?.finish();
    const judgement = await judge(A, seen);
    assert.equal('epoch' in judgement && judgement.epoch, await seen.epoch());
  });
  it('names the story it waits for, so that one that will never be judged can be withdrawn', async () => {
    const seen = memorySeen();
    met(await seen.meet(A));
    const judgement = await judge(B, seen);
    assert.deepEqual('wait' in judgement && judgement.for, { story: A.story, version: A.version });
    await seen.withdraw(A.story, A.version, B);
    const next = await judge(B, seen);
    assert.deepEqual('relation' in next && next.relation.root, B.story);
  });
});
