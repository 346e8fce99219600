import type { Drop } from '@copydesk/article/drop';

import type { Outside } from './world.ts';
import { dropOf } from './world.ts';

/** The version of a drop's object that stands in the bucket now, if any. */
export async function presentVersion(drop: Drop, world: Pick<Outside, 'drops' | 'feeds'>): Promise<Drop | undefined> {
  const stored = await world.drops.head(drop.key);
  return stored && dropOf(drop.bucket, stored, world.feeds);
}
