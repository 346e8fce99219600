import { setTimeout as sleep } from 'node:timers/promises';

import { compareVersions } from '@copydesk/article/drop';
import { json } from '@copydesk/pipeline/evidence';
import { kinds, outcomeOf } from '@copydesk/pipeline/ledger';
import type { Outside } from '@copydesk/pipeline/world';
import { RejectedDocument } from '@copydesk/publish';

import type { Put } from './put-drops.ts';

/** The outcome of a drop, as one line of output. `ms`: milliseconds since it was put. */
export type Arrival = { key: string; outcome: string; outputKey: string | null; ms: number; code?: string };

/** Drops looked at in one round, and the pause between two rounds in milliseconds. */
const ROUND = { drops: 32, ms: 150 };

/**
 * Waits until each drop has an outcome and tells them as they arrive. Ends early, with the rest untold, when `signal` is aborted. A
 * store that does not answer is waited for as well; the log says so, once for each thing that is wrong.
 */
export async function* arrivals(puts: readonly Put[], outside: Outside, signal: AbortSignal): AsyncGenerator<Arrival> {
  let pending = [...puts];
  const troubles = new Set<string>();
  const later = (error: unknown) => {
    const reason = String(error);
    if (!troubles.has(reason)) outside.log('warn', { event: 'outcomes cannot be looked at', reason });
    troubles.add(reason);
    return undefined;
  };
  while (pending.length > 0 && !signal.aborted) {
    const round = pending.slice(0, ROUND.drops);
    const found = await Promise.all(round.map((put) => arrivalOf(put, outside).catch(later)));
    for (const arrival of found) if (arrival) yield arrival;
    const still = round.filter((_, index) => found[index] === undefined);
    pending = [...pending.slice(ROUND.drops), ...still];
    if (still.length > 0) await sleep(ROUND.ms, undefined, { signal }).catch(() => {});
  }
}

async function arrivalOf({ key, at }: Put, outside: Outside): Promise<Arrival | undefined> {
  const ms = Math.round(performance.now() - at);
  const stored = await outside.drops.head(key);
  if (!stored) return { key, outcome: 'gone', outputKey: null, ms };
  for (const kind of kinds) {
    const there = await outcomeOf(kind, key, outside);
    if (!there || compareVersions(there.version, stored) !== 0) continue;
    const code = kind === 'rejected' ? await codeOf(there.key, outside) : undefined;
    return { key, outcome: kind, outputKey: there.key, ms, ...(code && { code }) };
  }
  return undefined;
}

/** Undefined for a refusal that somebody damaged: it is an outcome all the same. */
async function codeOf(outputKey: string, outside: Outside): Promise<string | undefined> {
  const bytes = await outside.outcomes.get(outputKey);
  return bytes && RejectedDocument.safeParse(json(bytes)).data?.code;
}
