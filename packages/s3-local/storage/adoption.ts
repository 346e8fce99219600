import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { md5Of } from './body-file.ts';
import type { Bucket } from './bucket.ts';
import type { ObjectRecord } from './journal-line.ts';
import type { Journal } from './journal.ts';
import { MAX_KEY_BYTES } from './key-path.ts';
import type { Layout } from './layout.ts';

/**
 * Takes over what a person did to the files while the server was down: a file laid into a bucket's folder becomes an object, a file
 * edited a new version of it, a file taken away an object deleted. Names that are no keys (not UTF-8, too long) are left, and so are
 * buckets that keep versions: what is in their files no name tells.
 */
export async function adoptFiles(layout: Layout, bucket: Bucket, journal: Journal): Promise<void> {
  if (bucket.versioning !== undefined) return;
  const found = await keysOnDisk(layout.bucket(bucket.name));
  for (const key of found) {
    const known = bucket.objects.get(key);
    if (known?.plain === false) continue;
    const record = await recordOf(layout.file(bucket.name, key, { plain: true }), known);
    if (record === undefined || record === known) continue;
    if (known === undefined && !bucket.places.claim(key)) continue;
    await journal.append({ is: 'object', bucket: bucket.name, key, record });
    bucket.objects.set(key, record);
  }
  const gone = Array.from(bucket.objects.from(() => false)).filter(
    ([key, { plain }]) => !(plain ? found.has(key) : existsSync(layout.file(bucket.name, key, { plain }))),
  );
  for (const [key, record] of gone) {
    await journal.append({ is: 'object gone', bucket: bucket.name, key });
    bucket.objects.delete(key);
    if (record.plain) bucket.places.release(key);
  }
}

async function keysOnDisk(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const keys = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Set(keys.filter((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES));
}

/** The record that fits the file: the known one while size and time agree, else by its bytes. */
async function recordOf(path: string, known: ObjectRecord | undefined): Promise<ObjectRecord | undefined> {
  // Undefined for a name that was not UTF-8: what was read is not what it is called.
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const modified = Math.floor(stat.mtimeMs / 1000);
  if (known?.size === stat.size && known.modified === modified) return known;
  const etag = await md5Of(path);
  if (known?.etag === etag) {
    await utimes(path, known.modified, known.modified);
    return known;
  }
  return { id: randomUUID(), plain: true, size: stat.size, etag, modified, headers: {}, checksums: {} };
}
