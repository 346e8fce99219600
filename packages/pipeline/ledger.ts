import { createHash } from 'node:crypto';

import type { Drop } from '@copydesk/article/drop';
import { compareVersions, dropId, dropUri } from '@copydesk/article/drop';
import type { Beside } from '@copydesk/publish';
import { besides, pipelineVersion } from '@copydesk/publish';

import { presentVersion } from './present-version.ts';
import type { Job, Outcome } from './job.ts';
import { age, place, type Standing, standing } from './place.ts';
import type { Outside, World } from './world.ts';

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
const MIRRORED_KEY_BYTES = 990;
const LONG = '.long/';

/** Where the outcome of a drop lies: its key under a prefix, or its hash where the key is too long to mirror. */
export function outcomeKey(kind: Kind, key: string): string {
  const mirrored = Buffer.byteLength(key) <= MIRRORED_KEY_BYTES && !key.startsWith(LONG);
  return `${prefixes[kind]}${mirrored ? key : LONG + createHash('sha256').update(key).digest('hex')}.json`;
}

/** Where what stands beside an outcome lies: `besideKey('evidence/', 'articles/a.html.json')` is `evidence/articles/a.html.json`. */
export function besideKey(prefix: Beside['prefix'], outcome: string): string {
  return prefix + outcome;
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

/** The outcome of a kind that stands for a drop's key at present. */
export async function outcomeOf(kind: Kind, key: string, world: Pick<Outside, 'outcomes'>): Promise<Standing | undefined> {
  const stored = await world.outcomes.head(outcomeKey(kind, key));
  return stored && standing(stored);
}

/** How a version of a drop ended, and whether it is still the one that stands in the drops bucket. */
export type Settled = { outcome: Outcome; isPresent: boolean };

/**
 * Writes the one outcome of a version of a drop, or finds that a newer version has its own. What goes `beside` it is written first,
 * for the outcome is what says that all is there. Safe to repeat at any point and against any other worker: the last of them leaves
 * what a single one would have left.
 */
export async function settle(
  kind: Kind,
  bytes: Uint8Array,
  job: Job,
  world: World,
  beside: readonly Beside[] = [],
): Promise<Settled> {
  for (const one of beside) await writeBeside(kind, one, job, world);
  const settled = (await write(kind, bytes, job, world)) ? await clear(kind, job, world) : undefined;
  const isPresent = await queueOverwrite(job.drop, world);
  const outcome: Outcome = settled
    ? { outcome: settled, outputKey: outcomeKey(settled, job.drop.key) }
    : { outcome: 'superseded' };
  return { outcome, isPresent };
}

/** Puts the outcome under its key. False when a newer version holds that place. */
function write(kind: Kind, bytes: Uint8Array, { drop, replay }: Job, world: World): Promise<boolean> {
  const metadata = metadataOf(drop, world);
  const again = (there: Standing) =>
    replay === true &&
    (kind === 'rejected' || there.pipelineVersion !== metadata['pipeline-version'] || there.feed !== feedMark(drop));
  const key = outcomeKey(kind, drop.key);
  return place({ key, bytes, contentType: 'application/json', metadata, again }, drop, world);
}

/** Puts what goes with an outcome under its own prefix. */
async function writeBeside(kind: Kind, { prefix, ...one }: Beside, { drop }: Job, world: World): Promise<void> {
  const key = besideKey(prefix, outcomeKey(kind, drop.key));
  await place({ ...one, key, metadata: metadataOf(drop, world), again: () => true }, drop, world);
}

function metadataOf(drop: Drop, { output }: World): Record<string, string> & { 'pipeline-version': string } {
  return {
    'source-etag': drop.etag,
    'source-version': [drop.lastModified, drop.versionId].filter(Boolean).join(' '),
    // Build metadata of a semantic version: a replay writes an outcome anew when the profile has changed since.
    'pipeline-version': output.profile === 'whole' ? pipelineVersion : `${pipelineVersion}+${output.profile}`,
    uri: dropUri(drop),
    ...(drop.feed && { feed: feedMark(drop) }),
  };
}

/** Which feed a drop came through and what that said: a replay writes an outcome anew when either has changed since. */
function feedMark({ feed }: Drop): string {
  return feed ? `${feed.name} ${createHash('sha256').update(JSON.stringify(feed)).digest('hex').slice(0, 12)}` : '';
}

/**
 * Leaves one outcome of a version standing, and none of older versions but the last good article: it stays readable until a newer
 * one takes its place, for a refusal or a copy says nothing of it, and there may be duplicates of it. Gives the place of the outcome;
 * undefined when that is a newer version's.
 */
async function clear(kind: Kind, { drop, replay }: Job, world: World): Promise<Kind | undefined> {
  for (const other of kinds) {
    if (other === kind) continue;
    const there = await outcomeOf(other, drop.key, world);
    if (!there) continue;
    const order = await age(there.version, drop, world);
    if ((order < 0 && other === 'article') || (order > 0 && kind === 'article')) continue;
    const oursStays = order < 0 || (order === 0 && (replay === true || kinds.indexOf(kind) < kinds.indexOf(other)));
    if (oursStays) {
      await remove(there, drop, world);
      continue;
    }
    const ours = await outcomeOf(kind, drop.key, world);
    if (ours && compareVersions(ours.version, drop) === 0) await remove(ours, drop, world);
    return order === 0 ? other : undefined;
  }
  return kind;
}

/** Takes an outcome away, and with it what stands beside it. */
async function remove(outcome: Standing, drop: Drop, world: World): Promise<void> {
  await world.outcomes.delete(outcome.key, outcome.etag);
  for (const prefix of besides) {
    const stored = await world.outcomes.head(besideKey(prefix, outcome.key));
    if (stored && (await age(standing(stored).version, drop, world)) <= 0) await world.outcomes.delete(stored.key, stored.etag);
  }
}

/** Whether exactly this version of a drop has its outcome, one `as` these kinds. */
export async function isSettled(drop: Drop, world: Pick<Outside, 'outcomes'>, as: readonly Kind[] = kinds): Promise<boolean> {
  const there = await Promise.all(as.map((kind) => outcomeOf(kind, drop.key, world)));
  return there.some((outcome) => outcome !== undefined && compareVersions(outcome.version, drop) === 0);
}

/**
 * Queues the version that was put while this one was under way: its event may have come while this one's job was kept. Gives whether
 * this one still stands.
 */
async function queueOverwrite(drop: Drop, world: World): Promise<boolean> {
  const present = await presentVersion(drop, world);
  if (!present) return false;
  const isPresent = dropId(present) === dropId(drop);
  if (!isPresent) await queueAnew({ drop: present }, world);
  return isPresent;
}

/** Sends a version of a drop through, unless it is under way or through already. Gives whether it was queued. */
export function queueAnew(job: Job, world: Pick<Outside, 'outcomes' | 'queues'>): Promise<boolean> {
  return world.queues.renew(job, () => isSettled(job.drop, world));
}
