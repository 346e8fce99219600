import { Job } from '@copydesk/pipeline/job';
import type { Ack, AnyStage } from '@copydesk/pipeline/step';
import { step } from '@copydesk/pipeline/step';
import { unreachable, type World } from '@copydesk/pipeline/world';
import type { Job as BullJob } from 'bullmq';
import { DelayedError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

export type WorkerOptions = {
  prefix: string;
  /** How long a worker owns a job without a sign of life, in milliseconds. */
  lockMs: number;
  /** Between two looks for jobs whose worker died, in milliseconds. */
  stalledMs: number;
};

/**
 * However often its workers are killed, a job is not to blame: what a drop can do to its reader it does in a thread of the pool.
 * BullMQ would fail it, and its innocent neighbours, after one.
 */
const MAX_STALLS = 1_000_000;

/** Between two looks whether the world can be reached again, in milliseconds. */
const LOOK_MS = 1_000;

/** Runs the jobs of one stage until closed; closing waits for the ones under way. */
export function runStage(row: AnyStage, redis: Redis, world: World, { prefix, lockMs, stalledMs }: WorkerOptions): Worker {
  const worker: Worker = new Worker(
    row.name,
    async (job: BullJob, token?: string) => {
      const ack = await step(row, Job.parse(job.data), world, {
        attempt: job.attemptsMade + 1,
        waits: job.attemptsStarted - job.attemptsMade - 1,
        failures: (job.stacktrace ?? []).map((trace) => trace.split('\n', 1)[0] ?? ''),
      });
      return acknowledge(ack, job, token, pause);
    },
    {
      connection: redis,
      prefix,
      concurrency: row.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      maxStalledCount: MAX_STALLS,
      metrics: { maxDataPoints: 60 * 24 },
    },
  );
  worker.on('error', (error) => world.log('warn', { stage: row.name, event: 'queue unreachable', reason: error.message }));

  let paused = false;
  /** Takes no new job of this stage until the world can be reached: each would only be put off in its turn. */
  function pause(reason: string): void {
    if (paused) return;
    paused = true;
    world.log('warn', { stage: row.name, event: 'paused', reason });
    void worker.pause(true).then(async () => {
      while (!worker.closing && (await unreachable(world))) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (worker.closing) return;
      paused = false;
      worker.resume();
      world.log('info', { stage: row.name, event: 'resumed' });
    });
  }
  return worker;
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
      if (job.data.value !== undefined) await job.updateData({ drop: job.data.drop });
      return ack.ack === 'done' ? ack.outcome : { next: ack.stage };
  }
}
