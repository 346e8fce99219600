import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { seeded } from '@copydesk/rehearsal/seeded';

import { NO_BLANKS } from './blanks.ts';
import { type Comparison, type Known, compare, tests } from './compare.ts';
import { fingerprint } from './fingerprint.ts';
import type { Overlap } from './overlap.ts';
import { reasonsOf } from './reasons.ts';
import { edited, notice, story } from './stories.fixture.ts';

/** Two different stories that share a name or two. */
const nothing = { shared: 0, words: 0, density: 0 };
const unlike: Overlap = {
  same: false,
  length: 1,
  entries: 120,
  shared: 30,
  containment: 0.1,
  spread: 0.2,
  run: 3,
  figures: undefined,
  figureShare: 0,
  blanks: NO_BLANKS,
  opening: nothing,
  openingOfOther: nothing,
};

describe('the tests of compare', () => {
  for (const test of tests) {
    it(test.name, () => {
      assert.ok(test.why.length > 0 && test.examples.length > 0);
      for (const [change, fires] of test.examples)
        assert.equal(test.when({ ...unlike, ...change }, { form: 0, facts: 0 }), fires, JSON.stringify(change));
    });
  }
  const fires = (test: string, change: Partial<Overlap>, known: Known) =>
    tests.find(({ name }) => name === test)?.when({ ...unlike, ...change }, known);
  it('doubt a known form unless the match stands out', () => {
    const doubted = (change: Partial<Overlap>) => fires('known form, other figures', change, { form: 0.6, facts: 0 });
    assert.equal(doubted({ figures: 0.5, containment: 0.6 }), true);
    assert.equal(doubted({ figures: 0.5, containment: 0.8 }), false);
    assert.equal(doubted({ figures: 0.9, containment: 0.6 }), false);
    assert.equal(doubted({ containment: 0.6, blanks: { count: 3, facts: 0.3, factsMatch: 0.5, restMatch: 0.7 } }), true);
  });
  it('doubt a form whose facts match far less than those of the text most alike', () => {
    const doubted = (factsMatch: number, facts: number) =>
      fires(
        'form of a copy',
        { containment: 0.6, blanks: { count: 3, facts: 0.3, factsMatch, restMatch: 0.8 } },
        { form: 0, facts },
      );
    assert.deepEqual([doubted(0.3, 1), doubted(0.6, 1), doubted(0.3, 0.5)], [true, false, false]);
  });
});

const long = story(1, 600);
const paragraphs = long.split('\n\n');
const roll = seeded(7);
/** Every word has one letter in ten misread. */
const scanned = long.replaceAll(/[a-z]/g, (letter) => (roll() < 0.04 ? 'q' : letter));
const weather = (seed: number) => {
  const number = seeded(seed);
  const town = (name: string) =>
    `In ${name} it will be ${Math.floor(number() * 90)} degrees with winds of ${Math.floor(number() * 90)} knots and ${Math.floor(number() * 90)} millimetres of rain. `;
  return ['Ellery', 'Marsh End', 'Old Quay', 'Tolbridge', 'Fenwick Sands', 'Upper Lough', 'Saltby', 'Cray'].map(town).join('');
};
const chinese =
  '埃勒里港的闸门将关闭到星期五，港务局长表示，夜间的风暴损坏了四座船闸中的两座。维修人员已经到达现场，预计需要三天时间才能恢复通航。渔民们担心损失，市政府承诺提供补偿。';

/** Later text, earlier text, what they are to each other. */
const pairs: [string, string, string, Comparison['kind']][] = [
  ['the same words', long.toUpperCase(), long, 'exact'],
  ['an edited copy', edited(long, 8), long, 'near'],
  ['a bad scan', scanned, long, 'near'],
  ['paragraphs in another order', paragraphs.toReversed().join('\n\n'), long, 'near'],
  ['three paragraphs cut from it', paragraphs.slice(4, 7).join('\n\n'), long, 'excerpt'],
  ['a brief that grew', long, paragraphs.slice(0, 3).join('\n\n'), 'grown'],
  [
    'a roundup that carries its opening',
    `${story(8, 90)}\n\n${paragraphs[0]}\n\n${paragraphs[1]}\n\n${story(3, 400)}`,
    long,
    'contains',
  ],
  ['another story', story(2, 600), long, 'none'],
  ['another story with a quote of it', `${story(2, 300)} ${paragraphs[3]} ${story(4, 300)}`, long, 'none'],
  [
    'two texts with half of either in common, in one block',
    `${story(5, 125)} ${story(6, 90)}`,
    `${story(7, 125)} ${story(6, 90)}`,
    'none',
  ],
  ['the forecast of another day', weather(1), weather(2), 'form'],
  ['a copy of the forecast', edited(weather(1), 15), weather(1), 'near'],
  ['a notice with other names', notice(1), notice(2), 'form'],
  ['a notice with other names in capitals', notice(1).toUpperCase(), notice(2).toUpperCase(), 'near'],
  ['a copy of the notice', edited(notice(1), 12), notice(1), 'near'],
  ['a copy of the notice in capitals', edited(notice(1), 12).toUpperCase(), notice(1), 'near'],
  ['two words', 'Storm warning', 'Storm over', 'none'],
  ['the same two words', 'Storm warning', 'STORM WARNING.', 'exact'],
  ['a Chinese copy with two words changed', chinese.replace('星期五', '周六').replace('三天', '五天'), chinese, 'near'],
  [
    'a Chinese text with one phrase in common',
    '港务局长表示，今年的吞吐量创下新高，新的集装箱码头将于明年投入使用，并带来数千个就业岗位。',
    chinese,
    'none',
  ],
];

describe('compare', () => {
  for (const [name, later, earlier, kind] of pairs) {
    it(`${name}: ${kind}`, () => {
      const comparison = compare(fingerprint(later), fingerprint(earlier));
      assert.equal(comparison.kind, kind, reasonsOf(comparison).join('; '));
      assert.ok(comparison.score >= 0 && comparison.score <= 1 && comparison.resemblance >= 0 && comparison.resemblance <= 1);
    });
  }
  it('says excerpt or grown by which text is the later one', () => {
    const [brief, whole] = [fingerprint(paragraphs.slice(0, 3).join('\n\n')), fingerprint(long)];
    assert.deepEqual([compare(brief, whole).kind, compare(whole, brief).kind], ['excerpt', 'grown']);
    assert.equal(compare(brief, whole).score, compare(whole, brief).score);
  });
});
