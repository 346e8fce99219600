import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { Grown, Job } from './worker.ts';

/** Threads that grow forests. Results come in the order of the jobs, whatever thread is done first. */
export function crewOf(threads: number) {
  const free = Array.from({ length: threads }, () => new Worker(new URL('worker.ts', import.meta.url)));
  const workers = [...free];
  const waiting: ((worker: Worker) => void)[] = [];

  async function run(job: Job): Promise<Grown> {
    const worker = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    worker.postMessage(job, []);
    const [grown] = (await once(worker, 'message')) as [Grown];
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    return grown;
  }

  return { run, close: () => Promise.all(workers.map((worker) => worker.terminate())) };
}
