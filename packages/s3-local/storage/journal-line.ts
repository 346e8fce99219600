import { z } from 'zod';

import { NotificationRule } from '../events/notifications.ts';

/** Whole seconds since 1970, the only time S3's headers know. */
const Seconds = z.int().nonnegative();

/** All that is known of an object besides its bytes. */
export const ObjectRecord = z.strictObject({
  /** Names the file of the body while it is not in its place; new for every version. */
  id: z.string().regex(/^[0-9a-z-]+$/),
  /** True when the key itself is the path of the file; false when the file has the escaped name. */
  plain: z.boolean(),
  size: z.int().nonnegative(),
  /** MD5 of the bytes in hex, without quotes; of an object in parts the MD5 of theirs, and their number. */
  etag: z.string().regex(/^[0-9a-f]{32}(-\d{1,5})?$/),
  modified: Seconds,
  /** Headers given back on GET and HEAD: Content-Type and its like, and the user metadata. */
  headers: z.record(z.string(), z.string()),
  /** `x-amz-checksum-…` headers that the bytes were proved against. */
  checksums: z.record(z.string(), z.string()),
  /** The id of this version, in a bucket that keeps them; absent for what was put before it did. */
  version: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/)
    .optional(),
});
export type ObjectRecord = z.infer<typeof ObjectRecord>;

/** An upload under way, but for its parts. */
export const UploadRecord = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]+$/),
  key: z.string(),
  /** Headers that the object will have. */
  headers: z.record(z.string(), z.string()),
  /** The header of the sum that was announced, and of what: of the whole, or of the sums of its parts. */
  sum: z.strictObject({ header: z.string(), type: z.enum(['FULL_OBJECT', 'COMPOSITE']) }).optional(),
  begun: Seconds,
});
export type UploadRecord = z.infer<typeof UploadRecord>;

/** One part of an upload, as it was received. */
export const Part = z.strictObject({
  /** Names the file of its body. */
  id: z.string().regex(/^[0-9a-z-]+$/),
  number: z.int().positive(),
  size: z.int().nonnegative(),
  md5: z.string().regex(/^[0-9a-f]{32}$/),
  /** The `x-amz-checksum-…` headers it was proved against. */
  checksums: z.record(z.string(), z.string()),
  modified: Seconds,
});
export type Part = z.infer<typeof Part>;

/** One line of the journal: what happened, in the order in which it became true. */
export const JournalLine = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('bucket'), bucket: z.string(), created: Seconds }),
  z.strictObject({ is: z.literal('bucket gone'), bucket: z.string() }),
  z.strictObject({ is: z.literal('object'), bucket: z.string(), key: z.string(), record: ObjectRecord }),
  z.strictObject({ is: z.literal('notifications'), bucket: z.string(), rules: z.array(NotificationRule) }),
  z.strictObject({ is: z.literal('versioning'), bucket: z.string(), status: z.enum(['Enabled', 'Suspended']) }),
  z.strictObject({ is: z.literal('marker'), bucket: z.string(), key: z.string(), version: z.string(), modified: Seconds }),
  z.strictObject({ is: z.literal('version gone'), bucket: z.string(), key: z.string(), version: z.string() }),
  z.strictObject({ is: z.literal('upload'), bucket: z.string(), upload: UploadRecord }),
  z.strictObject({ is: z.literal('part'), bucket: z.string(), id: z.string(), part: Part }),
  z.strictObject({ is: z.literal('upload gone'), bucket: z.string(), id: z.string() }),
  z.strictObject({ is: z.literal('object gone'), bucket: z.string(), key: z.string() }),
]);
export type JournalLine = z.infer<typeof JournalLine>;
