import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';

import type { JournalLine } from './journal-line.ts';
import { openJournal, readJournal } from './journal.ts';

const line = (bucket: string): JournalLine => ({ is: 'bucket', bucket, created: 1 });
const lineSeparator: JournalLine = { is: 'object gone', bucket: 'b', key: 'a\u2028b\rc' };

async function journalFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 's3-local-journal-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'journal');
}

async function linesIn(path: string): Promise<JournalLine[]> {
  return Readable.from(readJournal(path)).toArray();
}

test('lines written at once are read back in their order', async (t) => {
  const path = await journalFile(t);
  const lines = [...Array.from({ length: 200 }, (_, i) => line(`b${i}`)), lineSeparator];
  let groups = 0;
  const journal = await openJournal(path, async () => void (groups += 1));
  await Promise.all(lines.map(journal.append));
  await journal.close();
  assert.deepEqual(await linesIn(path), lines);
  assert.ok(groups < lines.length, `${groups} groups`);
});

test('a journal torn at any byte of its last line reads as the lines before, and is written on from there', async (t) => {
  const path = await journalFile(t);
  const whole = `${JSON.stringify(line('first'))}\n${JSON.stringify(line('second'))}\n`;
  const firstEnd = whole.indexOf('\n') + 1;
  for (let length = firstEnd; length < whole.length; length += 1) {
    await writeFile(path, whole);
    await truncate(path, length);
    assert.deepEqual(await linesIn(path), [line('first')]);
    const journal = await openJournal(path, async () => undefined);
    await journal.append(line('third'));
    await journal.close();
    assert.deepEqual(await linesIn(path), [line('first'), line('third')]);
  }
});

test('a bad line before good ones is told, not skipped', async (t) => {
  const path = await journalFile(t);
  await writeFile(path, `${JSON.stringify(line('first'))}\n{"is":"what"}\n${JSON.stringify(line('third'))}\n`);
  await assert.rejects(linesIn(path), /journal:2 is damaged/);
});

test('a group that cannot be made durable fails alone and leaves no trace', async (t) => {
  const path = await journalFile(t);
  let broken = false;
  const journal = await openJournal(path, () => (broken ? Promise.reject(new Error('disk')) : Promise.resolve()));
  await journal.append(line('first'));
  broken = true;
  await assert.rejects(journal.append(line('lost')), /disk/);
  broken = false;
  await journal.append(line('second'));
  await journal.close();
  assert.equal((await readFile(path, 'utf8')).includes('lost'), false);
  assert.deepEqual(await linesIn(path), [line('first'), line('second')]);
});

test('a missing journal is an empty one', async (t) => {
  assert.deepEqual(await linesIn(await journalFile(t)), []);
});
