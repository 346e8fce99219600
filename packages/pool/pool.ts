import { availableParallelism } from 'node:os';

import type { Drop } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import type { verbs } from '@copydesk/pipeline/verbs';
import { Piscina } from 'piscina';

import { type Answer, handedOver, type Task, type Verbs } from './answer.ts';
import { limit } from './limit.ts';

/** How many threads run what, and how far a drop may go in one. */
export type PoolOptions = {
  /** What the threads run: the address of a module whose export `work` answers with the verbs. Those of the stages where absent. */
  thread?: URL;
  /** Threads; one per core where absent. */
  threads?: number | undefined;
  /** How long one drop may keep a thread, in milliseconds in which this process had a core for it. */
  timeMs: number;
  /** Heap of one thread, in megabytes. */
  heapMb: number;
};

/** Megabytes for what a thread has only just made. */
const YOUNG_MB = 16;

/**
 * Runs a verb in a thread. Bytes that are given, and bytes inside an object that is given, go over to the thread: the caller has
 * them no more. Throws a `Rejection`, of the verb's own or of a limit.
 */
type InThread<Table extends Verbs> = <Name extends keyof Table & string>(
  verb: Name,
  input: Parameters<Table[Name]>[0],
  drop: Drop,
) => Promise<ReturnType<Table[Name]>>;

/** Threads at work. Closing ends them once what they have begun is through. */
export type Pool<Table extends Verbs = typeof verbs> = { compute: InThread<Table>; threads: number; close(): Promise<void> };

/**
 * Runs the verbs in threads with limits. A drop that takes too long or too much memory, or ends its thread, is a `Rejection`
 * (`too-slow`, `too-much-memory`, `crashed`), and the drops beside it do not notice.
 */
export function pool<Table extends Verbs = typeof verbs>(options: PoolOptions): Pool<Table> {
  const { thread = new URL('thread.ts', import.meta.url), threads = availableParallelism(), timeMs, heapMb } = options;
  const piscina = new Piscina<Task, Answer>({
    filename: thread.href,
    name: 'work',
    minThreads: threads,
    maxThreads: threads,
    // V8 lets a thread fill 100 MB with what is garbage already; a tenth of it costs little time (measured: 855 against 584 MB).
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // A spare task in a thread's own queue would run out of its time while the one before it works.
    concurrentTasksPerWorker: 1,
  });
  // A thread that dies fails its drop; dying between two drops it fails nobody, and another takes its place.
  piscina.on('error', () => {});
  const gate = gateFor(threads);

  async function answer(verb: string, input: unknown, drop: Drop): Promise<Answer> {
    // The clock starts when a thread is free, not when the drop begins to queue for one.
    const leave = await gate();
    const late = new AbortController();
    const callOff = limit(timeMs, () => late.abort());
    try {
      return await piscina.run({ verb, input, drop }, { signal: late.signal, transferList: handedOver(input) });
    } catch (error) {
      throw late.signal.aborted ? new Rejection('too-slow', `more than ${timeMs} ms`) : deathOf(error, heapMb);
    } finally {
      callOff();
      leave();
    }
  }

  const compute: InThread<Table> = async (verb, input, drop) => {
    const given = await answer(verb, input, drop);
    if ('rejected' in given) throw new Rejection(given.rejected.code, given.rejected.detail);
    return given.value as never;
  };

  return { compute, threads, close: () => piscina.close() };
}

function deathOf(error: unknown, heapMb: number): Rejection {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new Rejection('too-much-memory', `more than ${heapMb} MB of heap`);
  return new Rejection('crashed', message);
}

/** Lets `places` in at once, the rest in the order they came. Entering gives the function that leaves. */
function gateFor(places: number): () => Promise<() => void> {
  const queue: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void queue.push(resolve));
    return leave;
  };
}
