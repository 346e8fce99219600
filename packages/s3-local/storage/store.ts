import { mkdir, open, rmdir } from 'node:fs/promises';

import { adoptFiles } from './adoption.ts';
import { syncFolder } from './body-file.ts';
import { type Bucket, bucketOf } from './bucket.ts';
import { S3Error } from '../errors.ts';
import { openJournal } from './journal.ts';
import { createKeyLock } from './key-lock.ts';
import type { Layout } from './layout.ts';
import type { NotificationRule } from '../events/notifications.ts';
import { createObjects } from './objects.ts';
import { recover } from './recovery.ts';
import { createUploads } from './uploads.ts';

export type Store = Awaited<ReturnType<typeof openStore>>;

/** Opens the store below `layout.dir`, an existing folder, in whatever state a crash or a person left it. */
export async function openStore(layout: Layout, warn: (error: unknown) => void) {
  const { buckets, uploads } = await recover(layout);
  const pending = await open(layout.pending, 'r');
  const journal = await openJournal(layout.journal, () => pending.sync());
  // The journal's own name, where it is new.
  await syncFolder(layout.dir);
  for (const bucket of buckets.values()) await adoptFiles(layout, bucket, journal);
  const alone = createKeyLock();

  const objects = createObjects(layout, journal, warn);

  return {
    ...objects,

    uploads: createUploads(uploads, journal, objects.discard),

    buckets: buckets as ReadonlyMap<string, Bucket>,

    /** The bucket of that name; throws NoSuchBucket. */
    bucket(name: string): Bucket {
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new S3Error('NoSuchBucket', name);
      return bucket;
    },

    /** Makes a bucket; one that exists stays as it is. Files that lie in its folder already become its objects. */
    createBucket: (name: string): Promise<void> =>
      alone(name, async () => {
        if (buckets.has(name)) return;
        const bucket = bucketOf(name, Math.floor(Date.now() / 1000));
        await mkdir(layout.bucket(name), { recursive: true });
        await mkdir(layout.escaped(name), { recursive: true });
        await journal.append({ is: 'bucket', bucket: name, created: bucket.created });
        await adoptFiles(layout, bucket, journal);
        buckets.set(name, bucket);
      }),

    /** Deletes an empty bucket; throws BucketNotEmpty also when a person's files lie in its folder. */
    deleteBucket: (bucket: Bucket): Promise<void> =>
      alone(bucket.name, async () => {
        if (bucket.objects.size > 0 || bucket.history.size > 0 || bucket.writing > 0) throw new S3Error('BucketNotEmpty');
        const folder = layout.bucket(bucket.name);
        bucket.gone = true;
        try {
          await rmdir(folder).catch(() => Promise.reject(new S3Error('BucketNotEmpty', `look into ${folder}`)));
          await journal.append({ is: 'bucket gone', bucket: bucket.name });
        } catch (error) {
          await mkdir(folder, { recursive: true });
          bucket.gone = false;
          throw error;
        }
        buckets.delete(bucket.name);
        for (const rest of [layout.escaped(bucket.name), layout.versions(bucket.name)]) await rmdir(rest).catch(() => undefined);
      }),

    /** Says who is told from now on of what is created in a bucket. */
    setNotifications: (bucket: Bucket, rules: NotificationRule[]): Promise<void> =>
      alone(bucket.name, async () => {
        await journal.append({ is: 'notifications', bucket: bucket.name, rules });
        bucket.notifications = rules;
      }),

    /** From now on a bucket keeps versions, or makes no new ones. */
    setVersioning: (bucket: Bucket, status: 'Enabled' | 'Suspended'): Promise<void> =>
      alone(bucket.name, async () => {
        await mkdir(layout.versions(bucket.name), { recursive: true });
        await journal.append({ is: 'versioning', bucket: bucket.name, status });
        bucket.versioning = status;
      }),

    async close(): Promise<void> {
      await journal.close();
      await pending.close();
    },
  };
}
