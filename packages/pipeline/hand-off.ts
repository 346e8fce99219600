import { dropId } from '@copydesk/article/drop';

import { json } from './evidence.ts';
import type { Job } from './job.ts';
import type { World } from './world.ts';

/**
 * Bytes of JSON up to which a value travels inside its job. Larger ones go to the work bucket: a job costs Redis memory in every
 * queue, an object per hand-off would cost three times the whole queue.
 */
const INLINE_BYTES = 64 * 1024;

/** The job for the next stage: it carries the value, or names the object that does. */
export async function carry(stage: string, job: Job, value: unknown, world: World): Promise<Job> {
  const { drop, replay, backfill, spills = [] } = job;
  const base = { drop, ...(replay && { replay }), ...(backfill && { backfill }) };
  const bytes = Buffer.from(JSON.stringify(value));
  if (bytes.length <= INLINE_BYTES) return { ...base, value, ...(spills.length > 0 && { spills }) };
  const key = `${dropId(drop)}/${stage}.json`;
  await world.spills.put(key, bytes, { contentType: 'application/json' });
  return { ...base, spills: [...spills, key] };
}

/** The value that a job carries; undefined where it carries none, and where its spill is gone or damaged. */
export async function carried(job: Job, world: World): Promise<unknown> {
  if (job.value !== undefined) return job.value;
  const spill = job.spills?.at(-1);
  const bytes = spill && (await world.spills.get(spill));
  return bytes && json(bytes);
}

/** Deletes what a drop left in the work bucket, once its outcome is written. */
export async function discard(job: Job, world: World): Promise<void> {
  await Promise.all((job.spills ?? []).map((key) => world.spills.delete(key)));
}
