import type { RejectionCode } from '@copydesk/article/rejection';

import type { Ending, Left, Snapshot } from './snapshot.ts';

/** How many ended in which way, and when the last of them did, in milliseconds since 1970. */
export type Count = { count: number; last: number };
export type Counts = Record<Ending['outcome'], Count>;

/** What became of all drops that ended from `since` on (milliseconds since 1970), an hour ago at most. */
export type Told = {
  since: number;
  outcomes: Counts;
  /** The same apart: of live drops, and of those that backfills took in. */
  live: Way;
  backfill: Way;
  /** By the reason, where there was one. */
  codes: Map<RejectionCode, Count>;
  /** By the feed they came through; those that came through none are under ''. */
  feeds: Map<string, Counts>;
  /** Of the jobs that left a stage lately: how many there were, and how many of them were refused. */
  refused: Map<string, { count: number; of: number }>;
};

/** How drops came in, and at which pace they come out. */
export type Way = { outcomes: Counts; perMinute: number };

export type Tally = {
  /** From when on the next look has to tell what left, given its time. */
  since(now: number): number;
  add(seen: Pick<Snapshot, 'left' | 'since'>, now: number): Told;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long refusals count towards the verdict, in milliseconds: it has to change soon after their cause has. */
export const LATELY_MS = 15 * MINUTE_MS;

/** Workers' clocks differ, and a job is marked a moment after its time was taken: each look looks again at this much of the last. */
const OVERLAP_MS = 10_000;

/** A pace is told of no shorter span, in milliseconds: a single drop would look like many a minute. */
const LEAST_MS = 10_000;

/** What is counted together: all that left one stage in one minute and ended in one way. */
type Cell = Count & { minute: number; stage: string; ending?: Pick<Ending, 'outcome' | 'code' | 'feed' | 'backfill'> };

/**
 * Counts what leaves the queues, look by look, so that a look costs as much as has ended since the last one, not as much as is kept.
 * What it says is complete from its `since` on: an hour, or less after a start on a busy desk.
 */
export function newTally(): Tally {
  const cells = new Map<string, Cell>();
  const counted = new Map<string, number>();
  let seenTo = 0;
  let completeFrom = 0;

  function count({ stage, jobId, at, ending }: Left): void {
    const name = `${stage} ${jobId} ${at}`;
    if (counted.has(name)) return;
    counted.set(name, at);
    const minute = Math.floor(at / MINUTE_MS);
    const place = [minute, stage, ending?.outcome, ending?.code, ending?.backfill, ending?.feed].join(' ');
    const cell = cells.get(place) ?? { minute, stage, count: 0, last: 0, ...(ending && { ending }) };
    cells.set(place, { ...cell, count: cell.count + 1, last: Math.max(cell.last, at) });
  }

  function forget(now: number): void {
    for (const [name, at] of counted) if (at < now - OVERLAP_MS) counted.delete(name);
    for (const [place, { minute }] of cells) if (minute * MINUTE_MS < now - HOUR_MS) cells.delete(place);
  }

  return {
    since: (now) => Math.max(seenTo - OVERLAP_MS, now - HOUR_MS),
    add({ left, since }, now) {
      // More ended than one look reads: what was counted before stands apart from it, so counting begins anew.
      if (since > seenTo) {
        cells.clear();
        completeFrom = since;
      }
      // A look that was slow may tell once more what a later one told already.
      for (const one of left) if (one.at >= Math.max(since, seenTo - OVERLAP_MS)) count(one);
      forget(now);
      seenTo = Math.max(seenTo, now);
      return told([...cells.values()], Math.max(completeFrom, now - HOUR_MS), now);
    },
  };
}

function told(cells: readonly Cell[], since: number, now: number): Told {
  const [live, backfill] = [wayOf(cells, false, now), wayOf(cells, true, now)];
  const all: Told = { since, outcomes: none(), live, backfill, codes: new Map(), feeds: new Map(), refused: new Map() };
  for (const cell of cells) {
    const { stage, ending } = cell;
    if (cell.last >= now - LATELY_MS) {
      const { count, of } = all.refused.get(stage) ?? { count: 0, of: 0 };
      all.refused.set(stage, { count: count + (ending?.outcome === 'rejected' ? cell.count : 0), of: of + cell.count });
    }
    if (!ending) continue;
    const { outcome, code, feed = '' } = ending;
    const counts = all.feeds.get(feed) ?? none();
    all.feeds.set(feed, counts);
    for (const sums of [all.outcomes, counts]) sums[outcome] = sum(sums[outcome], cell);
    if (code) all.codes.set(code, sum(all.codes.get(code), cell));
  }
  return all;
}

/** Of the drops that backfills took in, or of all others. The pace is that of this minute and the one before. */
function wayOf(cells: readonly Cell[], isBackfill: boolean, now: number): Way {
  const outcomes = none();
  const these = cells.filter(({ ending }) => ending && Boolean(ending.backfill) === isBackfill);
  for (const cell of these) if (cell.ending) outcomes[cell.ending.outcome] = sum(outcomes[cell.ending.outcome], cell);
  const minute = Math.floor(now / MINUTE_MS);
  const lately = these.filter((cell) => cell.minute >= minute - 1);
  // What has only just begun is not thinned by a minute in which it was not there.
  const begun = Math.min(...lately.map((cell) => cell.minute)) * MINUTE_MS;
  const ended = lately.reduce((many, { count }) => many + count, 0);
  return { outcomes, perMinute: ended === 0 ? 0 : (ended * MINUTE_MS) / Math.max(now - begun, LEAST_MS) };
}

/** How many ended, whichever way, and when the last of them did. */
export function whole(outcomes: Counts): Count {
  return Object.values(outcomes).reduce(sum, { count: 0, last: 0 });
}

function none(): Counts {
  return { article: { count: 0, last: 0 }, duplicate: { count: 0, last: 0 }, rejected: { count: 0, last: 0 } };
}

function sum(a: Count = { count: 0, last: 0 }, b: Count): Count {
  return { count: a.count + b.count, last: Math.max(a.last, b.last) };
}
