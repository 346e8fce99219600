import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { syncFolder } from './body-file.ts';
import { type Bucket, bucketOf } from './bucket.ts';
import type { JournalLine, ObjectRecord } from './journal-line.ts';
import { readJournal } from './journal.ts';
import type { Layout } from './layout.ts';

/**
 * Brings the folder to what the journal says. A body that is still pending although its line stands in the journal is moved to its
 * place (a PUT that died after its commit, a DELETE that died before its own); any other pending body never counted and goes.
 */
export async function recover(layout: Layout): Promise<Map<string, Bucket>> {
  await mkdir(layout.pending, { recursive: true });
  const pending = new Set(await readdir(layout.pending));
  const buckets = new Map<string, Bucket>();
  let lines = 0;
  let live = 0;

  for (const [name, { created, records }] of await replay(layout, () => (lines += 1))) {
    const bucket = bucketOf(name, created, records);
    buckets.set(name, bucket);
    live += 1 + bucket.objects.size;
    await mkdir(layout.bucket(name), { recursive: true });
    await mkdir(layout.escaped(name), { recursive: true });
    for (const [key, record] of records) {
      if (!pending.delete(record.id)) continue;
      const path = layout.file(name, key, record.plain);
      await moveBack(layout.pendingFile(record.id), path);
    }
  }
  for (const id of pending) await rm(layout.pendingFile(id), { force: true });
  if (lines > 2 * live + 1000) await rewriteJournal(layout, buckets);
  return buckets;
}

async function moveBack(pending: string, path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await rename(pending, path);
  } catch (error) {
    throw new Error(`${pending} belongs at ${path}, where it cannot go. Make room there and start again.`, { cause: error });
  }
}

type Replayed = Map<string, { created: number; records: Map<string, ObjectRecord> }>;

async function replay(layout: Layout, count: () => void): Promise<Replayed> {
  const buckets: Replayed = new Map();
  for await (const line of readJournal(layout.journal)) {
    count();
    if (line.is === 'bucket') buckets.set(line.bucket, { created: line.created, records: new Map() });
    else if (line.is === 'bucket gone') buckets.delete(line.bucket);
    else if (line.is === 'object') buckets.get(line.bucket)?.records.set(line.key, line.record);
    else buckets.get(line.bucket)?.records.delete(line.key);
  }
  return buckets;
}

/** Keeps the journal as long as the store is large, not as long as it is old. */
async function rewriteJournal(layout: Layout, buckets: Map<string, Bucket>): Promise<void> {
  const path = `${layout.journal}.new`;
  const file = await open(path, 'w');
  await file.writeFile(linesOf(buckets));
  await file.sync();
  await file.close();
  await rename(path, layout.journal);
  await syncFolder(layout.dir);
}

function text(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

function* linesOf(buckets: Map<string, Bucket>): Generator<string> {
  for (const { name, created, objects } of buckets.values()) {
    yield text({ is: 'bucket', bucket: name, created });
    for (const [key, record] of objects.from(() => false)) yield text({ is: 'object', bucket: name, key, record });
  }
}
