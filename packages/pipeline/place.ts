import type { Drop, Version } from '@copydesk/article/drop';
import { compareVersions } from '@copydesk/article/drop';

import { presentVersion } from './present-version.ts';
import type { Stored, World } from './world.ts';

/** An outcome as its metadata tells it, without its content. */
export type Standing = {
  key: string;
  etag: string;
  version: Version;
  pipelineVersion: string;
  /** The feed it came through and the digest of what that said, as `feedMark` writes them; empty without one. */
  feed: string;
};

/** What the metadata of an outcome, or of what stands beside one, say of it; empty where they do not. */
export function standing({ key, etag, metadata }: Stored): Standing {
  const [lastModified, versionId] = (metadata['source-version'] ?? '').split(' ');
  const version = { etag: metadata['source-etag'] ?? '', ...(lastModified && { lastModified }), ...(versionId && { versionId }) };
  const [pipelineVersion = '', feed = ''] = [metadata['pipeline-version'], metadata['feed']];
  return { key, etag, version, pipelineVersion, feed };
}

/** What is to be written of one version of a drop. `again`: whether it takes the place of what the same version wrote before. */
export type Placing = {
  key: string;
  bytes: Uint8Array;
  contentType: string;
  metadata: Record<string, string>;
  again: (there: Standing) => boolean;
};

/** Tries to write an outcome against others that write theirs. More are no race but a store that does not keep its conditions. */
const WRITES = 50;

/** Puts an object under its key. False when a newer version of the drop holds that place. */
export async function place({ key, bytes, again, ...put }: Placing, drop: Drop, world: World): Promise<boolean> {
  for (let tries = 0; tries < WRITES; tries += 1) {
    if (await world.outcomes.put(key, bytes, { ...put, condition: 'absent' })) return true;
    const stored = await world.outcomes.head(key);
    if (!stored) continue;
    const there = standing(stored);
    const order = await age(there.version, drop, world);
    if (order > 0) return false;
    if (order === 0 && !again(there)) return true;
    if (await world.outcomes.put(key, bytes, { ...put, condition: { etag: stored.etag } })) return true;
  }
  throw new Error(
    `the store refuses ${key} both as new and as a replacement of what HEAD shows there: are its conditional writes at fault?`,
  );
}

/**
 * Orders the version of an outcome against a drop: negative when the outcome is older. Storage knows whole seconds only, so of
 * two versions of one second the newer is the one that stands in the bucket; any fixed order would let A, B, A end as B. The ids
 * of a bucket that keeps versions say nothing of their order.
 */
export async function age(there: Version, drop: Drop, world: World): Promise<number> {
  const order = compareVersions(there, drop);
  if (order === 0 || there.lastModified !== drop.lastModified) return order;
  const present = await presentVersion(drop, world);
  if (present === undefined) return order;
  return compareVersions(present, drop) === 0 ? -1 : compareVersions(present, there) === 0 ? 1 : order;
}
