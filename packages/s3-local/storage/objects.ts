import { randomUUID } from 'node:crypto';
import { createReadStream, rmdirSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type Body, writeBody } from './body-file.ts';
import type { Bucket } from './bucket.ts';
import { S3Error } from '../errors.ts';
import type { ObjectRecord } from './journal-line.ts';
import type { Journal } from './journal.ts';
import { createKeyLock } from './key-lock.ts';
import type { Layout } from './layout.ts';
import { become, forget, mark, versionOf } from './versions.ts';

/** A body on disk that is not an object yet. */
export type PendingBody = Body & { readonly id: string };

/** Looks at what the key holds now, alone with it, and throws to leave it as it is. */
export type Condition = (current: ObjectRecord | undefined) => void;

/**
 * The changes to objects. The journal line is the one commit point of each:
 *
 * - PUT: body -> pending, synced; line; pending -> place. Dies before the line: never happened. After it: the next start moves it.
 * - DELETE: place -> pending; line; body removed. Dies before the line: the next start moves it back. After it: removed then.
 *
 * So a body and what is said of it change together, and a file in a bucket's folder without a line was laid there by a person.
 * Readers open a body under its key's lock and keep the file they opened, whatever is written meanwhile.
 */
export function createObjects(layout: Layout, journal: Journal, warn: (error: unknown) => void) {
  const alone = createKeyLock();
  /** Ids of bodies that could not be moved to their place after their commit; read where they lie until the next start. */
  const stranded = new Set<string>();

  const bodyPath = (bucket: Bucket, key: string, record: ObjectRecord): string =>
    stranded.has(record.id) ? layout.pendingFile(record.id) : layout.file(bucket.name, key, record);

  function release(bucket: Bucket, key: string): void {
    for (const folder of bucket.places.release(key)) {
      try {
        // Sync, so that no writer can claim the folder between the answer and the removal.
        rmdirSync(join(layout.bucket(bucket.name), folder));
      } catch {
        return; // A person keeps something there, or it was never made.
      }
    }
  }

  /** True when a new key gets its own path: no other key has it, nor has a person put a folder there, or a file above it. */
  async function takePlace(bucket: Bucket, key: string): Promise<boolean> {
    if (!bucket.places.claim(key)) return false;
    const place = layout.file(bucket.name, key, { plain: true });
    const free = await mkdir(dirname(place), { recursive: true }).then(
      () => !statSync(place, { throwIfNoEntry: false })?.isDirectory(),
      () => false,
    );
    if (!free) release(bucket, key);
    return free;
  }

  async function discard(id: string): Promise<void> {
    stranded.delete(id);
    await rm(layout.pendingFile(id), { force: true });
  }

  /** Removes a body that no record needs any more, after the line that says so. */
  async function removeBody(bucket: Bucket, key: string, record: ObjectRecord): Promise<void> {
    await rm(bodyPath(bucket, key, record), { force: true });
    stranded.delete(record.id);
    if (record.plain) release(bucket, key);
  }

  async function commit(bucket: Bucket, key: string, record: ObjectRecord, current: ObjectRecord | undefined): Promise<void> {
    const place = layout.file(bucket.name, key, record);
    try {
      await mkdir(dirname(place), { recursive: true });
      await utimes(layout.pendingFile(record.id), record.modified, record.modified);
      await journal.append({ is: 'object', bucket: bucket.name, key, record });
    } catch (error) {
      if (record.plain && current === undefined) release(bucket, key);
      throw error;
    }
    await rename(layout.pendingFile(record.id), place).catch((error: unknown) => {
      stranded.add(record.id);
      warn(error);
    });
    const replaced = become(bucket, key, record);
    if (replaced === undefined) return;
    // In its own place the new body has taken that of the old one already.
    if (record.version === undefined) await (stranded.has(replaced.id) ? discard(replaced.id) : undefined);
    else await removeBody(bucket, key, replaced);
  }

  /** Takes an object out of a bucket that keeps no versions. */
  async function removeObject(bucket: Bucket, key: string, record: ObjectRecord): Promise<void> {
    const place = bodyPath(bucket, key, record);
    const aside = layout.pendingFile(record.id);
    await rename(place, aside).catch(unlessMissing);
    try {
      await journal.append({ is: 'object gone', bucket: bucket.name, key });
    } catch (error) {
      await rename(aside, place).catch(() => stranded.add(record.id));
      throw error;
    }
    bucket.objects.delete(key);
    if (record.plain) release(bucket, key);
    await discard(record.id);
  }

  return {
    discard,

    /** The bytes of bodies that are no objects yet, one after the other. */
    async *pendingBytes(ids: readonly string[]): AsyncGenerator<Buffer> {
      for (const id of ids) yield* createReadStream(layout.pendingFile(id), { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>;
    },

    /** Takes in a body of any length; it is no object until `put`. */
    async receive(bytes: AsyncIterable<Buffer>): Promise<PendingBody> {
      const id = randomUUID();
      return { id, ...(await writeBody(layout.pendingFile(id), bytes)) };
    },

    /** Makes a received body the object of that key, on disk when it resolves. If it fails, all is as before, the body gone. */
    async put(
      bucket: Bucket,
      key: string,
      body: PendingBody,
      facts: Pick<ObjectRecord, 'headers' | 'checksums'>,
      condition: Condition,
    ) {
      const { id, size, md5: etag } = body;
      try {
        return await alone(`${bucket.name}/${key}`, async () => {
          if (bucket.gone) throw new S3Error('NoSuchBucket', bucket.name);
          const current = bucket.objects.get(key);
          condition(current);
          bucket.writing += 1;
          try {
            const version = versionIdIn(bucket);
            const plain = version === undefined && (current?.plain ?? (await takePlace(bucket, key)));
            // Never behind the version it replaces, though clocks are set back: readers order versions by this time.
            const modified = Math.max(Math.floor(Date.now() / 1000), current?.modified ?? 0);
            const record = { id, plain, size, etag, modified, ...facts, ...(version !== undefined && { version }) };
            await commit(bucket, key, record, current);
            return record;
          } finally {
            bucket.writing -= 1;
          }
        });
      } catch (error) {
        await discard(id);
        throw error;
      }
    },

    /** Opens the body of a version that `inspect` lets pass; gives both. The caller closes the file. Throws as `recordAt`. */
    open: <T>(
      bucket: Bucket,
      key: string,
      inspect: (record: ObjectRecord) => T,
      version?: string,
    ): Promise<T & { file: FileHandle }> =>
      alone(`${bucket.name}/${key}`, async () => {
        const record = recordAt(bucket, key, version);
        const inspected = inspect(record);
        const path = bodyPath(bucket, key, record);
        const file = await open(path, 'r').catch(() => undefined);
        if (file && (await file.stat()).size === record.size) return { ...inspected, file };
        await file?.close();
        throw new Error(`${path} was changed or taken away by hand. Restart to take that over.`);
      }),

    /**
     * Deletes an object, gone from disk when it resolves; a key that holds nothing is left so. Where the bucket keeps versions it is
     * only marked as deleted, but a version that is named goes for good. Gives the version that was made or went.
     */
    remove: (bucket: Bucket, key: string, condition: Condition, version?: string): Promise<Removed> =>
      alone(`${bucket.name}/${key}`, async () => {
        const record = bucket.objects.get(key);
        condition(record);
        if (bucket.versioning === undefined && version !== undefined && version !== 'null')
          throw new S3Error('NoSuchVersion', version);
        if (bucket.versioning === undefined) {
          if (record) await removeObject(bucket, key, record);
          return { removed: record !== undefined };
        }
        if (version !== undefined) {
          if (!versionOf(bucket, key, version)) return { version, removed: false };
          await journal.append({ is: 'version gone', bucket: bucket.name, key, version });
          const gone = forget(bucket, key, version);
          if (gone?.record) await removeBody(bucket, key, gone.record);
          return { version, marker: gone?.record === undefined, removed: true };
        }
        const id = versionIdIn(bucket) ?? 'null';
        const modified = Math.max(Math.floor(Date.now() / 1000), record?.modified ?? 0);
        await journal.append({ is: 'marker', bucket: bucket.name, key, version: id, modified });
        const replaced = mark(bucket, key, id, modified);
        if (replaced) await removeBody(bucket, key, replaced);
        return { version: id, marker: true, removed: true };
      }),
  };
}

/** What a deletion made or took away: the version's id, whether that is a delete marker, and whether anything changed at all. */
export type Removed = { readonly version?: string; readonly marker?: boolean; readonly removed: boolean };

/** The id of a version that is about to be made; undefined where the bucket never kept any. */
function versionIdIn({ versioning }: Bucket): string | undefined {
  if (versioning === undefined) return undefined;
  return versioning === 'Enabled' ? randomUUID().replaceAll('-', '') : 'null';
}

/** The record of a version, or of the object. Throws NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker. */
export function recordAt(bucket: Bucket, key: string, version: string | undefined): ObjectRecord {
  const found = versionOf(bucket, key, version);
  if (found?.record) return found.record;
  const marked = found && { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.id };
  if (version !== undefined)
    throw marked ? new S3Error('MethodNotAllowed', version, marked) : new S3Error('NoSuchVersion', version);
  throw new S3Error('NoSuchKey', key, marked);
}

/** A file that a person took away needs no moving. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
