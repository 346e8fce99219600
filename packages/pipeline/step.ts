import { dropId } from '@copydesk/article/drop';
import { Rejection } from '@copydesk/article/rejection';
import { refuse } from '@copydesk/publish';

import { carry, carried, discard } from './hand-off.ts';
import { settle } from './ledger.ts';
import type { Job, Outcome } from './job.ts';
import type { Result, Stage } from './stage.ts';
import { stages } from './stages.ts';
import type { World } from './world.ts';
import { unreachable } from './world.ts';

/** Any row of the table, its types forgotten: `step` checks every value with the row's own schema. */
export type AnyStage = Stage<unknown, unknown>;

/** The rows in order, as the loop sees them. */
export const rows = stages as unknown as readonly AnyStage[];

/** Which try this is, so that the last one parks the drop instead of losing it. */
export type Try = {
  /** From 1. */
  attempt: number;
  /** Times it was put off since it was added; waiting uses up no attempts. */
  waits: number;
  /** What went wrong in earlier tries, oldest first. */
  failures: string[];
  /** Times that its worker gave no more sign of life while it was at it. */
  stalls?: number;
};

/** What is to become of a job, for the queue to carry out. */
export type Ack =
  | { ack: 'next'; stage: string }
  | { ack: 'done'; outcome: Outcome }
  /** Put off: something it depends on is not there yet. Milliseconds. */
  | { ack: 'wait'; reason: string; ms: number }
  /** Put off, and so is the whole stage, until the world can be reached again. */
  | { ack: 'pause'; reason: string }
  /** Failed for a reason outside the drop: try again with backoff. */
  | { ack: 'retry'; error: Error };

/**
 * Workers that a drop may take with it before it is parked. What it can do to its reader it does in a thread of the pool, so that it
 * is hardly ever to blame, and a machine under siege kills workers too; but one that is must not end every worker for ever.
 */
const STALLS_MOST = 30;

/** The shortest and longest time a job is put off, in milliseconds. */
const WAIT_MS = { first: 100, most: 15_000 };

/** Times that a job is put off before it is asked whether what it waits for can still come: some eight minutes. */
const FORLORN_WAITS = 40;

/**
 * Takes one job through one stage: the loop that every stage shares. Never throws: whatever happens is an Ack, and one log line.
 */
export async function step(row: AnyStage, job: Job, world: World, tried: Try): Promise<Ack> {
  const started = performance.now();
  const ack = await attempt(row, job, world, tried);
  world.log(ack.ack === 'retry' || ack.ack === 'pause' ? 'warn' : 'info', {
    stage: row.name,
    dropId: dropId(job.drop),
    key: job.drop.key,
    ...(job.drop.feed && { feed: job.drop.feed.name }),
    attempt: tried.attempt,
    ms: Math.round(performance.now() - started),
    ...told(ack),
  });
  return ack;
}

async function attempt(row: AnyStage, job: Job, world: World, tried: Try): Promise<Ack> {
  try {
    const result = await resultOf(row, job, world, tried);
    if ('wait' in result) {
      if (tried.waits >= FORLORN_WAITS) await result.forlorn?.();
      return { ack: 'wait', reason: result.wait, ms: backoff(tried.waits) };
    }
    if ('done' in result) return await finish(job, result.done, world);
    const next = rows[rows.indexOf(row) + 1];
    if (!next) throw new Error(`stage ${row.name} gives a value but is the last`);
    await world.queues.add(next.name, await carry(row.name, job, result.next, world));
    return { ack: 'next', stage: next.name };
  } catch (error) {
    return failed(row, job, error instanceof Error ? error : new Error(String(error)), world, tried);
  }
}

/** Runs the stage, or tells the rejection it threw as the outcome it is. */
async function resultOf(row: AnyStage, job: Job, world: World, { stalls = 0 }: Try): Promise<Result<unknown>> {
  try {
    if (stalls >= STALLS_MOST)
      throw new Rejection('crashed', `${row.name}: ${stalls} workers died or stood still while they were at it`);
    const taken = await inputOf(row, job, world);
    return 'next' in taken ? await row.run(taken.next, job, world) : taken;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { done: await reject(error, job, world) };
  }
}

/**
 * What the stage takes. Where the job does not carry it (its spill expired, or an older release wrote it in another shape), the
 * stages before are run again: they are pure, so the value is the same.
 */
async function inputOf(row: AnyStage, job: Job, world: World): Promise<Result<unknown>> {
  const value = row.takes.safeParse(await carried(job, world));
  if (value.success) return { next: value.data };
  const before = rows[rows.indexOf(row) - 1];
  if (!before) throw new Error(`stage ${row.name} cannot start: ${value.error.issues[0]?.message}`);
  const { value: _unread, spills: _gone, ...anew } = job;
  const taken = await inputOf(before, anew, world);
  return 'next' in taken ? before.run(taken.next, job, world) : taken;
}

async function reject(rejection: Rejection, job: Job, world: World): Promise<Outcome> {
  const { bytes } = refuse({ drop: job.drop, code: rejection.code, detail: rejection.detail });
  const { outcome } = await settle('rejected', bytes, job, world);
  return outcome.outcome === 'rejected' ? { ...outcome, code: rejection.code } : outcome;
}

async function finish(job: Job, outcome: Outcome, world: World): Promise<Ack> {
  await discard(job, world);
  return { ack: 'done', outcome };
}

/** The world's fault: pause while it cannot be reached, else try again; park the drop when it has had all its tries. */
async function failed(row: AnyStage, job: Job, error: Error, world: World, tried: Try): Promise<Ack> {
  const lost = await unreachable(world);
  if (lost) return { ack: 'pause', reason: `${error.message} (${lost})` };
  if (tried.attempt < row.attempts) return { ack: 'retry', error };
  const history = historyOf([...tried.failures, error.message]);
  try {
    return await finish(job, await reject(new Rejection('gave-up', `${row.name}: ${history}`), job, world), world);
  } catch (unwritable) {
    return { ack: 'wait', reason: `cannot be parked: ${String(unwritable)}`, ms: WAIT_MS.most };
  }
}

/** What went wrong, in the order it first did; what went wrong again and again is told once. */
function historyOf(failures: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const failure of failures) {
    // A queue keeps the first line of a stack, which names the class.
    const plain = failure.replace(/^Error: /, '');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return [...counts].map(([failure, times]) => (times === 1 ? failure : `${failure} (${times} times)`)).join('; ');
}

function backoff(waits: number): number {
  return Math.min(WAIT_MS.most, WAIT_MS.first * 2 ** Math.min(waits, 10));
}

function told(ack: Ack): Record<string, unknown> {
  switch (ack.ack) {
    case 'next':
      return { outcome: 'next', next: ack.stage };
    case 'done':
      return ack.outcome;
    case 'retry':
      return { outcome: 'retry', error: ack.error.message };
    default:
      return { outcome: ack.ack, reason: ack.reason };
  }
}

/** The rows with these names, in the order of the table. Throws when a name is none. */
export function rowsNamed(names: readonly string[]): readonly AnyStage[] {
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0)
    throw new Error(`no stage is called ${unknown.join(', ')}; there are ${rows.map((row) => row.name).join(', ')}`);
  return rows.filter((row) => names.includes(row.name));
}
