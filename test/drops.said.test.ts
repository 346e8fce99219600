import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';

import type { Article } from '@copydesk/article/article';
import { verbs } from '@copydesk/pipeline/verbs';

const DROPS = new URL('drops/', import.meta.url);
const SAID = new URL('drops.said/', import.meta.url);

/** Who says what in a story, and whom, what and where it names. */
function said({ quotes = [], mentions = [] }: Article): object {
  const named = (kind: string) => mentions.filter((one) => one.kind === kind).map(({ name }) => name);
  return {
    quotes: quotes.map(({ speaker, text }) => `${speaker ?? '?'}: ${text}`),
    people: named('person'),
    organisations: named('organisation'),
    places: named('place'),
  };
}

for (const name of (await readdir(SAID)).map((file) => basename(file, '.json')))
  test(`who speaks in ${name}, and whom it names, is what a reader would say`, async () => {
    const expected: unknown = JSON.parse(await readFile(new URL(`${name}.json`, SAID), 'utf8'));
    const [file = ''] = await readdir(new URL(`${name}/`, DROPS));
    const bytes = new Uint8Array(await readFile(new URL(`${name}/${file}`, DROPS)));
    const drop = {
      bucket: 'drops',
      key: `${name}/${file}`,
      etag: name,
      lastModified: '2031-06-01T12:00:00Z',
      size: bytes.length,
    };
    assert.deepEqual(said(verbs.extract(verbs.clean(bytes, drop), drop)), expected);
  });
