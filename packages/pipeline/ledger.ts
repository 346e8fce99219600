import { createHash } from 'node:crypto';

import type { Drop, Version } from '@copydesk/article/drop';
import { compareVersions, dropId, dropUri } from '@copydesk/article/drop';
import { pipelineVersion } from '@copydesk/publish';

import { presentVersion } from './read-drop.ts';
import type { Job, Outcome } from './job.ts';
import type { Outside, Stored, World } from './world.ts';

/**
 * The three places in the output bucket, best first: where two outcomes of one version meet, after a wipe for instance, the
 * better one stays.
 */
export const kinds = ['article', 'duplicate', 'rejected'] as const;
export type Kind = (typeof kinds)[number];

const prefixes = { article: 'articles/', duplicate: 'duplicates/', rejected: 'rejected/' } as const satisfies Record<
  Kind,
  string
>;

/** Longer drop keys would pass the 1,024 bytes that a key may have. */
const MIRRORED_KEY_BYTES = 1000;
const LONG = '.long/';

/** Where the outcome of a drop lies: its key under a prefix, or its hash where the key is too long to mirror. */
export function outcomeKey(kind: Kind, key: string): string {
  const mirrored = Buffer.byteLength(key) <= MIRRORED_KEY_BYTES && !key.startsWith(LONG);
  return `${prefixes[kind]}${mirrored ? key : LONG + createHash('sha256').update(key).digest('hex')}.json`;
}

/** The drop's key that an outcome key mirrors; undefined for a hashed one. */
export function mirroredKey(kind: Kind, outcome: string): string | undefined {
  const key = outcome.slice(prefixes[kind].length, -'.json'.length);
  return key.startsWith(LONG) ? undefined : key;
}

/** The prefix under which outcomes of a kind are listed. */
export function prefixOf(kind: Kind): string {
  return prefixes[kind];
}

/** Tries to write an outcome against others that write theirs. More are no race but a store that does not keep its conditions. */
const WRITES = 50;

/** An outcome as its metadata tells it, without its content. */
export type Standing = { key: string; etag: string; version: Version; pipelineVersion: string };

/** The outcome of a kind that stands for a drop's key at present. */
export async function outcomeOf(kind: Kind, key: string, world: Pick<Outside, 'outcomes'>): Promise<Standing | undefined> {
  const stored = await world.outcomes.head(outcomeKey(kind, key));
  return stored && standing(stored);
}

function standing({ key, etag, metadata }: Stored): Standing {
  const [lastModified, versionId] = (metadata['source-version'] ?? '').split(' ');
  const version = { etag: metadata['source-etag'] ?? '', ...(lastModified && { lastModified }), ...(versionId && { versionId }) };
  return { key, etag, version, pipelineVersion: metadata['pipeline-version'] ?? '' };
}

/**
 * Writes the one outcome of a version of a drop, or finds that a newer version has its own. Safe to repeat at any point and
 * against any other worker: the last of them leaves what a single one would have left.
 */
export async function settle(kind: Kind, bytes: Uint8Array, job: Job, world: World): Promise<Outcome> {
  const settled = (await write(kind, bytes, job, world)) ? await clear(kind, job, world) : undefined;
  await queueOverwrite(job.drop, world);
  return settled ? { outcome: settled, outputKey: outcomeKey(settled, job.drop.key) } : { outcome: 'superseded' };
}

/** Puts the outcome under its key. False when a newer version holds that place. */
async function write(kind: Kind, bytes: Uint8Array, { drop, replay }: Job, world: World): Promise<boolean> {
  const key = outcomeKey(kind, drop.key);
  const metadata = {
    'source-etag': drop.etag,
    'source-version': [drop.lastModified, drop.versionId].filter(Boolean).join(' '),
    'pipeline-version': pipelineVersion,
    uri: dropUri(drop),
  };
  const put = { contentType: 'application/json', metadata };
  for (let tries = 0; tries < WRITES; tries += 1) {
    if (await world.outcomes.put(key, bytes, { ...put, condition: 'absent' })) return true;
    const stored = await world.outcomes.head(key);
    if (!stored) continue;
    const there = standing(stored);
    const order = await age(there.version, drop, world);
    if (order > 0) return false;
    const due = replay && (kind === 'rejected' || there.pipelineVersion !== pipelineVersion);
    if (order === 0 && !due) return true;
    if (await world.outcomes.put(key, bytes, { ...put, condition: { etag: stored.etag } })) return true;
  }
  throw new Error(
    `the store refuses ${key} both as new and as a replacement of what HEAD shows there: are its conditional writes at fault?`,
  );
}

/** Leaves one outcome of the object standing and gives its place; undefined when that is a newer version's. */
async function clear(kind: Kind, { drop, replay }: Job, world: World): Promise<Kind | undefined> {
  for (const other of kinds) {
    if (other === kind) continue;
    const there = await outcomeOf(other, drop.key, world);
    if (!there) continue;
    const order = await age(there.version, drop, world);
    // The last good article stays readable while a newer version of it is refused.
    const [older, newer] = order < 0 ? [other, kind] : [kind, other];
    if (order !== 0 && older === 'article' && newer === 'rejected') continue;
    const oursStays = order < 0 || (order === 0 && (replay === true || kinds.indexOf(kind) < kinds.indexOf(other)));
    if (oursStays) {
      await world.outcomes.delete(there.key, there.etag);
      continue;
    }
    const ours = await outcomeOf(kind, drop.key, world);
    if (ours && compareVersions(ours.version, drop) === 0) await world.outcomes.delete(ours.key, ours.etag);
    return order === 0 ? other : undefined;
  }
  return kind;
}

/**
 * Orders the version of an outcome against a drop: negative when the outcome is older. Storage knows whole seconds only, so of
 * two versions of one second the newer is the one that stands in the bucket; any fixed order would let A, B, A end as B.
 */
async function age(there: Version, drop: Drop, world: World): Promise<number> {
  const order = compareVersions(there, drop);
  const tied =
    order !== 0 && there.lastModified === drop.lastModified && there.versionId === undefined && drop.versionId === undefined;
  const present = tied ? await presentVersion(drop, world) : undefined;
  if (present?.lastModified !== drop.lastModified) return order;
  return present?.etag === drop.etag ? -1 : present?.etag === there.etag ? 1 : order;
}

/** Queues the version that was put while this one was under way: its event may have come while this one's job was kept. */
async function queueOverwrite(drop: Drop, world: World): Promise<void> {
  const present = await presentVersion(drop, world);
  if (present && dropId(present) !== dropId(drop)) await world.queues.renew({ drop: present });
}
