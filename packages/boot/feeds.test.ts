import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { ConfigError } from './config.ts';
import { readFeeds } from './feeds.ts';

test('no file is no feeds', async () => {
  assert.deepEqual(await readFeeds(undefined), []);
});

test('the example that comes with us can be used', async () => {
  assert.ok((await readFeeds(fileURLToPath(new URL('../../infra/feeds.example.json', import.meta.url)))).length > 2);
});

test('a file that is not there or not right is told with its name and the fault', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-feeds-'));
  t.after(() => rm(dir, { recursive: true }));
  const file = join(dir, 'feeds.json');
  const refused = (sentence: RegExp) =>
    assert.rejects(
      readFeeds(file),
      (error) => error instanceof ConfigError && error.message.includes(file) && sentence.test(error.message),
    );
  await refused(/^FEEDS_FILE: .*ENOENT/);
  await writeFile(file, JSON.stringify({ feeds: [{ name: 'harbour', zone: 'Mars/Olympus' }] }));
  await refused(/feeds\[0\]\.zone: not a time zone/);
});
