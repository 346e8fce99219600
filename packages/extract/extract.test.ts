import assert from 'node:assert/strict';
import test from 'node:test';

import { Article } from '@copydesk/article/article';

import { extract } from './extract.ts';
import { canonical, copyright } from './fields/address.ts';
import { authors } from './fields/authors.ts';
import { captioned, creditForms } from './fields/credit.ts';
import { dateline } from './fields/dateline.ts';
import { subheadline, summary } from './fields/deck.ts';
import { headline } from './fields/headline.ts';
import { language } from './fields/language.ts';
import { modified, published } from './fields/published.ts';
import { publisher } from './fields/site.ts';
import { keywords, section } from './fields/subject.ts';
import type { Rule } from './rule.ts';
import { sketched, type Sketch } from './sketch.ts';

const tables: Record<string, readonly Rule<unknown>[]> = {
  headline, subheadline, summary, authors, published, modified, dateline, publisher, section, keywords, language, canonical, copyright,
};

for (const [field, rules] of Object.entries(tables))
  for (const rule of rules)
    test(`${field}: ${rule.name} does what its examples say`, () => {
      for (const [before, after] of rule.examples)
        assert.deepEqual(rule.find(sketched(before)).map(({ value }) => value), after, JSON.stringify(before));
    });

for (const form of creditForms)
  test(`credit: ${form.name} does what its examples say`, () => {
    for (const [before, after] of form.examples) assert.deepEqual(captioned(before), after);
  });

export function article(sketch: Sketch): Article {
  const { draft, drop } = sketched(sketch);
  return Article.parse(extract(draft, drop));
}
