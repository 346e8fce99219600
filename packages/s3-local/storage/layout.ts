import { join } from 'node:path';

import type { ObjectRecord } from './journal-line.ts';
import { escapedName } from './key-path.ts';

/** Where everything lies. No bucket's name starts with a dot, so the dot names are ours. */
export type Layout = {
  readonly dir: string;
  /** All that is known besides the bytes, one line a change. */
  readonly journal: string;
  /** Bodies on their way in or out, each named by its record's id. */
  readonly pending: string;
  pendingFile(id: string): string;
  /** `DIR/<bucket>`: objects whose key is a plain path, as files under their own names. */
  bucket(bucket: string): string;
  /** `DIR/.escaped/<bucket>`: the others, each under one flat percent-encoded name. */
  escaped(bucket: string): string;
  /** `DIR/.versions/<bucket>`: all bodies of a bucket that keeps versions, each named by its record's id; none is ever replaced. */
  versions(bucket: string): string;
  /** Where the body of a record lies. */
  file(bucket: string, key: string, record: Pick<ObjectRecord, 'plain'> & Partial<Pick<ObjectRecord, 'id' | 'version'>>): string;
};

/** The layout below `dir`, an absolute path. */
export function layoutOf(dir: string): Layout {
  const pending = join(dir, '.pending');
  const escaped = (bucket: string): string => join(dir, '.escaped', bucket);
  const versions = (bucket: string): string => join(dir, '.versions', bucket);
  return {
    dir,
    journal: join(dir, '.journal'),
    pending,
    pendingFile: (id) => join(pending, id),
    bucket: (bucket) => join(dir, bucket),
    escaped,
    versions,
    file: (bucket, key, { plain, id = '', version }) => {
      if (version !== undefined) return join(versions(bucket), id);
      return plain ? join(dir, bucket, key) : join(escaped(bucket), escapedName(key));
    },
  };
}
