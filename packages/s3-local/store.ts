import { randomUUID } from 'node:crypto';
import { rmdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, rmdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { adoptFiles } from './adoption.ts';
import { type Body, syncFolder, writeBody } from './body-file.ts';
import { S3Error } from './errors.ts';
import type { ObjectRecord } from './journal-line.ts';
import { openJournal } from './journal.ts';
import { createKeyLock } from './key-lock.ts';
import type { Layout } from './layout.ts';
import { type Bucket, bucketOf, recover } from './recovery.ts';

/** A body on disk that is not an object yet. */
export type PendingBody = Body & { readonly id: string };

/** Looks at what the key holds now, alone with it, and throws to leave it as it is. */
export type Condition = (current: ObjectRecord | undefined) => void;

export type Store = Awaited<ReturnType<typeof openStore>>;

/**
 * Opens the store below `layout.dir`, which must exist. The journal line is the one commit point of every change:
 *
 * - PUT: body -> pending, synced; line; pending -> place. Dies before the line: never happened. After it: the next start moves it.
 * - DELETE: place -> pending; line; body removed. Dies before the line: the next start moves it back. After it: removed then.
 *
 * So a body and what is said of it change together, and a file in a bucket's folder without a line was laid there by a person.
 * Readers open a body under its key's lock and keep the file they opened, whatever is written meanwhile.
 */
export async function openStore(layout: Layout, warn: (error: unknown) => void) {
  const buckets = await recover(layout);
  const journal = await openJournal(layout.journal, () => syncFolder(layout.pending));
  await syncFolder(layout.dir);
  for (const bucket of buckets.values()) await adoptFiles(layout, bucket, journal);
  const alone = createKeyLock();
  /** Ids of bodies that could not be moved to their place after their commit; read where they lie until the next start. */
  const stranded = new Set<string>();

  const bodyPath = (bucket: Bucket, key: string, record: ObjectRecord): string =>
    stranded.has(record.id) ? layout.pendingFile(record.id) : layout.file(bucket.name, key, record.plain);

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

  async function discard(id: string): Promise<void> {
    stranded.delete(id);
    await rm(layout.pendingFile(id), { force: true });
  }

  async function commit(bucket: Bucket, key: string, record: Omit<ObjectRecord, 'plain'>, current?: ObjectRecord): Promise<ObjectRecord> {
    const plain = current?.plain ?? bucket.places.claim(key);
    const whole = { ...record, plain };
    const place = layout.file(bucket.name, key, plain);
    try {
      await mkdir(dirname(place), { recursive: true });
      await utimes(layout.pendingFile(record.id), record.modified, record.modified);
      await journal.append({ is: 'object', bucket: bucket.name, key, record: whole });
    } catch (error) {
      if (plain && current === undefined) release(bucket, key);
      throw error;
    }
    await rename(layout.pendingFile(record.id), place).catch((error: unknown) => {
      stranded.add(record.id);
      warn(error);
    });
    bucket.objects.set(key, whole);
    if (current !== undefined && stranded.has(current.id)) await discard(current.id);
    return whole;
  }

  return {
    buckets: buckets as ReadonlyMap<string, Bucket>,

    /** The bucket of that name; throws NoSuchBucket. */
    bucket(name: string): Bucket {
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new S3Error('NoSuchBucket', name);
      return bucket;
    },

    /** Makes a bucket; one that exists stays as it is. */
    createBucket: (name: string): Promise<void> =>
      alone(name, async () => {
        if (buckets.has(name)) return;
        const created = seconds();
        await mkdir(layout.bucket(name), { recursive: true });
        await mkdir(layout.escaped(name), { recursive: true });
        await journal.append({ is: 'bucket', bucket: name, created });
        const bucket = bucketOf(name, created);
        await adoptFiles(layout, bucket, journal);
        buckets.set(name, bucket);
      }),

    /** Deletes an empty bucket; throws BucketNotEmpty also when a person's files lie in its folder. */
    deleteBucket: (bucket: Bucket): Promise<void> =>
      alone(bucket.name, async () => {
        if (bucket.objects.size > 0 || bucket.writing > 0) throw new S3Error('BucketNotEmpty');
        buckets.delete(bucket.name);
        try {
          await rmdir(layout.bucket(bucket.name)).catch(() => {
            throw new S3Error('BucketNotEmpty', `look into ${layout.bucket(bucket.name)}`);
          });
          await journal.append({ is: 'bucket gone', bucket: bucket.name });
          await rmdir(layout.escaped(bucket.name)).catch(() => undefined);
        } catch (error) {
          await mkdir(layout.bucket(bucket.name), { recursive: true });
          buckets.set(bucket.name, bucket);
          throw error;
        }
      }),

    /** Takes in a body of any length; it is no object until `put`. */
    async receive(bytes: AsyncIterable<Buffer>): Promise<PendingBody> {
      const id = randomUUID();
      return { id, ...(await writeBody(layout.pendingFile(id), bytes)) };
    },

    /** Makes a received body the object of that key, on disk when it resolves. Whatever fails, the object is as before, the body gone. */
    put: (bucket: Bucket, key: string, body: PendingBody, facts: Pick<ObjectRecord, 'headers' | 'checksums'>, condition: Condition) =>
      alone(`${bucket.name}/${key}`, async () => {
        if (buckets.get(bucket.name) !== bucket) throw new S3Error('NoSuchBucket', bucket.name);
        const current = bucket.objects.get(key);
        condition(current);
        bucket.writing += 1;
        try {
          // Never behind the version it replaces, though clocks are set back: readers order versions by this time.
          const modified = Math.max(seconds(), current?.modified ?? 0);
          return await commit(bucket, key, { id: body.id, size: body.size, etag: body.md5, modified, ...facts }, current);
        } finally {
          bucket.writing -= 1;
        }
      }).catch(async (error: unknown) => {
        await discard(body.id);
        throw error;
      }),

    /** Opens the body of an object that `inspect` lets pass. The caller closes the file. Throws NoSuchKey. */
    open: <T>(bucket: Bucket, key: string, inspect: (record: ObjectRecord) => T): Promise<T & { file: FileHandle }> =>
      alone(`${bucket.name}/${key}`, async () => {
        const record = bucket.objects.get(key);
        if (record === undefined) throw new S3Error('NoSuchKey', key);
        const inspected = inspect(record);
        const file = await open(bodyPath(bucket, key, record), 'r');
        if ((await file.stat()).size === record.size) return { ...inspected, file };
        await file.close();
        throw new Error(`${bodyPath(bucket, key, record)} was changed by hand. Restart to take the change over.`);
      }),

    /** Deletes an object, gone from disk when it resolves; a key that holds nothing is left so. */
    remove: (bucket: Bucket, key: string, condition: Condition): Promise<void> =>
      alone(`${bucket.name}/${key}`, async () => {
        const record = bucket.objects.get(key);
        condition(record);
        if (record === undefined) return;
        const place = bodyPath(bucket, key, record);
        const aside = layout.pendingFile(record.id);
        // Missing when a person took the file away: then only the line is left to write.
        await rename(place, aside).catch(() => undefined);
        try {
          await journal.append({ is: 'object gone', bucket: bucket.name, key });
        } catch (error) {
          await rename(aside, place);
          throw error;
        }
        bucket.objects.delete(key);
        if (record.plain) release(bucket, key);
        await discard(record.id);
      }),

    close: journal.close,
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
