import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bodyTotals, overlap, pageF1 } from './body-score.ts';
import { goldDays } from './days.ts';
import { fold, squeeze } from './fold.ts';
import type { Gold, Prediction } from './gold.ts';
import { compareNames, names } from './names.ts';
import { scorePage, totals } from './score.ts';

const gold = (fields: Partial<Gold>): Gold => ({ set: 'made-up', id: '1', ...fields });
const said = (fields: Partial<Prediction>): Prediction => ({ authors: [], body: '', ...fields });
const near = (value: number | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-12, `${value}`);

test('a body is compared by its 4-grams, as bags', () => {
  // Wanted abcd, bcde; given abcd, bcdx.
  assert.deepEqual(overlap('a b c d e', 'a b c d x'), { tp: 1 / 3, fp: 1 / 3, fn: 1 / 3 });
  assert.deepEqual(overlap('a b', 'a b'), { tp: 1, fp: 0, fn: 0 });
  assert.deepEqual(overlap('a b', ''), { tp: 0, fp: 0, fn: 1 });
  assert.deepEqual(overlap('', ''), { tp: 0, fp: 0, fn: 0 });
  // Said twice where it was wanted once.
  assert.deepEqual(overlap('a b c d', 'a b c d, a b c d'), { tp: 1 / 5, fp: 4 / 5, fn: 0 });
});

test('words are letters and digits of any script; case counts, punctuation does not', () => {
  assert.equal(overlap('Fähre, Нева; 大阪!', 'Fähre Нева 大阪').tp, 1);
  assert.equal(overlap('Ferry', 'ferry').tp, 0);
  // A vowel sign is no letter, as in the reference: it parts the word.
  assert.deepEqual(overlap('कि क', 'क क'), { tp: 1, fp: 0, fn: 0 });
});

test('a page without a prediction has no part in precision', () => {
  const pages = [overlap('a b c d', 'a b c d'), overlap('e f g h', '')];
  assert.deepEqual(bodyTotals(pages), { P: 1, R: 0.5, F1: 2 / 3 });
  assert.deepEqual(pages.map(pageF1), [1, 0]);
});

test('an optional paragraph is gold once half of it is there', () => {
  const page = gold({
    body: 'the ferry sails at noon',
    body_parts: [
      ['the ferry sails at noon', 0],
      ['read more about our boats here today', 1],
    ],
  });
  const of = (more: string) => scorePage(page, said({ body: `the ferry sails at noon\n\n${more}` }), 'all').body;
  assert.deepEqual(of(''), { tp: 1, fp: 0, fn: 0, empty: false });
  assert.deepEqual(of('read more about our boats here today'), { tp: 1, fp: 0, fn: 0, empty: false });
  // Two of its four shingles: it counts, and the other two are missing.
  assert.deepEqual(of('read more about our boats'), { tp: 7 / 9, fp: 0, fn: 2 / 9, empty: false });
  // One: it does not count, and what is there of it is too much.
  assert.deepEqual(of('read more about our'), { tp: 2 / 6, fp: 4 / 6, fn: 0, empty: false });
});

test('phrases are counted over all pages of their set, and not for text drops', () => {
  const page = gold({ set: 'trafila', with: ['the ferry  sails', 'at noon'], without: ['Subscribe', 'Log in'] });
  const score = scorePage(page, said({ body: 'Now the ferry\nsails. Subscribe!' }), 'all');
  assert.deepEqual(score.segments, { tp: 1, fp: 1, fn: 1 });
  assert.deepEqual(scorePage(page, said({}), 'all').segments, { tp: 0, fp: 0, fn: 2 });
  const sum = totals([score, scorePage(page, said({}), 'all')]);
  near(sum.segP, 1 / 2);
  near(sum.segR, 1 / 4);
  near(sum.segF1, 1 / 3);
  assert.deepEqual(scorePage(page, said({ body: 'the ferry sails' }), 'body'), {});
});

test('a headline may differ in quotes, dashes, case and white space', () => {
  assert.equal(fold('“Straße” –\u00a0of\tﬁsh…'), '"strasse" - of fish...');
  assert.equal(fold('ΟΔΥΣΣΕΥΣ'), fold('οδυσσευς'));
  assert.equal(squeeze('\x1c a\u0085b \ufeff'), 'a b \ufeff');
  assert.equal(
    scorePage(gold({ title: "Harbour’s 'last' ferry" }), said({ headline: "HARBOUR'S ‘last’ ferry" }), 'all').title,
    true,
  );
  assert.equal(scorePage(gold({ title: 'Last ferry' }), said({ headline: 'Last ferry - Harbour News' }), 'all').title, false);
});

test('writers are sets of names', () => {
  assert.deepEqual(
    [...names(['By Ana Núñez and Bo Ek', 'Cy Oh, Jr., Dy Po | Ed Qu'])],
    ['ana nunez', 'bo ek', 'cy oh jr', 'dy po', 'ed qu'],
  );
  assert.deepEqual(compareNames(['Ana Núñez', 'Bo Ek'], ['bo ek & ana nunez']), { equal: true, f1: 1 });
  assert.deepEqual(compareNames(['Ana Núñez', 'Bo Ek'], ['Ana Núñez']), { equal: false, f1: 2 / 3 });
  assert.equal(scorePage(gold({ author_null: true }), said({}), 'all').noAuthor, true);
  assert.equal(scorePage(gold({ author_null: true }), said({ authors: ['Admin'] }), 'all').noAuthor, false);
  assert.equal(scorePage(gold({}), said({}), 'all').noAuthor, undefined);
});

test('a day is right in the zone of the gold, and in any likely one where only UTC is known', () => {
  assert.deepEqual([...goldDays({ date: '2024-05-02' })], ['2024-05-02']);
  assert.deepEqual([...goldDays({ date: '2024-05-02', datetime: '2024-05-02 00:30:00+02:00' })], ['2024-05-02', '2024-05-01']);
  assert.deepEqual([...goldDays({ date: '2024-05-02', datetime: '2024-05-02T20:00:00.000Z' })], ['2024-05-02', '2024-05-03']);
  assert.deepEqual([...goldDays({ date: '2024-05-02', datetime: '2024-05-02 00:00:00+00:00' })], ['2024-05-02']);
  assert.deepEqual([...goldDays({ date: '2024-05-02', datetime: '2024-05-02 23:00:00' })], ['2024-05-02']);
});

test('no date is not right, but not wrong either', () => {
  const page = gold({ date: '2024-05-02' });
  assert.deepEqual(scorePage(page, said({ published: '2024-05-02T09:00:00+02:00' }), 'all').date, { right: true, wrong: false });
  assert.deepEqual(scorePage(page, said({ published: '2024-05-03' }), 'all').date, { right: false, wrong: true });
  assert.deepEqual(scorePage(page, said({}), 'all').date, { right: false, wrong: false });
});

test('a metric without gold is absent', () => {
  assert.deepEqual(totals([scorePage(gold({ title: 'Ferry' }), said({ headline: 'Ferry' }), 'all')]), { pages: 1, title: 1 });
});
