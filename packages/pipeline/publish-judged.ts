import { isDuplicate } from '@copydesk/article/relation';
import { publish } from '@copydesk/publish';

import { settle } from './ledger.ts';
import { relate } from './relate.ts';
import type { Job, Judged } from './job.ts';
import type { Result } from './stage.ts';
import type { World } from './world.ts';

/** Renders a judged article and settles its outcome. */
export async function publishJudged(judged: Judged, job: Job, world: World): Promise<Result<never>> {
  // A judgement of a wiped index is void: another copy may have been judged an original since.
  if ((await world.seen.epoch()) !== judged.epoch) {
    const anew = await relate(judged.article, job, world);
    return 'next' in anew ? publishJudged(anew.next, job, world) : anew;
  }
  const kind = isDuplicate(judged.relation) ? 'duplicate' : 'article';
  const { bytes, beside } = publish({ ...judged, drop: job.drop }, world.output);
  return { done: await settle(kind, bytes, job, world, beside) };
}
