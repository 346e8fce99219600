import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { Stored } from '@copydesk/pipeline/world';

import { decodeMetadata } from './metadata.ts';

/** What of an answer to HEAD is looked at. */
export type Told = Pick<
  HeadObjectCommandOutput,
  'ETag' | 'LastModified' | 'ContentLength' | 'VersionId' | 'ContentType' | 'Metadata'
>;

/** An object as an answer tells it. Throws where that names no LastModified. */
export function stored(key: string, { ETag = '', LastModified, ContentLength = 0, ...told }: Told): Stored {
  const { VersionId, ContentType, Metadata = {} } = told;
  return {
    key,
    etag: unquoted(ETag),
    lastModified: seconds(LastModified),
    size: ContentLength,
    // A bucket whose versioning is suspended calls every version "null".
    ...(VersionId && VersionId !== 'null' && { versionId: VersionId }),
    ...(ContentType && { contentType: ContentType }),
    metadata: decodeMetadata(Metadata),
  };
}

/** Listings of some servers tell milliseconds, headers never do. */
export function seconds(date: Date | undefined): string {
  if (!date) throw new Error('the store names no LastModified');
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

export function unquoted(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}
