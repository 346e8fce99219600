import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../scripts/readme-tables.ts', import.meta.url));
const README = fileURLToPath(new URL('../README.md', import.meta.url));

function tables(...words: string[]): number | null {
  return spawnSync(process.execPath, [SCRIPT, ...words]).status;
}

test('the tables of the README are those of the code', () => {
  assert.equal(tables('--check'), 0, 'run npm run docs');
});

test('a README that is behind is told, left alone by --check, and mended without it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-readme-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'README.md');
  const right = await readFile(README, 'utf8');
  const behind = right.replace('`clean`', '`sweep`').replace(/\n\| `LOG_LEVEL` .*/, '');
  await writeFile(file, behind);

  assert.equal(tables('--check', file), 1);
  assert.equal(await readFile(file, 'utf8'), behind);
  assert.equal(tables(file), 0);
  assert.equal(await readFile(file, 'utf8'), right);
  assert.equal(tables('--check', file), 0);
});

test('a README without the place for a table is refused', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-readme-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'README.md');
  await writeFile(file, '# Copydesk\n');
  assert.equal(tables('--check', file), 1);
});
