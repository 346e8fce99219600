import assert from 'node:assert/strict';
import { test } from 'node:test';

import type * as Standard from 'schema-dts';

import { jsonld } from './formats/jsonld.ts';
import { drop, full, relation } from './made-up.fixture.ts';
import type { ImageObject, NewsArticle, Person } from './news-article.ts';

// schema.org's vocabulary as types, which others make from it, judges our renderings when this file is compiled.
type Entity<Type extends string, Union> = Extract<Union, { '@type': Type }>;
type Article = Standard.WithContext<Entity<'NewsArticle', Standard.NewsArticle>>;

/** What is optional to zod may be undefined, which JSON knows not. */
type Present<Value> = Value extends readonly (infer Item)[]
  ? Present<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Exclude<Present<Value[Key]>, undefined> }
    : Value;

/** Compiles only where the vocabulary has all our names: extra ones would pass unseen as values. */
type Known<Ours, Theirs> = [Exclude<keyof Ours, keyof Theirs>] extends [never] ? true : Exclude<keyof Ours, keyof Theirs>;

const known: [
  Known<NewsArticle, Article>,
  Known<Person, Entity<'Person', Standard.Person>>,
  Known<ImageObject, Entity<'ImageObject', Standard.ImageObject>>,
] = [true, true, true];

const judged = (document: Present<NewsArticle>): Article => document;

test('a rendering has the names and the values of schema.org', () => {
  const document = jsonld(drop, full, relation) as Present<NewsArticle>;
  assert.equal(judged(document), document);
  assert.ok(known.every(Boolean));
});
