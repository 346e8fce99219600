import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { fuzz, mutants, mutated, scraps, survives } from './fuzz.ts';
import { page } from './story.ts';

/** One seed, so that a run that fails here fails everywhere. */
const SEED = 7;

const drops = globSync(fileURLToPath(new URL('../drops/*/drop.{html,txt}', import.meta.url)))
  .toSorted()
  .map((file) => () => readFileSync(file));

test('pages that were changed anywhere end as an article or are refused for a reason of theirs', () => {
  assert.ok(drops.length > 10, `${drops.length} drops`);
  const ends = new Set<string>();
  fc.assert(
    fc.property(mutants(drops), (bytes) => void ends.add(survives(bytes))),
    { seed: SEED, numRuns: 400 },
  );
  assert.ok(ends.has('article') && ends.size > 1, [...ends].join());
});

test('so does what was never a page', () => {
  fc.assert(
    fc.property(scraps, (bytes) => void survives(bytes)),
    { seed: SEED, numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => void survives(bytes)),
    { seed: SEED, numRuns: 300 },
  );
});

test('what is thrown otherwise is told', () => {
  const broken = () => {
    throw new Error('this page broke us');
  };
  assert.match(fuzz([broken], 5, SEED).fault ?? '', /this page broke us/);
  assert.equal(fuzz(drops, 5, SEED).drops, 10);
});

test('every kind of change changes something', () => {
  const bytes = Buffer.from(page(''));
  for (const kind of ['flip', 'cut', 'double', 'insert', 'end', 'swap'] as const)
    assert.notDeepEqual(mutated(bytes, [{ kind, at: 0.4, length: 50, piece: Buffer.from('<') }]), bytes, kind);
});
