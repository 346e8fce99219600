import type { Drop } from '@copydesk/article/drop';
import { dropId } from '@copydesk/article/drop';

import { queueAnew } from './ledger.ts';
import { presentVersion } from './present-version.ts';
import type { World } from './world.ts';

/**
 * The bytes of exactly this version of a drop. Undefined when it is no longer there: deleted, or overwritten, in which case the
 * version that stands there now has been queued. Throws when the store answers neither.
 */
export async function readDrop(drop: Drop, world: World): Promise<Uint8Array | undefined> {
  const bytes = await world.drops.get(drop.key, drop);
  if (bytes) return bytes;
  const present = await presentVersion(drop, world);
  if (present && dropId(present) === dropId(drop)) throw new Error(`drop ${drop.key} stands there by HEAD but not by GET`);
  if (present) await queueAnew({ drop: present }, world);
  return undefined;
}
