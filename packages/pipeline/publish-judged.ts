import { isDuplicate } from '@copydesk/article/relation';
import { publish } from '@copydesk/publish';

import { settle } from './ledger.ts';
import { relate } from './relate.ts';
import type { Job, Judged } from './job.ts';
import type { Result } from './stage.ts';
import type { World } from './world.ts';

/** Renders a judged article and settles its outcome. */
export async function publishJudged(judged: Judged, job: Job, world: World): Promise<Result<never>> {
  if ((await world.seen.epoch()) !== judged.epoch) return publishAnew(judged, job, world);
  const kind = isDuplicate(judged.relation) ? 'duplicate' : 'article';
  const { bytes, beside } = publish({ ...judged, drop: job.drop }, world.output);
  const outcome = await settle(kind, bytes, job, world, beside);
  // A wipe between the look and the PUT leaves time for a copy to become the original.
  if ((await world.seen.epoch()) !== judged.epoch) return publishAnew(judged, job, world);
  // An article of this version that the present life knows nothing of: its worker was too late, and may not have lived to see it.
  const isForgotten = kind === 'duplicate' && outcome.outcome === 'article' && !job.replay;
  return isForgotten ? publishJudged(judged, { ...job, replay: true }, world) : { done: outcome };
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
