import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { corporaFolder } from './corpora.ts';
import { linesOf } from './dedupe.ts';
import { type Line, readDocs } from './dedupe-docs.ts';
import { type Member, type Pair, scoreDedupe } from './dedupe-score.ts';

const folder = join(corporaFolder(), 'dedupe');
const skip = !existsSync(folder) && `no labelled documents in ${folder}; set COPYDESK_CORPORA`;
const records = <Value>(name: string) =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Value);

/** A little below what was measured. Types that are not named stand at `others`. */
const floors = {
  precision: 0.9995,
  ari: 0.995,
  recall: { roundup: 0.93, ocr8: 0.985, hard_combo: 0.985 },
  others: 0.998,
};

test('duplicates keep their floors', { skip }, async () => {
  const lines = await linesOf(readDocs(join(folder, 'dev.docs.jsonl.gz')));
  const score = scoreDedupe(lines, records<Member>('dev.docs.jsonl.gz'), records<Pair>('dev.pairs.jsonl.gz'));
  assert.ok(score.precision >= floors.precision, `precision ${score.precision}`);
  assert.ok(score.ari >= floors.ari, `adjusted Rand index ${score.ari}`);
  assert.equal(score.hardNegatives, 0);
  for (const [type, recall] of Object.entries(score.recall)) {
    const floor = (floors.recall as Record<string, number>)[type] ?? floors.others;
    assert.ok(recall >= floor, `${type}: recall ${recall}, its floor is ${floor}`);
  }
});

test('a score tells pairs of one story from others, and what is related by way of a third', () => {
  const line = (id: string, relation: Line['relation'], of: string | null): Line => ({
    id,
    relation,
    of,
    cluster: of ?? id,
    score: 1,
    also: [],
  });
  const member = (id: string, family: string, type = 'copy'): Member => ({ id, family, type });
  const score = scoreDedupe(
    [line('a', 'none', null), line('b', 'near', 'a'), line('c', 'near', 'a'), line('x', 'near', 'a'), line('y', 'none', null)],
    [member('a', '1'), member('b', '1'), member('c', '1'), member('x', '2'), member('y', '2')],
    [
      { a: 'a', b: 'b', label: 'near', type: 'edit' },
      { a: 'b', b: 'c', label: 'near', type: 'edit' },
      { a: 'x', b: 'y', label: 'near', type: 'lede' },
      { a: 'a', b: 'x', label: 'different', type: 'quote' },
    ],
  );
  assert.deepEqual(
    { ...score, ari: 0 },
    { precision: 0.5, falsePairs: 3, recall: { edit: 1, lede: 0 }, hardNegatives: 1, ari: 0 },
  );
  assert.ok(score.ari < 0.5);
});
