import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MARKED = new URL('drops.marked/', import.meta.url);

const Flat = z.looseObject({ key: z.string(), outcome: z.string(), body: z.string() });

/** The mark in the margin of a line of the story; lines without one stand around it. */
const MARGIN = /^\| ?/;

/** A marked drop: what a newsroom would drop, and the story in it. White space is not compared, for wrapped lines are joined. */
function unmark(marked: string): { drop: string; story: string } {
  const lines = marked.split('\n');
  return {
    drop: lines.map((line) => line.replace(MARGIN, '')).join('\n'),
    story: lines
      .filter((line) => MARGIN.test(line))
      .map((line) => line.replace(MARGIN, ''))
      .join(''),
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

const names = await readdir(MARKED);
const drops = new Map(
  await Promise.all(names.map(async (name) => [name, unmark(await readFile(new URL(name, MARKED), 'utf8'))] as const)),
);

const folder = await mkdtemp(join(tmpdir(), 'copydesk-marked-'));
try {
  await Promise.all(Array.from(drops, ([name, { drop }]) => writeFile(join(folder, name), drop)));
  const words = ['services/cli/main.ts', 'try', '--view', 'flat', folder];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT });
  const found = new Map(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => Flat.parse(JSON.parse(line)))
      .map((flat) => [basename(flat.key), flat] as const),
  );
  for (const [name, { story }] of drops) {
    test(`nothing but the story is kept of ${name}`, () => {
      assert.equal(squeeze(found.get(name)?.body ?? ''), squeeze(story));
    });
  }
} finally {
  await rm(folder, { recursive: true });
}
