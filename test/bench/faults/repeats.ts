import type { Line } from './chronicle.ts';

/** A time in which something befell Redis, so that what it said before may be forgotten. Milliseconds since 1970. */
export type Shock = { from: number; to: number };

/** Stage runs that took place again although nobody asked for it; `unexplained`: those of a job that the queue knew to be done. */
export type Repeats = { repeated: number; unexplained: string[] };

/** What `step` says of a run that is meant to be followed by another. */
export const TO_BE_REPEATED = new Set(['wait', 'pause', 'retry']);

/** After these the ledger may have changed under a drop, and the sweep sends it through again. */
const MAY_COME_AGAIN = new Set(['gone', 'superseded']);

/** How long a Redis that is killed may have owed its file what it had said already, in milliseconds. */
const UNWRITTEN_MS = 3_000;

type Run = { at: number; ended?: string; completed?: number };

/** One version of a drop in one stage. */
type Runs = { job: string; id: string; key: string; runs: Run[] };

/**
 * Counts stage runs that were repeated. A run that was broken off is repeated by right: its job was in flight. One whose job was
 * completed is not: somebody has added the job twice. Unless Redis was struck since, or another version of the drop was under way, which
 * changes what stands in the ledger.
 */
export function repeats(lines: readonly Line[], shocks: readonly Shock[]): Repeats {
  const found: Repeats = { repeated: 0, unexplained: [] };
  const all = [...runsOf(lines).values()];
  const byKey = Map.groupBy(all, ({ key }) => key);
  for (const { job, id, key, runs } of all) {
    const others = (byKey.get(key) ?? []).filter((other) => other.id !== id);
    const whole = runs.filter(({ ended }) => ended === undefined || !TO_BE_REPEATED.has(ended));
    for (const [index, run] of whole.entries()) {
      const before = whole[index - 1];
      if (!before) continue;
      if (before.ended !== undefined && MAY_COME_AGAIN.has(before.ended)) continue;
      found.repeated += 1;
      const completed = before.completed ?? Infinity;
      const struck = shocks.some(({ from, to }) => from - UNWRITTEN_MS <= run.at && completed - UNWRITTEN_MS <= to);
      const changed = others.some((other) => isUnderWay(other, completed, run.at));
      if (completed < run.at && !struck && !changed) found.unexplained.push(job);
    }
  }
  return found;
}

/** Whether a job was begun before the end of a time and not over at its start. */
function isUnderWay({ runs }: Runs, from: number, to: number): boolean {
  return (runs[0]?.at ?? Infinity) < to && (runs.at(-1)?.completed ?? Infinity) > from;
}

function runsOf(lines: readonly Line[]): Map<string, Runs> {
  const jobs = new Map<string, Runs>();
  // A process has one run of a job at a time; its end is that of the run it began last.
  const open = new Map<string, Run>();
  for (const line of lines) {
    if (line.is === 'killed' || line.is === 'stalled') continue;
    const job = `${line.stage} ${line.id}`;
    const mine = `${line.pid} ${job}`;
    if (line.is === 'started') {
      const run: Run = { at: line.at };
      open.set(mine, run);
      const known = jobs.get(job);
      if (known) known.runs.push(run);
      else jobs.set(job, { job, id: line.id, key: line.key, runs: [run] });
    } else {
      const run = open.get(mine);
      if (run && line.is === 'ended') run.ended = line.outcome;
      if (run && line.is === 'completed') run.completed = line.at;
    }
  }
  return jobs;
}
