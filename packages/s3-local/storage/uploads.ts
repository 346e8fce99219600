import { randomUUID } from 'node:crypto';

import { S3Error } from '../errors.ts';
import type { Part, UploadRecord } from './journal-line.ts';
import type { Journal } from './journal.ts';
import { compareUtf8 } from './sorted-keys.ts';

/** An object that comes in parts. */
export type Upload = UploadRecord & { readonly bucket: string; readonly parts: Map<number, Part> };

export type Uploads = ReturnType<typeof createUploads>;

/**
 * The uploads under way, by id. What becomes of one stands in the journal first, so that it outlives the server: a part whose line is
 * there has its body among those that are pending, and both stay until the upload has ended.
 */
export function createUploads(uploads: Map<string, Upload>, journal: Journal, discard: (id: string) => Promise<void>) {
  return {
    async begin(bucket: string, what: Pick<UploadRecord, 'key' | 'headers' | 'sum'>): Promise<Upload> {
      const now = Date.now();
      // Ids of one key in the order in which they were begun, as listings have them.
      const record = { id: `${now.toString(36).padStart(9, '0')}-${randomUUID()}`, begun: Math.floor(now / 1000), ...what };
      await journal.append({ is: 'upload', bucket, upload: record });
      const upload = { ...record, bucket, parts: new Map() };
      uploads.set(upload.id, upload);
      return upload;
    },

    /** The upload of that id, to that key. Throws NoSuchUpload. */
    of(id: string | undefined, bucket: string, key: string): Upload {
      const upload = uploads.get(id ?? '');
      if (upload?.bucket !== bucket || upload.key !== key) throw new S3Error('NoSuchUpload', id);
      return upload;
    },

    /** Keeps a part in place of one with its number. Throws NoSuchUpload when the upload ended while the part came in. */
    async keep({ id, bucket, parts }: Upload, part: Part): Promise<void> {
      const written = uploads.has(id) && (await journal.append({ is: 'part', bucket, id, part }).then(() => uploads.has(id)));
      if (!written) {
        await discard(part.id);
        throw new S3Error('NoSuchUpload', id);
      }
      const before = parts.get(part.number);
      parts.set(part.number, part);
      if (before) await discard(before.id);
    },

    /** Ends an upload, whose parts go. */
    async end({ id, bucket, parts }: Upload): Promise<void> {
      await journal.append({ is: 'upload gone', bucket, id });
      uploads.delete(id);
      for (const part of parts.values()) await discard(part.id);
    },

    /** Those of a bucket, by key and age. */
    in: (bucket: string): Upload[] =>
      [...uploads.values()]
        .filter((upload) => upload.bucket === bucket)
        .toSorted((a, b) => compareUtf8(a.key, b.key) || compareUtf8(a.id, b.id)),
  };
}
