import { memoryStore, memoryWorld } from '@copydesk/pipeline/memory';
import { dropOf as dropStanding } from '@copydesk/pipeline/world';
import type { Log, World } from '@copydesk/pipeline/world';

import type { HostileDrop } from './case.ts';

/** What stands in the output bucket when a drop has come to its end: the bytes of each object by its key. */
export type Written = Map<string, Uint8Array>;

/** Under which name a drop is put that has none of its own. */
export const KEY = 'wire/story.html';

/** All that is written of an article, so that all of it is looked at. */
const OUTPUT = { profile: 'whole', renderings: ['jsonld'] } as const;

/**
 * Takes one drop the whole way: HEAD, the size, the four stages with their schemas, the ledger; its pure work in `compute`. Only the
 * buckets and the queues are maps.
 */
export async function goes(drop: HostileDrop, compute: World['compute'], log: Log): Promise<Written> {
  const memory = memoryWorld(() => '2030-01-01T00:00:00Z');
  const { bytes, key = KEY, contentType = 'text/html', metadata = {} } = drop;
  // A thread takes its bytes over; those of a bucket stay.
  const computing: World['compute'] = (verb, input, of) =>
    compute(verb, (input instanceof Uint8Array ? new Uint8Array(input) : input) as typeof input, of);
  const world: World = { ...memory, drops: memoryStore(() => '2030-01-01T00:00:00Z'), compute: computing, log, output: OUTPUT };
  await world.drops.put(key, bytes, { contentType, metadata });
  const stored = await world.drops.head(key);
  if (!stored) throw new Error(`${key} does not stand in its bucket`);
  await memory.queues.add('clean', { drop: dropStanding('drops', stored) });
  await memory.queues.drain(world);

  const written: Written = new Map();
  for await (const object of world.outcomes.list({}))
    written.set(object.key, (await world.outcomes.get(object.key)) ?? new Uint8Array());
  return written;
}
