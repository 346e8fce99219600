import { setTimeout as sleep } from 'node:timers/promises';

import { type Candidate, type Entry, REBUILDING, type Seen } from '@copydesk/dedupe/seen';
import type { Redis } from 'ioredis';

/** Between a look and the claim that follows it, in milliseconds: so long that copies meet in it on any machine. */
const GAP_MS = 1_000;

/** The index as one would write it first: look whether the text was claimed, then claim it. Only exact copies are known. */
export function claimsByGetThenPut(seen: Seen, redis: Redis): Seen {
  async function claimed(entry: Entry): Promise<Candidate[]> {
    const name = `naive:${entry.fingerprint.exact}`;
    const holder = await redis.get(name);
    if (holder !== null) return [{ ...(JSON.parse(holder) as Candidate), fingerprint: entry.fingerprint }];
    await sleep(GAP_MS);
    const { story } = entry;
    const relation = { kind: 'none', root: story, score: 1, reasons: [] };
    await redis.set(name, JSON.stringify({ ...entry, relation, fingerprint: undefined }));
    return [];
  }

  return {
    ...seen,
    async meet(entry) {
      const epoch = await seen.epoch();
      if (epoch === REBUILDING) return REBUILDING;
      const candidates = await claimed(entry);
      return { epoch, turn: 1, candidates: candidates.filter(({ id }) => id !== entry.id) };
    },
    decide: async (_entry, relation) => relation,
    withdraw: async () => {},
  };
}
