import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { json } from '@copydesk/pipeline/evidence';
import { memoryWorld } from '@copydesk/pipeline/memory';
import { reconcile } from '@copydesk/pipeline/reconcile';

const SCRIPT = fileURLToPath(new URL('../scripts/readme-tables.ts', import.meta.url));
const README = fileURLToPath(new URL('../README.md', import.meta.url));

/** Whether a value is what the example says: all that it names, lists in any order, and texts up to where it breaks off. */
function fits(value: unknown, example: unknown): boolean {
  if (typeof example === 'string' && example.endsWith('…'))
    return typeof value === 'string' && value.startsWith(example.slice(0, -1).trimEnd());
  if (typeof example !== 'object' || example === null) return value === example;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(example)) return example.every((part) => Object.values(value).some((one) => fits(one, part)));
  return Object.entries(example).every(([name, part]) => fits((value as Record<string, unknown>)[name], part));
}

test('the example in the README is what becomes of the sample', async () => {
  const example: unknown = JSON.parse(/```json\n(.*?)```/s.exec(await readFile(README, 'utf8'))?.[1] ?? '');
  const world = memoryWorld(() => '2026-01-02T03:04:05Z');
  const bytes = await readFile(new URL('drops/html-page/drop.html', import.meta.url));
  await world.drops.put('desk/tram.html', bytes, { contentType: 'text/html' });
  await reconcile(world, { bucket: 'drops' });
  await world.queues.drain(world);
  const document = json((await world.outcomes.get('articles/desk/tram.html.json')) ?? new Uint8Array());
  for (const [name, part] of Object.entries(example as object))
    assert.ok(fits((document as Record<string, unknown>)[name], part), `${name} is no longer ${JSON.stringify(part)}`);
});

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
