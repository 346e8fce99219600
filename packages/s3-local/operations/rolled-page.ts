import type { Call } from '../wire/call.ts';
import { S3Error } from '../errors.ts';
import { compareUtf8 } from '../storage/sorted-keys.ts';

/** Entries of one page, whatever is listed. */
const MOST = 1000;

/** What listings of versions, uploads and parts ask for alike. */
export type Paging = {
  readonly prefix: string;
  readonly delimiter: string;
  /** The key, or the common prefix, up to which everything was listed. */
  readonly keyMarker: string;
  readonly most: number;
};

/** Reads what a listing asks for; `name` is what it calls the length of a page. Throws InvalidArgument. */
export function pagingOf({ query }: Call, name: string): Paging {
  const [prefix = '', delimiter = '', keyMarker = ''] = ['prefix', 'delimiter', 'key-marker'].map((one) => query.get(one) ?? '');
  return { prefix, delimiter, keyMarker, most: Math.min(wholeNumber(query.get(name), name, MOST), MOST) };
}

/** A number in a query. Throws InvalidArgument. */
export function wholeNumber(text: string | undefined, name: string, absent: number): number {
  const number = Number(text || absent);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new S3Error('InvalidArgument', name);
}

export type RolledPage<One> = {
  readonly page: readonly One[];
  readonly commonPrefixes: readonly string[];
  /** The last that was listed, where more follows: one of the things, or a common prefix. */
  readonly next: One | string | undefined;
};

/**
 * One page of things in the order of their keys: those with the prefix, behind the marker; what shares a beginning up to the delimiter
 * is told once, as that. `isAfter` says of things with the key of the marker whether they come behind it.
 */
export function rolledPage<One extends { readonly key: string }>(
  things: Iterable<One>,
  { prefix, delimiter, keyMarker, most }: Paging,
  isAfter: (one: One) => boolean,
): RolledPage<One> {
  const page: One[] = [];
  const commonPrefixes: string[] = [];
  let last: One | string | undefined;
  for (const one of things) {
    if (!one.key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : one.key.indexOf(delimiter, prefix.length);
    const rolled = end < 0 ? undefined : one.key.slice(0, end + delimiter.length);
    const order = keyMarker === '' ? 1 : compareUtf8(one.key, keyMarker);
    if (order < 0 || (order === 0 && !isAfter(one)) || (rolled !== undefined && (rolled === keyMarker || rolled === last)))
      continue;
    if (page.length + commonPrefixes.length >= most) return { page, commonPrefixes, next: last };
    if (rolled === undefined) page.push(one);
    else commonPrefixes.push(rolled);
    last = rolled ?? one;
  }
  return { page, commonPrefixes, next: undefined };
}
