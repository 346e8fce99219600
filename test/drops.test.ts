import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXPECTED = new URL('drops.expected/', import.meta.url);

const Flat = z.looseObject({ key: z.string(), body: z.string() });

/** The lines that `copydesk try` prints for all samples. Throws when it rejects one: it exits with 1 then. */
async function tried(...options: string[]): Promise<string[]> {
  const words = ['services/cli/main.ts', 'try', ...options, 'test/drops'];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT, env: { ...process.env, INIT_CWD: ROOT } });
  return stdout.trimEnd().split('\n');
}

/** The folder that a sample lies in is its name. */
function nameOf(line: string): string {
  return basename(dirname(Flat.parse(JSON.parse(line)).key));
}

const lines = await tried('--view', 'flat');

for (const line of lines) {
  test(`sample ${nameOf(line)} becomes what an editor expects`, async () => {
    const expected: unknown = JSON.parse(await readFile(new URL(`${nameOf(line)}.json`, EXPECTED), 'utf8'));
    assert.deepEqual(JSON.parse(line), expected);
  });
}

test('every sample has an expectation, every expectation a sample, in byte order', async () => {
  const names = (await readdir(EXPECTED)).map((file) => basename(file, '.json'));
  assert.deepEqual(
    lines.map(nameOf),
    names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  );
});

test('the time of an object changes no body', async () => {
  const later = await tried('--view', 'flat', '--at', '2031-05-01T12:00:00Z');
  const bodies = (some: string[]) => some.map((line) => Flat.parse(JSON.parse(line)).body);
  assert.deepEqual(bodies(later), bodies(lines));
});

test('the same drops give the same bytes, on one thread and on two', async () => {
  assert.deepEqual(await tried('--jobs', '2'), await tried('--jobs', '1'));
});
