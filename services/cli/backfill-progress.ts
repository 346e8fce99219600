import type { Swept } from '@copydesk/pipeline/reconcile';
import type { Backfill } from '@copydesk/redis/backfills';
import { within } from '@copydesk/redis/connect';

/** Of whom progress is told, to whom, and how. */
export type Following = {
  about: Pick<Backfill, 'bucket' | 'prefix' | 'by' | 'rate'>;
  /** Tells Redis. That it cannot is no reason to end: `fault` hears of it, once until it can again. */
  tell(said: Backfill): Promise<void>;
  fault(error: unknown): void;
  /** Tells the person at the terminal, the last word too. */
  show(said: Backfill): void;
  /** Milliseconds of a clock that only goes forward. */
  clock?: () => number;
  everyMs?: number;
};

export type Progress = {
  /** It has come to a drop, and found this before. */
  passed(key: string, before: Swept): void;
  /** So many drops there are in all; undefined while nobody knows. */
  counted(total: number | undefined): void;
  /** The last word. Never throws, and takes LAST_WORD_MS at most. */
  ended(state: 'ended' | 'stopped' | 'failed', last: { swept?: Swept; reason?: string }): Promise<void>;
};

/** Between two words. */
const EVERY_MS = 1_000;

/** The pace is that of so long. */
const PACE_MS = 60_000;

/** A pace is told of no shorter span: what has an outcome already goes by in a moment. */
const LEAST_MS = 5_000;

/** How long a Redis that does not answer is waited for at the end. */
const LAST_WORD_MS = 3_000;

/** Tells how far a backfill is, at once and about once a second, until it has ended; while a word is under way none is queued behind it. */
export function followed(following: Following): Progress {
  const { about, tell, fault, show, clock = () => performance.now(), everyMs = EVERY_MS } = following;
  const begun = clock();
  let came = { key: '', at: begun };
  let swept: Swept = { drops: 0, looked: 0, added: 0, unread: 0 };
  let total: number | undefined;
  /** Drops that were passed at moments of late, the oldest first. */
  const marks = [{ at: begun, drops: 0 }];
  let telling: Promise<void> | undefined;
  let isFaulty = false;

  function pace(now: number): number {
    marks.push({ at: now, drops: swept.drops });
    while (marks.length > 2 && now - (marks[1]?.at ?? now) >= PACE_MS) marks.shift();
    const [first = { at: now, drops: 0 }] = marks;
    return now - first.at < LEAST_MS ? 0 : ((swept.drops - first.drops) / (now - first.at)) * 60_000;
  }

  function said(state: Backfill['state'], reason?: string): Backfill {
    const now = clock();
    const { drops, added, unread } = swept;
    const ms = { runMs: Math.round(now - begun), keyMs: Math.round(now - came.at) };
    const perMinute = Math.round(pace(now) * 10) / 10;
    const more = { ...(total !== undefined && { total }), ...(reason && { reason }) };
    return { ...about, ...ms, ...more, drops, added, unread, perMinute, key: came.key, state };
  }

  async function told(word: Backfill): Promise<void> {
    try {
      await tell(word);
      isFaulty = false;
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    if (!isFaulty) fault(error);
    isFaulty = true;
  }

  function speak(): void {
    const word = said('running');
    show(word);
    telling ??= told(word).finally(() => (telling = undefined));
  }

  speak();
  const timer = setInterval(speak, everyMs);
  return {
    passed(key, before) {
      came = { key, at: clock() };
      swept = before;
    },
    counted: (all) => void (total = all),
    async ended(state, { swept: all = swept, reason }) {
      clearInterval(timer);
      swept = all;
      const last = said(state, reason);
      show(last);
      await within(
        LAST_WORD_MS,
        Promise.resolve(telling).then(() => told(last)),
      ).catch(fail);
    },
  };
}
