import { S3Error } from '../errors.ts';
import { compareUtf8, type SortedKeys } from '../storage/sorted-keys.ts';

/** What ListObjectsV2 asks for. `after` is the last thing already listed: a key, or a common prefix with all that is below it. */
export type ListQuery = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: Position;
  readonly maxKeys: number;
};

export type Position = { readonly key: string } | { readonly commonPrefix: string };

export type ListPage<T> = {
  readonly objects: readonly [string, T][];
  readonly commonPrefixes: readonly string[];
  /** Where the next page starts; undefined on the last page. */
  readonly next: Position | undefined;
};

/** One page of a bucket, in UTF-8 byte order. Takes time by what it lists, not by what it skips or rolls up. */
export function listPage<T>(keys: SortedKeys<T>, query: ListQuery): ListPage<T> {
  const objects: [string, T][] = [];
  const commonPrefixes: string[] = [];
  let at = query.after;
  let walk = keys.from(startOf(query));

  while (true) {
    const entry = walk.next().value;
    if (!entry?.[0].startsWith(query.prefix)) return { objects, commonPrefixes, next: undefined };
    if (objects.length + commonPrefixes.length >= query.maxKeys) {
      return { objects, commonPrefixes, next: query.maxKeys === 0 ? undefined : at };
    }
    const commonPrefix = commonPrefixOf(entry[0], query);
    if (commonPrefix === undefined) {
      objects.push(entry);
      at = { key: entry[0] };
    } else {
      commonPrefixes.push(commonPrefix);
      at = { commonPrefix };
      walk = keys.from(listed(at));
    }
  }
}

function startOf({ prefix, after }: ListQuery): (key: string) => boolean {
  const done = listed(after);
  return (key) => compareUtf8(key, prefix) < 0 || done(key);
}

function listed(at: Position): (key: string) => boolean {
  if ('key' in at) return (key) => at.key !== '' && compareUtf8(key, at.key) <= 0;
  return (key) => key.startsWith(at.commonPrefix) || compareUtf8(key, at.commonPrefix) < 0;
}

function commonPrefixOf(key: string, { prefix, delimiter }: ListQuery): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

/** A position as an opaque continuation token, and back. */
export function tokenOf(at: Position): string {
  const text = 'key' in at ? `k${at.key}` : `p${at.commonPrefix}`;
  return Buffer.from(text).toString('base64url');
}

/** Throws InvalidArgument when this server did not make the token. */
export function positionOf(token: string): Position {
  const text = Buffer.from(token, 'base64url').toString();
  if (text.startsWith('k')) return { key: text.slice(1) };
  if (text.startsWith('p')) return { commonPrefix: text.slice(1) };
  throw new S3Error('InvalidArgument', 'the continuation token is not one of ours');
}
