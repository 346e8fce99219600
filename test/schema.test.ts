import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../scripts/article-schema.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../docs/schema/copydesk-article.schema.json', import.meta.url));

function schema(...words: string[]): number | null {
  return spawnSync(process.execPath, [SCRIPT, ...words]).status;
}

test('the published schema is that of the code', () => {
  assert.equal(schema('--check'), 0, 'run npm run schema');
});

test('a schema that is behind is told, left alone by --check, and mended without it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-schema-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'schema.json');
  const right = await readFile(SCHEMA, 'utf8');
  const behind = right.replace('"withheld", ', '');
  assert.notEqual(behind, right);
  await writeFile(file, behind);

  assert.equal(schema('--check', file), 1);
  assert.equal(await readFile(file, 'utf8'), behind);
  assert.equal(schema(file), 0);
  assert.equal(await readFile(file, 'utf8'), right);
});
