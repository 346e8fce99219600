import type { ObjectRecord } from './journal-line.ts';
import { createPlaces, type Places } from './places.ts';
import { type SortedKeys, sortedKeys } from './sorted-keys.ts';

/** A bucket in memory: what it holds, and who has which path in its folder. */
export type Bucket = {
  readonly name: string;
  /** Whole seconds since 1970. */
  readonly created: number;
  readonly objects: SortedKeys<ObjectRecord>;
  readonly places: Places;
  /** Writes past their checks and not yet done; a bucket with any is not empty. */
  writing: number;
  /** Deleted: who still holds it may no longer write. */
  gone: boolean;
};

/** A bucket that holds `records`. */
export function bucketOf(name: string, created: number, records: Iterable<[string, ObjectRecord]> = []): Bucket {
  const bucket = { name, created, objects: sortedKeys(records), places: createPlaces(), writing: 0, gone: false };
  for (const [key, record] of bucket.objects.from(() => false)) if (record.plain) bucket.places.claim(key);
  return bucket;
}
