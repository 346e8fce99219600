import { z } from 'zod';

import type { StorageEvent } from '../source.ts';

/** AWS and Ceph name events `ObjectCreated:Put`, MinIO `s3:ObjectCreated:Put`; some of their versions do the other's. */
const CREATED = /^(?:s3:)?ObjectCreated:/;

/** Whether an event's name says that bytes were put. */
export function isCreated(eventName: string): boolean {
  return CREATED.test(eventName);
}

/**
 * The message format of S3 event notifications (S3 user guide, "Event message structure"), which others copied. Each says in
 * `eventSource` who speaks, and only that tells how to `decode` its keys.
 */
export function s3Records(eventSource: string, decode: (key: string) => string | undefined): z.ZodType<StorageEvent[]> {
  const Record = z.object({
    eventSource: z.literal(eventSource),
    eventName: z.string(),
    s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
  });
  const event = ({ eventName, s3: { bucket, object } }: z.infer<typeof Record>): StorageEvent => ({
    created: isCreated(eventName),
    bucket: bucket.name,
    key: decode(object.key),
    sent: object.key,
  });
  return z.object({ Records: z.array(Record).min(1) }).transform(({ Records }) => Records.map(event));
}

/** One record of that format, for examples. */
export function record(eventSource: string, eventName: string, bucket: string, key: string) {
  return { eventSource, eventName, s3: { bucket: { name: bucket }, object: { key } } };
}
