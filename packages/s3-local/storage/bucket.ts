import type { ObjectRecord } from './journal-line.ts';
import type { NotificationRule } from '../events/notifications.ts';
import { createPlaces, type Places } from './places.ts';
import { type SortedKeys, sortedKeys } from './sorted-keys.ts';
import type { Version, Versioning } from './versions.ts';

/** A bucket in memory: what it holds, and who has which path in its folder. */
export type Bucket = {
  readonly name: string;
  /** Whole seconds since 1970. */
  readonly created: number;
  readonly objects: SortedKeys<ObjectRecord>;
  /** Whether it keeps versions, and those that are not visible. */
  versioning: Versioning;
  readonly history: Map<string, Version[]>;
  /** Who is told of what is created. */
  notifications: readonly NotificationRule[];
  readonly places: Places;
  /** Writes past their checks and not yet done; a bucket with any is not empty. */
  writing: number;
  /** Deleted: who still holds it may no longer write. */
  gone: boolean;
};

/** A bucket that holds `records`, and behind them a history. */
export function bucketOf(
  name: string,
  created: number,
  records: Iterable<[string, ObjectRecord]> = [],
  { versioning, history = new Map(), notifications = [] }: Partial<Pick<Bucket, 'versioning' | 'history' | 'notifications'>> = {},
): Bucket {
  const objects = sortedKeys(records);
  const bucket = { name, created, objects, versioning, history, notifications, places: createPlaces(), writing: 0, gone: false };
  for (const [key, record] of objects.from(() => false)) if (record.plain) bucket.places.claim(key);
  for (const [key, versions] of history) if (versions.some(({ record }) => record?.plain)) bucket.places.claim(key);
  return bucket;
}
