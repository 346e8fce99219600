import { setTimeout as sleep } from 'node:timers/promises';

import { jobFrom } from '@copydesk/pipeline/job';
import type { Ack, AnyStage } from '@copydesk/pipeline/step';
import { step } from '@copydesk/pipeline/step';
import { unreachable, type World } from '@copydesk/pipeline/world';
import type { Job as BullJob } from 'bullmq';
import { DelayedError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

import { newRoom, type Room } from './room.ts';

export type WorkerOptions = {
  prefix: string;
  /** How long a worker owns a job without a sign of life, in milliseconds. */
  lockMs: number;
  /** Between two looks for jobs whose worker died, in milliseconds. */
  stalledMs: number;
  /** What the stages of one process share, so that a suspect can be alone in it. */
  room?: Room;
};

/**
 * Stalls after which a job runs alone in its process: one that kills its workers must take no innocent neighbours along. BullMQ
 * would fail it and them after one. `step` says when it has killed enough.
 */
const SUSPECT_STALLS = 6;

/** Between two looks whether the world can be reached again, in milliseconds. */
const LOOK_MS = 1_000;

/** Runs the jobs of one stage until closed; closing waits for the ones under way. */
export function runStage(row: AnyStage, redis: Redis, world: World, options: WorkerOptions): Worker {
  const { prefix, lockMs, stalledMs, room = newRoom() } = options;
  const worker: Worker = new Worker(
    row.name,
    async (job: BullJob, token?: string) => {
      const work = async () => acknowledge(await ackOf(row, job, world), job, token, pause);
      return job.stalledCounter < SUSPECT_STALLS ? room.beside(work) : room.alone(work);
    },
    {
      connection: redis,
      prefix,
      concurrency: row.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      metrics: { maxDataPoints: 60 * 24 },
    },
  );
  worker.on('error', (error) => world.log('warn', { stage: row.name, event: 'queue unreachable', reason: error.message }));

  let paused = false;
  /** Takes no new job of this stage until the world can be reached: each would only be put off in its turn. */
  async function pause(reason: string): Promise<void> {
    if (paused) return;
    paused = true;
    world.log('warn', { stage: row.name, event: 'paused', reason });
    try {
      // Waits for none of the jobs under way, and so asks Redis nothing, which may be what cannot be reached.
      await worker.pause(true);
      while (!worker.closing && (await unreachable(world))) await sleep(LOOK_MS);
    } catch (error) {
      // A stage that goes on too early pauses once more; one that never goes on would keep its drops.
      worker.emit('error', error as Error);
    }
    paused = false;
    if (worker.closing) return;
    await worker.resume();
    world.log('info', { stage: row.name, event: 'resumed' });
  }
  return worker;
}

/** Takes a job as it lies in the queue through the stage. One that names no drop in any way we know is left to the sweep. */
async function ackOf(row: AnyStage, { data, ...told }: BullJob, world: World): Promise<Ack> {
  const job = jobFrom(data);
  if (job) {
    return step(row, job, world, {
      attempt: told.attemptsMade + 1,
      waits: told.attemptsStarted - told.attemptsMade - 1,
      failures: (told.stacktrace ?? []).map((trace) => trace.split('\n', 1)[0] ?? ''),
      stalls: told.stalledCounter,
    });
  }
  const outcome = { outcome: 'unreadable', code: 'unreadable-job' } as const;
  world.log('error', { stage: row.name, jobId: told.id, ...outcome });
  return { ack: 'done', outcome };
}

/** Turns what `step` says into what BullMQ does with the job: the one place where this happens. */
async function acknowledge(ack: Ack, job: BullJob, token: string | undefined, pause: (reason: string) => void): Promise<unknown> {
  switch (ack.ack) {
    case 'retry':
      throw ack.error;
    case 'pause':
      pause(ack.reason);
      await job.moveToDelayed(Date.now() + LOOK_MS, token);
      throw new DelayedError();
    case 'wait':
      await job.moveToDelayed(Date.now() + ack.ms, token);
      throw new DelayedError();
    default:
      // Kept for its id; an hour of payloads would fill Redis.
      if (job.data?.value !== undefined) await job.updateData({ drop: job.data.drop });
      return ack.ack === 'done' ? ack.outcome : { next: ack.stage };
  }
}
