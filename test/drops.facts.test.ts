import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { verbs } from '@copydesk/pipeline/verbs';

import { sourceOf, strays } from './spans.ts';

const DROPS = new URL('drops/', import.meta.url);
const FACTS = new URL('drops.facts/', import.meta.url);

/** When the made-up newsroom dropped all of them; relative days are counted from it. */
const AT = '2031-06-01T12:00:00Z';

type Article = ReturnType<typeof verbs.extract>;

async function extracted(name: string): Promise<{ article: Article; source: string }> {
  const folder = new URL(`${name}/`, DROPS);
  const [file = ''] = await readdir(folder);
  const bytes = new Uint8Array(await readFile(new URL(file, folder)));
  const drop = { bucket: 'drops', key: `${name}/${file}`, etag: name, lastModified: AT, size: bytes.length };
  return { source: sourceOf(bytes), article: verbs.extract(verbs.clean(bytes, drop), drop) };
}

/** An article as an editor reads it: its facts without their evidence. */
function facts(article: Article): Record<string, unknown> {
  const value = (one: { value: unknown } | undefined) => one?.value;
  return {
    headline: value(article.headline),
    authors: article.authors.map(({ value: { name, role, ...rest } }) => ({ name, role, ...rest })),
    credited: article.credited?.map(value),
    agencies: article.agencies,
    published: value(article.published),
    modified: value(article.modified),
    dateline: value(article.dateline),
    publisher: value(article.publisher),
    site: value(article.site),
    section: value(article.section),
    keywords: article.keywords.length > 0 ? article.keywords.map(value) : undefined,
    languages: { declared: value(article.languages?.declared), detected: value(article.languages?.detected) },
    direction: article.direction,
    copyright: value(article.copyright),
    usageTerms: value(article.usageTerms),
    slugline: value(article.slugline),
    edition: value(article.edition),
    embargo: value(article.embargo),
    urgency: value(article.urgency),
    advisories: article.advisories?.map(value),
    events: article.events?.map(value),
    pictures: article.pictures.map(({ caption, credit, alt, truncated, after }) => ({ caption, credit, alt, truncated, after })),
    flags: article.flags,
  };
}

const names = (await readdir(FACTS)).map((file) => basename(file, '.json'));

for (const name of names)
  test(`the facts of ${name} are those an editor would sign`, async () => {
    const expected: unknown = JSON.parse(await readFile(new URL(`${name}.json`, FACTS), 'utf8'));
    const { article } = await extracted(name);
    assert.deepEqual(JSON.parse(JSON.stringify(facts(article))), expected);
  });

for (const name of await readdir(fileURLToPath(DROPS)))
  test(`every span of ${name} points at what it says`, async () => {
    const { article, source } = await extracted(name);
    assert.deepEqual(strays(article, source), []);
  });

test('a span that points elsewhere is found', async () => {
  const { article, source } = await extracted('update');
  const moved = { ...article, slugline: { ...article.slugline, spans: [[200, 230]] } };
  assert.deepEqual(
    strays(moved, source).map(({ field }) => field),
    ['slugline'],
  );
});

test('the score of a drop is the weighted mean of the parts that it shows', async () => {
  for (const name of names) {
    const { quality } = (await extracted(name)).article;
    const weights = quality?.parts.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
    const mean = (quality?.parts.reduce((sum, { score, weight }) => sum + score * weight, 0) ?? 0) / weights;
    assert.ok(Math.abs(weights - 1) < 1e-9 && Math.abs((quality?.score ?? 0) - mean) <= 0.005 + 1e-9, name);
  }
});
