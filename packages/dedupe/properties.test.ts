import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as fc from 'fast-check';

import { type Comparison, compare } from './compare.ts';
import { judge } from './dedupe.ts';
import { fingerprint } from './fingerprint.ts';
import { memorySeen } from './memory-seen.ts';
import type { Entry } from './seen.ts';
import { arrivals, CLUSTERS, clustersOf, judgedIn, settledClusters } from './seen-orders.ts';
import { edited, entry, story } from './stories.fixture.ts';

/** One seed, so that a run that fails here fails everywhere. */
const RUNS = { numRuns: 150, seed: 7 };
const SEED = fc.integer({ min: 1, max: 1e6 });
const STORY = fc.tuple(SEED, fc.integer({ min: 30, max: 900 })).map(([seed, words]) => story(seed, words));

const quoted = 'Le maire — élu hier — a dit : « l’été sera long » … “Straße”, it’s 12 o’clock at Zoë’s café, naïve coöperation';

/** Changes that a reader would not call one. */
const dresses: [string, (text: string) => string][] = [
  ['re-wrapped lines', (text) => text.replaceAll(/ (?=\S{7})/g, '\n')],
  ['one long line', (text) => text.replaceAll(/\s+/g, ' ')],
  ['upper case', (text) => text.toUpperCase()],
  ['composed characters', (text) => text.normalize('NFC')],
  ['decomposed characters', (text) => text.normalize('NFD')],
  ['compatible characters', (text) => text.normalize('NFKC')],
  ['straight quotes', (text) => text.replaceAll(/[“”«»]/g, '"').replaceAll('’', "'")],
  ['other dashes', (text) => text.replaceAll('—', '--')],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['soft hyphens', (text) => text.replaceAll(/(?<=\p{L}{3})(?=\p{L}{3})/gu, '\u00ad')],
];

/** What the first text is to the second when the second is so to the first. */
const converse: Partial<Record<Comparison['kind'], Comparison['kind']>> = {
  excerpt: 'grown',
  grown: 'excerpt',
  contains: 'none',
};

describe('fingerprints', () => {
  for (const [name, dress] of dresses) {
    it(`are equal: ${name}`, () => {
      fc.assert(
        fc.property(STORY, (text) => {
          const whole = `${quoted} ${text} ${quoted}`;
          const print = fingerprint(whole);
          // Names are told by their capitals, and nothing else is.
          assert.deepEqual({ ...fingerprint(dress(whole)), ...(name === 'upper case' && { names: print.names }) }, print);
        }),
        { ...RUNS, numRuns: 30 },
      );
    });
  }
  it('are taken of any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const print = fingerprint(text);
        assert.deepEqual(compare(print, fingerprint(text)).kind, 'exact');
      }),
      RUNS,
    );
  });
});

describe('comparing', () => {
  it('says the same both ways, but for which text is the longer', () => {
    fc.assert(
      fc.property(
        STORY,
        fc.integer({ min: 2, max: 40 }),
        SEED,
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (text, every, seed, part) => {
          const other = edited(text, every, seed).slice(0, Math.ceil(text.length * part));
          const [a, b] = [fingerprint(text), fingerprint(other)];
          const [there, back] = [compare(a, b), compare(b, a)];
          assert.equal(there.score, back.score);
          if (there.kind !== 'contains' && back.kind !== 'contains') assert.equal(converse[there.kind] ?? there.kind, back.kind);
        },
      ),
      RUNS,
    );
  });
  it('finds a text whole in itself with a paragraph more, before it or behind', () => {
    fc.assert(
      fc.property(STORY, STORY, fc.boolean(), (text, more, before) => {
        const longer = before ? `${more}\n\n${text}` : `${text}\n\n${more}`;
        const { entries, shared } = compare(fingerprint(longer), fingerprint(text)).overlap;
        assert.equal(shared, entries);
      }),
      RUNS,
    );
  });
});

describe('clusters', () => {
  it('have the same members in whatever order stories come', async () => {
    const isPlain = ({ story: { uri } }: Entry) => !uri.includes('roundup');
    const expected = settledClusters(await judgedIn(arrivals, memorySeen()));
    const plain = clustersOf(await judgedIn(arrivals.filter(isPlain), memorySeen()));
    assert.deepEqual([expected.split('\n').length, plain.split('\n').length], [CLUSTERS, CLUSTERS - 1]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...arrivals], { minLength: arrivals.length }), async (order) => {
        assert.equal(settledClusters(await judgedIn(order, memorySeen())), expected);
        assert.equal(clustersOf(await judgedIn(order.filter(isPlain), memorySeen())), plain);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });
  it('are joined by what shows two of them to be one; the older root stands for both from then on', async () => {
    const [text, other] = [story(7, 200), story(8, 200)];
    const [older, younger] = [entry('older', text, 1), entry('younger', other, 2)];
    const both = entry('both', `${other}\n\n${text}`, 3);
    const late = entry('late', edited(other, 20, 9), 4);
    const seen = memorySeen();
    const relations = [];
    for (const one of [younger, older, both, late]) {
      const judgement = await judge(one, seen);
      assert.ok('relation' in judgement);
      relations.push(judgement.relation);
    }
    assert.deepEqual(relations[2]?.joins, [younger.story]);
    assert.deepEqual([relations[2]?.root, relations[3]?.root], [older.story, older.story]);
  });
});
