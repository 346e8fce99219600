import type { ObjectRecord } from './journal-line.ts';

/** What a bucket does with versions: nothing, as long as nobody has said. */
export type Versioning = 'Enabled' | 'Suspended' | undefined;

/** A version that is not, or not yet again, the object itself: without a record it says that the object was deleted. */
export type Version = { readonly id: string; readonly modified: number; readonly record?: ObjectRecord };

/** What of a bucket changes with its versions. Both can be maps or anything that behaves so. */
export type Versioned = {
  readonly objects: {
    get(key: string): ObjectRecord | undefined;
    set(key: string, record: ObjectRecord): unknown;
    delete(key: string): unknown;
  };
  /** Of each key what is not visible, newest first. */
  readonly history: Map<string, Version[]>;
  versioning: Versioning;
};

/** The id of a record: of one that was put while the bucket kept no versions, `null` (S3 user guide, "Working with versioning"). */
export function idOf({ version = 'null' }: ObjectRecord): string {
  return version;
}

function asVersion(record: ObjectRecord): Version {
  return { id: idOf(record), modified: record.modified, record };
}

/** Moves what is visible behind, and gives the record of `id` when it had to make room: only one version of an id can be. */
function retire({ objects, history }: Versioned, key: string, id: string): ObjectRecord | undefined {
  const current = objects.get(key);
  const all = [...(current ? [asVersion(current)] : []), ...(history.get(key) ?? [])];
  const kept = all.filter((one) => one.id !== id);
  if (kept.length > 0) history.set(key, kept);
  else history.delete(key);
  return all.find((one) => one.id === id)?.record;
}

/** A record becomes the object. Gives the one that it replaces, whose body is of no more use. */
export function become(bucket: Versioned, key: string, record: ObjectRecord): ObjectRecord | undefined {
  const before = bucket.objects.get(key);
  const replaced = bucket.versioning === undefined && !bucket.history.has(key) ? before : retire(bucket, key, idOf(record));
  bucket.objects.set(key, record);
  return replaced;
}

/** The object is marked as deleted; its versions stay. Gives the record that the mark replaces, if it had that id. */
export function mark(bucket: Versioned, key: string, id: string, modified: number): ObjectRecord | undefined {
  const replaced = retire(bucket, key, id);
  bucket.objects.delete(key);
  bucket.history.set(key, [{ id, modified }, ...(bucket.history.get(key) ?? [])]);
  return replaced;
}

/** One version goes for good; the next newest becomes the object, unless it is a mark. Gives what went. */
export function forget(bucket: Versioned, key: string, id: string): Version | undefined {
  const current = bucket.objects.get(key);
  const all = [...(current ? [asVersion(current)] : []), ...(bucket.history.get(key) ?? [])];
  const gone = all.find((one) => one.id === id);
  const [newest, ...older] = all.filter((one) => one.id !== id);
  const rest = newest === undefined || newest.record ? older : [newest, ...older];
  if (newest?.record) bucket.objects.set(key, newest.record);
  else bucket.objects.delete(key);
  if (rest.length > 0) bucket.history.set(key, rest);
  else bucket.history.delete(key);
  return gone;
}

/** Of a key the version of that id, or without one what is newest: a mark too. */
export function versionOf({ objects, history }: Versioned, key: string, id: string | undefined): Version | undefined {
  const current = objects.get(key);
  if (current && (id === undefined || idOf(current) === id)) return asVersion(current);
  const behind = history.get(key) ?? [];
  return id === undefined ? (current ? undefined : behind[0]) : behind.find((one) => one.id === id);
}
