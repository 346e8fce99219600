import assert from 'node:assert/strict';
import { test } from 'node:test';

import { besideKey, kinds, mirroredKey, outcomeKey, prefixOf } from '@copydesk/pipeline/ledger';
import { besides } from '@copydesk/publish';
import * as fc from 'fast-check';

/** The longest key that S3 has, in bytes of UTF-8. */
const LONGEST = 1_024;

const parts = fc.constantFrom(
  '../',
  './',
  '/',
  '//',
  '..',
  '.',
  '\\',
  '%2e%2e%2f',
  '\0',
  '\n',
  '.json',
  '.long/',
  'articles/',
  'rejected/',
  'évidence/',
  'a',
  'k'.repeat(400),
);
/** Anything that can be the key of a drop. */
const key = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: LONGEST }),
    fc.array(parts, { minLength: 1, maxLength: 40 }).map((some) => some.join('')),
  )
  .map((text) => text.toWellFormed())
  .filter((text) => Buffer.byteLength(text) <= LONGEST);
const kind = fc.constantFrom(...kinds);

test('an outcome lies below its prefix, under a name that S3 takes, whatever its drop is called', () => {
  fc.assert(
    fc.property(key, kind, (name, of) => {
      const outcome = outcomeKey(of, name);
      assert.ok(outcome.startsWith(prefixOf(of)) && outcome.length > prefixOf(of).length);
      assert.ok(outcome.endsWith('.json') && Buffer.byteLength(outcome) <= LONGEST);
      for (const prefix of besides) assert.ok(besideKey(prefix, outcome).startsWith(prefix));
      const mirrored = mirroredKey(of, outcome);
      assert.ok(mirrored === undefined || mirrored === name);
    }),
    { numRuns: 3_000, seed: 7 },
  );
});

test('no two drops and no two kinds share an outcome’s place', () => {
  fc.assert(
    fc.property(key, key, kind, kind, (one, other, first, second) => {
      if (one === other && first === second) return;
      assert.notEqual(outcomeKey(first, one), outcomeKey(second, other));
    }),
    { numRuns: 3_000, seed: 7 },
  );
});
