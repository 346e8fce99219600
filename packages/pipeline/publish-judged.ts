import { isDuplicate, type Story } from '@copydesk/article/relation';
import { publish } from '@copydesk/publish';

import { outcomeKey, settle } from './ledger.ts';
import { relate } from './relate.ts';
import type { Job, Judged } from './job.ts';
import type { Result } from './stage.ts';
import type { World } from './world.ts';

/** Renders a judged article and settles its outcome. */
export async function publishJudged(judged: Judged, job: Job, world: World): Promise<Result<never>> {
  if ((await world.seen.epoch()) !== judged.epoch) return publishAnew(judged, job, world);
  const kind = isDuplicate(judged.relation) ? 'duplicate' : 'article';
  const { bytes, beside } = publish({ ...judged, drop: job.drop }, world.output);
  const { outcome, isPresent } = await settle(kind, bytes, job, world, beside);
  // A wipe between the look and the PUT leaves time for a copy to become the original.
  if ((await world.seen.epoch()) !== judged.epoch) return publishAnew(judged, job, world);
  if (kind === 'duplicate' && outcome.outcome === 'article' && (await isLate(outcome.outputKey, judged.relation.root, world)))
    return publishJudged(judged, { ...job, replay: true }, world);
  return (outcome.outcome === 'article' && !isPresent && (await replaced(judged, job, world))) || { done: outcome };
}

/**
 * What becomes of an article whose drop has moved on. A newer version may have been refused, or become a copy of another story, before this
 * one stood, so that a copy of it has taken its place in the index: then it is a duplicate of that one. Undefined where it stands.
 */
async function replaced({ article }: Judged, job: Job, world: World): Promise<Result<never> | undefined> {
  const anew = await relate(article, job, world);
  if (!('next' in anew)) return anew;
  return isDuplicate(anew.next.relation) ? publishJudged(anew.next, { ...job, replay: true }, world) : undefined;
}

/** More than it takes until the job of a dead worker runs again, and less than any index remembers. Milliseconds. */
const HOUR_MS = 60 * 60 * 1_000;

/**
 * Whether the article of a version that by now is a duplicate was written past the present life of the index, by a worker that did not
 * live to see it. One that is much older than the original was merely forgotten in the course of time, and stands.
 */
async function isLate(article: string, original: Story, world: World): Promise<boolean> {
  const [late, root] = await Promise.all([article, outcomeKey('article', original.key)].map((key) => world.outcomes.head(key)));
  return late !== undefined && root !== undefined && Date.parse(late.lastModified) + HOUR_MS > Date.parse(root.lastModified);
}

/**
 * A judgement of a wiped index is void: another copy may have been judged an original since. What the index says in its present
 * life takes the place of what this version may have been published as before.
 */
async function publishAnew({ article }: Judged, job: Job, world: World): Promise<Result<never>> {
  const anew = await relate(article, job, world);
  if ('next' in anew) return publishJudged(anew.next, { ...job, replay: true }, world);
  // The job that is put off may be one that the wipe took.
  await world.queues.renew({ drop: job.drop, replay: true });
  return anew;
}
