import { isProbe } from '@copydesk/pipeline/probe';
import type { Outside, Stored } from '@copydesk/pipeline/world';
import { dropOf } from '@copydesk/pipeline/world';

import type { Counters } from './counters.ts';
import { possible } from './key.ts';
import type { StorageEvent } from './source.ts';
import type { Message } from './sources.ts';

/** What becomes of an event, and how its sender is told: one row each, also a label in the metrics. */
export const outcomes = {
  queued: { told: 'queued', why: 'The object is there, and its job is in the first queue (or was already).' },
  'decoder-mismatch': {
    told: 'queued',
    why: 'Queued, but under the key as it was sent: decoded as this source should encode, there is no such object.',
  },
  ignored: { told: 'ignored', why: 'Nothing was put: removed, read, tagged, tested.' },
  probe: { told: 'ignored', why: 'The object was put by `copydesk doctor`, which waits to hear that its event came.' },
  'other-bucket': { told: 'ignored', why: 'The event is about another bucket than DROPS_BUCKET.' },
  gone: {
    told: 'gone',
    why: 'The object is not there (any more): deleted since, or the put was refused and the event sent all the same.',
  },
  refused: {
    told: 'refused',
    why: 'No object can have this key, or the store cannot look it up. If there is one, the sweep finds it.',
  },
} as const satisfies Record<string, { told: string; why: string }>;
export type Outcome = keyof typeof outcomes;

/** How many events of a message ended how. */
export type Answer = Record<(typeof outcomes)[Outcome]['told'], number> & {
  /** Which were refused and why; absent when none was. The first ten. */
  reasons?: { record: number; reason: string }[];
};

/** Where accepted drops go. */
export type Desk = {
  outside: Pick<Outside, 'drops' | 'queues' | 'log' | 'feeds'>;
  /** The drops bucket's name. */
  bucket: string;
  /** The name of the first queue. */
  firstQueue: string;
  counters: Counters;
  /** Notes that the event of a probe has come. */
  probed?(key: string): Promise<void>;
};

type Ended = { outcome: Outcome; reason?: string };

/** Events of one message that are looked at side by side. */
const AT_ONCE = 16;

/** Lines of log, and reasons in an answer, that one message can cause. */
const TOLD_AT_MOST = 10;

/**
 * Makes jobs of the events of one message. When it returns, each event that points at a drop has its job. Throws when the store or
 * the queues cannot be reached: then the whole message should come again, which adds nothing twice.
 */
export async function accept({ source, events }: Message, desk: Desk): Promise<Answer> {
  const ended: Ended[] = [];
  await inParallel([...events.entries()], async ([record, event]) => {
    ended[record] = await acceptOne(event, desk);
  });
  const answer: Answer = { queued: 0, ignored: 0, gone: 0, refused: 0 };
  for (const { outcome } of ended) {
    answer[outcomes[outcome].told] += 1;
    desk.counters.add('copydesk_intake_events_total', { source: source.name, outcome });
  }
  const odd = ended
    .flatMap(({ outcome, reason }, record) => (reason === undefined ? [] : [{ outcome, reason, record }]))
    .slice(0, TOLD_AT_MOST);
  for (const { outcome, reason, record } of odd) {
    desk.outside.log('warn', {
      event: outcome,
      source: source.name,
      bucket: events[record]?.bucket,
      key: events[record]?.sent,
      reason,
    });
  }
  desk.outside.log('info', { event: 'events', source: source.name, ...answer });
  const reasons = odd.filter(({ outcome }) => outcome === 'refused').map(({ record, reason }) => ({ record, reason }));
  return reasons.length > 0 ? { ...answer, reasons } : answer;
}

/** An event is a hint: whether there is a drop, and which version of it, only the store can say. */
async function acceptOne({ created, bucket, key, sent }: StorageEvent, desk: Desk): Promise<Ended> {
  if (!created) return { outcome: 'ignored' };
  if (bucket !== desk.bucket) return { outcome: 'other-bucket', reason: `the drops bucket is ${desk.bucket}` };
  if (key !== undefined && isProbe(key)) {
    await desk.probed?.(key);
    return { outcome: 'probe' };
  }
  const decoded = await look(key, desk);
  if ('fault' in decoded) return { outcome: 'refused', reason: decoded.fault };
  if (decoded.stored) return queue('queued', decoded.stored, desk);
  const raw = sent === key ? decoded : await look(sent, desk);
  if ('fault' in raw || !raw.stored) return { outcome: 'gone' };
  return {
    ...(await queue('decoder-mismatch', raw.stored, desk)),
    reason: `there is no ${key}, but there is the key as it was sent`,
  };
}

async function queue(outcome: Outcome, stored: Stored, { outside, bucket, firstQueue }: Desk): Promise<Ended> {
  await outside.queues.add(firstQueue, { drop: dropOf(bucket, stored, outside.feeds) });
  return { outcome };
}

/**
 * HEAD. A store that answers for the bucket but not for one key (no rights, a lost encryption key, a name it chokes on) would make
 * the sender repeat the message for ever, and hold up those behind it; that key is left to the sweep.
 */
async function look(
  key: string | undefined,
  { outside: { drops } }: Desk,
): Promise<{ stored: Stored | undefined } | { fault: string }> {
  const asked = possible(key);
  if ('fault' in asked) return asked;
  try {
    return { stored: await drops.head(asked.key) };
  } catch (error) {
    await drops.reach();
    return { fault: `the store cannot look it up: ${String(error)}` };
  }
}

/** Runs `work` over all items, a few side by side. The first failure stops all lines: a loop that throws closes its generator. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const shared = (function* () {
    yield* items;
  })();
  const line = async () => {
    for (const item of shared) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, line));
}
