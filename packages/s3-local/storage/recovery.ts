import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { syncFolder } from './body-file.ts';
import { type Bucket, bucketOf } from './bucket.ts';
import type { JournalLine, ObjectRecord } from './journal-line.ts';
import { readJournal } from './journal.ts';
import type { Layout } from './layout.ts';
import type { NotificationRule } from '../events/notifications.ts';
import type { Upload } from './uploads.ts';
import { become, forget, mark, type Versioned } from './versions.ts';

/**
 * Brings the folder to what the journal says. A body that is still pending although its line stands in the journal is moved to its
 * place (a PUT that died after its commit, a DELETE that died before its own), and one that is a part of an upload under way stays;
 * any other pending body never counted and goes.
 */
export async function recover(layout: Layout): Promise<{ buckets: Map<string, Bucket>; uploads: Map<string, Upload> }> {
  await mkdir(layout.pending, { recursive: true });
  const pending = new Set(await readdir(layout.pending));
  const buckets = new Map<string, Bucket>();
  const uploads = new Map<string, Upload>();
  let lines = 0;
  let live = 0;

  for (const [name, { created, objects, underWay, ...rest }] of await replay(layout, () => (lines += 1))) {
    const bucket = bucketOf(name, created, objects, rest);
    buckets.set(name, bucket);
    await mkdir(layout.bucket(name), { recursive: true });
    await mkdir(layout.escaped(name), { recursive: true });
    const records = [...recordsOf(bucket)];
    live += 1 + records.length;
    for (const { key, record } of records) {
      if (!pending.delete(record.id)) continue;
      await moveBack(layout.pendingFile(record.id), layout.file(name, key, record));
    }
    await removeStrays(layout.versions(name), new Set(records.map(({ record }) => record.id)));
    for (const upload of underWay.values()) {
      uploads.set(upload.id, upload);
      live += 1 + upload.parts.size;
      for (const part of upload.parts.values()) pending.delete(part.id);
    }
  }
  for (const id of pending) await rm(layout.pendingFile(id), { force: true });
  if (lines > 2 * live + 1000) await rewriteJournal(layout, buckets, uploads);
  return { buckets, uploads };
}

async function moveBack(pending: string, path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await rename(pending, path);
  } catch (error) {
    throw new Error(`${pending} belongs at ${path}, where it cannot go. Make room there and start again.`, { cause: error });
  }
}

/** Every record that has a body: what is visible, and what is kept behind it. */
function* recordsOf({ objects, history }: Bucket): Generator<{ key: string; record: ObjectRecord }> {
  for (const [key, record] of objects.from(() => false)) yield { key, record };
  for (const [key, versions] of history) for (const { record } of versions) if (record) yield { key, record };
}

/** Removes bodies of versions that went when the server died. */
async function removeStrays(folder: string, known: Set<string>): Promise<void> {
  for (const id of await readdir(folder).catch(() => [])) if (!known.has(id)) await rm(join(folder, id), { force: true });
}

type Replayed = Map<
  string,
  Versioned & {
    created: number;
    objects: Map<string, ObjectRecord>;
    notifications: NotificationRule[];
    underWay: Map<string, Upload>;
  }
>;

async function replay(layout: Layout, count: () => void): Promise<Replayed> {
  const buckets: Replayed = new Map();
  for await (const line of readJournal(layout.journal)) {
    count();
    const bucket = buckets.get(line.bucket);
    if (line.is === 'bucket')
      buckets.set(line.bucket, {
        created: line.created,
        objects: new Map(),
        history: new Map(),
        versioning: undefined,
        notifications: [],
        underWay: new Map(),
      });
    else if (bucket === undefined) continue;
    else if (line.is === 'bucket gone') buckets.delete(line.bucket);
    else if (line.is === 'versioning') bucket.versioning = line.status;
    else if (line.is === 'notifications') bucket.notifications = line.rules;
    else if (line.is === 'object') become(bucket, line.key, line.record);
    else if (line.is === 'marker') mark(bucket, line.key, line.version, line.modified);
    else if (line.is === 'version gone') forget(bucket, line.key, line.version);
    else if (line.is === 'upload') bucket.underWay.set(line.upload.id, { ...line.upload, bucket: line.bucket, parts: new Map() });
    else if (line.is === 'part') bucket.underWay.get(line.id)?.parts.set(line.part.number, line.part);
    else if (line.is === 'upload gone') bucket.underWay.delete(line.id);
    else bucket.objects.delete(line.key);
  }
  return buckets;
}

/** Keeps the journal as long as the store is large, not as long as it is old. */
async function rewriteJournal(layout: Layout, buckets: Map<string, Bucket>, uploads: Map<string, Upload>): Promise<void> {
  const path = `${layout.journal}.new`;
  const file = await open(path, 'w');
  await file.writeFile(linesOf(buckets));
  await file.writeFile(linesOfUploads(uploads));
  await file.sync();
  await file.close();
  await rename(path, layout.journal);
  await syncFolder(layout.dir);
}

function text(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

function* linesOfUploads(uploads: Map<string, Upload>): Generator<string> {
  for (const { bucket, parts, ...upload } of uploads.values()) {
    yield text({ is: 'upload', bucket, upload });
    for (const part of parts.values()) yield text({ is: 'part', bucket, id: upload.id, part });
  }
}

function* linesOf(buckets: Map<string, Bucket>): Generator<string> {
  for (const { name: bucket, created, objects, history, versioning, notifications } of buckets.values()) {
    yield text({ is: 'bucket', bucket, created });
    if (notifications.length > 0) yield text({ is: 'notifications', bucket, rules: [...notifications] });
    if (versioning) yield text({ is: 'versioning', bucket, status: versioning });
    // Oldest first, as it came about.
    for (const [key, versions] of history) {
      for (const { id: version, modified, record } of versions.toReversed())
        yield text(record ? { is: 'object', bucket, key, record } : { is: 'marker', bucket, key, version, modified });
    }
    for (const [key, record] of objects.from(() => false)) yield text({ is: 'object', bucket, key, record });
  }
}
