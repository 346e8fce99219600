import { setTimeout as sleep } from 'node:timers/promises';

import type { Outside } from '@copydesk/pipeline/world';

/** What intake needs of the outside, and whether each part answers. */
export type Health = { status: 'ok' | 'unavailable'; checks: Record<string, 'ok' | 'unreachable'> };

/** How long one answer is good for, so that probes cannot wear out the store; and how long a part has to answer. Milliseconds. */
const FRESH_MS = 2_000;
const PATIENCE_MS = 3_000;

/** Asks the parts of the outside, at most every two seconds. Reasons go to the log; the answer is for anybody who asks. */
export function healthOf(
  { drops, outcomes, spills, queues, log }: Omit<Outside, 'seen'>,
  clock: () => number = () => performance.now(),
): () => Promise<Health> {
  const parts = Object.entries({ redis: queues, drops, output: outcomes, work: spills });
  let known: { at: number; health: Promise<Health> } | undefined;

  async function ask(): Promise<Health> {
    const answers = await Promise.allSettled(parts.map(([, part]) => Promise.race([part.reach(), late()])));
    const lost = parts.flatMap(([part], at) =>
      answers[at]?.status === 'rejected' ? [{ part, reason: String(answers[at].reason) }] : [],
    );
    for (const one of lost) log('warn', { event: 'unreachable', ...one });
    const isLost = (name: string) => lost.some(({ part }) => part === name);
    return {
      status: lost.length === 0 ? 'ok' : 'unavailable',
      checks: Object.fromEntries(parts.map(([name]) => [name, isLost(name) ? 'unreachable' : 'ok'])),
    };
  }

  return () => {
    const now = clock();
    if (!known || now - known.at > FRESH_MS) known = { at: now, health: ask() };
    return known.health;
  };
}

async function late(): Promise<never> {
  await sleep(PATIENCE_MS, undefined, { ref: false });
  throw new Error(`no answer within ${PATIENCE_MS} ms`);
}
