import assert from 'node:assert/strict';
import test from 'node:test';

import { canonical, copyright } from './address.ts';
import { advisory } from './advisories.ts';
import { authors } from './authors.ts';
import { labelledParts, labelRows } from './byline-labels.ts';
import { captioned, creditForms } from './captioned.ts';
import { credited } from './credited.ts';
import { dateRows, datedParts } from './date-words.ts';
import { dateline } from './dateline.ts';
import { subheadline, summary } from './deck.ts';
import { edition } from './edition.ts';
import { embargo } from './embargo.ts';
import { event } from './events.ts';
import { headline } from './headline.ts';
import { language } from './language.ts';
import { modified } from './modified.ts';
import { publishedOtherwise } from './published-otherwise.ts';
import { published } from './published.ts';
import { publisher, site } from './site.ts';
import { slugline } from './slugline.ts';
import { keywords, section } from './subject.ts';
import { urgency } from './urgency.ts';
import { usageTerms } from './usage.ts';
import { openingOf, openings } from './wire-opening.ts';
import type { Rule } from '../rule.ts';
import { sketched } from '../sketch.ts';

const tables: Record<string, readonly Rule<unknown>[]> = {
  headline,
  subheadline,
  summary,
  authors,
  credited,
  published,
  publishedOtherwise,
  modified,
  dateline,
  publisher,
  section,
  keywords,
  language,
  canonical,
  copyright,
  site,
  usageTerms,
  slugline,
  edition,
  embargo,
  urgency,
  advisory,
  event,
};

for (const [field, rules] of Object.entries(tables))
  for (const rule of rules)
    test(`${field}: ${rule.name} does what its examples say`, () => {
      for (const [before, after] of rule.examples)
        assert.deepEqual(
          rule.find(sketched(before)).map(({ value }) => value),
          after,
          JSON.stringify(before),
        );
    });

for (const form of creditForms)
  test(`credit: ${form.name} does what its examples say`, () => {
    for (const [before, after] of form.examples) assert.deepEqual(captioned(before), after);
  });

for (const form of openings)
  test(`opening: ${form.name} does what its examples say`, () => {
    for (const [before, after] of form.examples) assert.deepEqual(openingOf(before), after);
  });

for (const row of dateRows)
  test(`words beside dates: ${row.of}`, () => {
    for (const [before, after] of row.examples)
      assert.deepEqual(
        datedParts(before).map(({ of, text }) => [of, text]),
        after,
      );
  });

for (const row of labelRows)
  test(`labels of bylines: ${row.role}`, () => {
    for (const [before, after] of row.examples)
      assert.deepEqual(
        labelledParts(before).map(({ role, text }) => [role, text]),
        after,
      );
  });
