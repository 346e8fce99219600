import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { unspaced } from './fold.ts';
import { NAME, NUMBER, WORDS_MAX, readWords } from './words.ts';

/** Pairs that a reader would call the same words. */
const same = [
  ['case, accents and apostrophes', 'L’été À Évian: don’t panic', "l'ETE a evian dont PANIC"],
  ['composed and decomposed accents', 'Chişinău réélu', 'Chişinău réélu'.normalize('NFD')],
  ['ligatures, eszett, final sigma', 'ﬁnal oﬀer, Straße, ΛΟΓΟΣ', 'final offer STRASSE λόγος'],
  ['soft hyphens and invisible characters', 'har\u00ADbour\u200B master\uFEFF', 'harbour master'],
  ['a word cut at the end of its line', 'the har-\nbour master', 'the harbour master'],
  ['quotes read in the wrong character set', 'he said â\u0080\u009Cno more', 'he said “no more'],
  ['emoji and symbols', '🎉 Harbour 👩‍👩‍👧 opens ✔', 'Harbour opens'],
  ['Arabic with and without vowel marks and tatweel', 'السَّلَامُ عليـــكم', 'السلام عليكم'],
  ['Arabic and Latin digits', 'عام ٢٠٢٦', 'عام 2026'],
  ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ['Hindi with composed and separate nukta', 'लड़का', 'लड\u093Cका'],
  ['Japanese width', 'ｶﾞｽ料金１２円', 'ガス料金12円'],
  ['Chinese wrapped and spaced anywhere', '港口大门\n周五 之前，保持关闭', '港口大门周五之前保持关闭'],
] as const;

/** Pairs that differ. */
const different = [
  ['figures', 'two of 4 locks', 'two of 5 locks'],
  ['Hindi vowel signs', 'दिन', 'दान'],
  ['word boundaries', 'the rapist', 'therapist'],
  ['Thai', 'ประตูท่าเรือ', 'ประตูท่ารถ'],
  ['texts without a letter', '***', '!!!'],
  ['order', 'dog bites man', 'man bites dog'],
] as const;

/** Texts and their words with a capital where no sentence begins. */
const named = [
  ['Gates at Port Ellery shut. The master, Ann Cray, left.', 'Port', 'Ellery', 'Ann', 'Cray'],
  ['He said: “We saw O’Neill”', 'O’Neill'],
  ['First line\n\nNext one\nEllery', 'Ellery'],
  ['Plan B and J. Cray'],
  ['Сегодня в Твери горел дом. Людей вывел Пётр', 'Твери', 'Пётр'],
  ['في دمشق'],
  ['ein Haus in ǅonland', 'Haus', 'ǅonland'],
] as const satisfies [string, ...string[]][];

describe('words', () => {
  for (const [name, a, b] of same) it(`are the same: ${name}`, () => assert.equal(readWords(a).exact, readWords(b).exact));
  for (const [name, a, b] of different) it(`differ: ${name}`, () => assert.notEqual(readWords(a).exact, readWords(b).exact));

  for (const { name, why, examples } of unspaced) {
    it(`are single characters: ${name}`, () => {
      assert.ok(why.length > 0);
      for (const [text, count] of examples) assert.equal(readWords(text).count, count, text);
    });
  }
  it('are whole in scripts with spaces, and end where the script changes', () => {
    const counts = ['बंदरगाह बंद है', 'السلام عليكم', '항구 폐쇄', 'Harbour港口2026'].map((text) => readWords(text).count);
    assert.deepEqual(counts, [3, 2, 2, 4]);
  });
  it('know which of them are numbers', () => {
    const { marks, count } = readWords('4 locks of 12, B7 and ٣');
    assert.deepEqual(
      Array.from(marks.subarray(0, count), (mark) => mark & NUMBER),
      [NUMBER, 0, 0, NUMBER, 0, 0, NUMBER],
    );
  });
  for (const [text, ...expected] of named) {
    it(`know which of them look like names: ${text}`, () => {
      const { marks, starts, ends, count } = readWords(text);
      const names = Array.from({ length: count }, (_, i) => i).filter((i) => marks[i] === NAME);
      assert.deepEqual(
        names.map((i) => text.slice(starts[i], ends[i])),
        expected,
      );
    });
  }
  it('are all read, however long a text or a word', () => {
    const long = 'lock '.repeat(WORDS_MAX + 10);
    assert.equal(readWords(long).count, WORDS_MAX);
    assert.notEqual(readWords(`${long}a`).exact, readWords(`${long}b`).exact);
    const word = 'x'.repeat(200_000);
    assert.notEqual(readWords(`${word}a`).exact, readWords(`${word}b`).exact);
    assert.notEqual(readWords(`${'﷽'.repeat(100_000)}a`).exact, readWords(`${'﷽'.repeat(100_000)}b`).exact);
  });
  it('are read in linear time, also names behind the last that is looked at', () => {
    const cpuMs = (text: string): number => {
      const begun = process.cpuUsage();
      readWords(text);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1_000;
    };
    const texts = ['lock', 'Lock'].map((word) => `${word} `.repeat(WORDS_MAX + 40_000));
    const passes = [1, 2, 3].map(() => texts.map(cpuMs));
    const [words = 0, names = 0] = texts.map((_, at) => Math.min(...passes.map((pass) => pass[at]!)));
    // Ten times is what it takes for code that has yet to be compiled; looking back from each takes a hundred times and more.
    assert.ok(names < Math.max(words, 5) * 10, `${words} ms without names, ${names} with them`);
  });
});
