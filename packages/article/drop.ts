import { createHash } from 'node:crypto';

import { z } from 'zod';

import { Feed } from './feed.ts';

/** An instant in whole seconds, ISO 8601 UTC: `2026-11-23T05:50:00Z`. Storage headers know no finer time. */
export const Second = z.iso.datetime({ precision: 0 });

/** One version of one raw object that a newsroom system put into the drops bucket: all that is known before it is read. */
export const Drop = z.strictObject({
  bucket: z.string().min(1),
  /** Byte-exact: never trimmed, normalised or resolved as a path. At most 1,024 bytes of UTF-8. */
  key: z.string().min(1),
  /** Without its quotes. An MD5 of the bytes on some servers only, so nothing but an identity. */
  etag: z.string().min(1),
  /** Absent only for a file outside any store (`copydesk try` without `--at`). */
  lastModified: Second.optional(),
  /** Only where the bucket keeps versions. */
  versionId: z.string().min(1).optional(),
  /** Bytes. */
  size: z.int().nonnegative(),
  /** As declared by whoever put the object; a hint for the character set, never trusted. */
  contentType: z.string().optional(),
  /** What the feed says that it came through, as the feeds file had it when the drop was queued. No part of its identity. */
  feed: Feed.optional(),
});
export type Drop = z.infer<typeof Drop>;

/** The 128-bit name of a list of strings: no two lists share one by how their parts are cut. */
function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** The id of one version of one object; also the job id in every queue. Bytes that revert (A, B, A) are three drops. */
export function dropId(drop: Drop): string {
  const version = drop.versionId ?? `${drop.etag} ${drop.lastModified ?? ''}`;
  // The letter keeps BullMQ from ever seeing an all-digit id, which it refuses.
  return `d${fingerprintOf([drop.bucket, drop.key, version])}`;
}

/** The name of a story's object, the same for all its versions. A URN (RFC 8141). */
export function dropUri(drop: Pick<Drop, 'bucket' | 'key'>): string {
  return `urn:copydesk:${fingerprintOf([drop.bucket, drop.key])}`;
}

/** What orders the versions of one object. */
export type Version = Pick<Drop, 'etag' | 'lastModified' | 'versionId'>;

/**
 * Orders two versions of one object: negative when `a` is older, 0 when they are the same version.
 * By LastModified, then version id, then ETag in byte order, so that every worker settles a tie the same way.
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    compareText(a.lastModified ?? '', b.lastModified ?? '') ||
    compareText(a.versionId ?? '', b.versionId ?? '') ||
    (a.versionId === undefined ? compareText(a.etag, b.etag) : 0)
  );
}

function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
