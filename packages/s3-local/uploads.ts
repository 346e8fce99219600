import { randomUUID } from 'node:crypto';

import { S3Error } from './errors.ts';
import type { PendingBody } from './objects.ts';

/** One part of an upload, as it was received. */
export type Part = PendingBody & {
  readonly number: number;
  /** The `x-amz-checksum-…` headers it was proved against. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly modified: number;
};

/** An object that comes in parts. */
export type Upload = {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** Headers that the object will have. */
  readonly headers: Readonly<Record<string, string>>;
  /** The header of the sum that was announced, and of what: of the whole, or of the sums of its parts. */
  readonly sum: { readonly header: string; readonly type: 'FULL_OBJECT' | 'COMPOSITE' } | undefined;
  readonly begun: number;
  readonly parts: Map<number, Part>;
};

export type Uploads = ReturnType<typeof createUploads>;

/**
 * The uploads under way. They live as long as the server: its end aborts them, and the next start removes their parts with all
 * bodies that never became objects. A client is then told NoSuchUpload, and begins anew.
 */
export function createUploads(discard: (id: string) => Promise<void>) {
  const uploads = new Map<string, Upload>();
  return {
    begin(what: Pick<Upload, 'bucket' | 'key' | 'headers' | 'sum'>): Upload {
      const upload = { id: randomUUID(), ...what, begun: Math.floor(Date.now() / 1000), parts: new Map() };
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
    async keep(upload: Upload, part: Part): Promise<void> {
      if (!uploads.has(upload.id)) {
        await discard(part.id);
        throw new S3Error('NoSuchUpload', upload.id);
      }
      const before = upload.parts.get(part.number);
      upload.parts.set(part.number, part);
      if (before) await discard(before.id);
    },

    /** Ends an upload, whose parts go. */
    async end(upload: Upload): Promise<void> {
      uploads.delete(upload.id);
      for (const { id } of upload.parts.values()) await discard(id);
    },

    /** Those of a bucket, by key and age. */
    in: (bucket: string): Upload[] =>
      [...uploads.values()]
        .filter((upload) => upload.bucket === bucket)
        .toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || a.begun - b.begun),
  };
}
