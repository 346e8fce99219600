import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collections, corporaFolder, isPresent } from './corpora.ts';
import { validity } from './validity.ts';
import { dropOf, verdicts } from './verdicts.ts';

const corpora = corporaFolder();
const absent = collections.every((one) => !isPresent(corpora, one)) && `no labelled pages in ${corpora}; set COPYDESK_CORPORA`;

test('every document of a sample of pages is valid in each profile and rendering', { skip: absent }, () => {
  const faults: string[] = [];
  const found = validity(corpora, 40, (line) => faults.push(line));
  assert.equal(found.invalid, 0, faults.join('\n'));
  assert.ok(found.valid > 0);
  assert.equal(found.valid + found.rejected, found.pages);
});

test('a drop without an article is rejected, one with an article is judged', () => {
  const judge = verdicts(() => {});
  const verdict = (text: string) => judge(new TextEncoder().encode(text), dropOf('a.txt', new TextEncoder().encode(text)));
  assert.deepEqual(verdict(' \n '), { verdict: 'rejected', faults: [] });
  const story =
    'Bakers strike\n\nThe bakers of the old town let their ovens go cold on Tuesday, for the council had told them to.';
  assert.deepEqual(verdict(story), { verdict: 'valid', faults: [] });
});
