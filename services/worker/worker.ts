import { openOutside } from '@copydesk/boot/outside';
import type { Running } from '@copydesk/boot/run';
import { rowsNamed } from '@copydesk/pipeline/step';
import type { World } from '@copydesk/pipeline/world';
import { pool } from '@copydesk/pool';
import { newRoom } from '@copydesk/redis/room';
import { runStage } from '@copydesk/redis/workers';

import { keepIndex } from './keep-index.ts';

/** Puts a worker together: the outside, the threads, and the stages that its configuration names, each set going by `runOne`. */
export async function startWorker({ config, log, signal, closing, ready }: Running, runOne = runStage): Promise<void> {
  const rows = rowsNamed(config.STAGES);
  const { outside, redis, close } = await openOutside(config, log, { writes: true });
  closing({ name: 'outside', close });

  const threads = pool({ threads: config.POOL_THREADS, timeMs: config.POOL_TIME_MS, heapMb: config.POOL_HEAP_MB });
  closing({ name: 'pool', close: threads.close });

  const output = { profile: config.OUTPUT_PROFILE, renderings: config.RENDERINGS };
  const world: World = { ...outside, compute: threads.compute, dropMaxBytes: config.DROP_MAX_BYTES, output };
  const kept = keepIndex(world, signal);
  closing({ name: 'index', close: () => kept });

  const options = { prefix: config.REDIS_PREFIX, lockMs: config.LOCK_MS, stalledMs: config.STALLED_MS, room: newRoom() };
  const workers = rows.map((row) => runOne(row, redis, world, options));
  closing({ name: 'stages', close: () => Promise.all(workers.map((worker) => worker.close())) });

  ready({ stages: config.STAGES, threads: threads.threads });
}
