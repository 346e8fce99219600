import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { BucketName } from '../storage/bucket-name.ts';
import { type Change, createSequencer, eventMessage, testMessage } from './event-record.ts';
import { creates, type NotificationRule, targetOf, wants } from './notifications.ts';

/**
 * Who is told of created objects: an address that takes POST. With a bucket it is told of all in there below a prefix; with a name it
 * is told what the notification configuration of a bucket says. `secret` goes along as a Bearer token.
 */
export const EventTarget = z.strictObject({
  bucket: BucketName.optional(),
  name: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional(),
  url: z.url(),
  prefix: z.string().default(''),
  secret: z.string().min(1).optional(),
});
export type EventTarget = z.infer<typeof EventTarget>;

/** How many events ended how, since the start. */
export type EventCounts = { delivered: number; overflowed: number; expired: number };

export type Events = {
  /** Queues the events of a change, one for each delay in ms, and returns at once. */
  tell(change: Change, delays: readonly number[]): void;
  /** Queues S3's test message for the targets of a configuration that was just set. */
  test(bucket: string, rules: readonly NotificationRule[]): void;
  readonly counts: Readonly<EventCounts>;
  /** Drops what is waiting and gives up what is under way. */
  close(): Promise<void>;
};

const MAX_WAITING = 10_000;
const AT_ONCE = 4;
const ATTEMPT_MS = 10_000;
const LIFE_MS = 120_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/**
 * Starts the deliverers, a few for each target. Events are hints: each is tried with growing pauses for two minutes, and when too many
 * wait the oldest is dropped; both are counted. Whoever needs certainty lists the bucket.
 */
export function createEvents(targets: readonly EventTarget[], region: string): Events {
  const counts: EventCounts = { delivered: 0, overflowed: 0, expired: 0 };
  const closing = new AbortController();
  const sequencer = createSequencer(Date.now);
  const lines = targets.map((target) => ({ target, deliverer: createDeliverer(target, counts, closing.signal) }));
  const delayed = new Set<Promise<void>>();

  async function later(delay: number, enqueue: () => void): Promise<void> {
    await sleep(delay, undefined, { signal: closing.signal, ref: false }).then(enqueue, () => undefined);
  }

  return {
    counts,
    tell(change, delays) {
      const order = sequencer();
      for (const { target, deliverer } of lines) {
        const rule = ruleFor(target, change);
        if (rule === undefined) continue;
        const message = JSON.stringify(eventMessage(change, rule.id, region, order));
        for (const delay of delays) {
          if (delay === 0) {
            deliverer.enqueue(message);
            continue;
          }
          const wait = later(delay, () => deliverer.enqueue(message));
          delayed.add(wait);
          void wait.then(() => delayed.delete(wait));
        }
      }
    },
    test(bucket, rules) {
      for (const { target, deliverer } of lines) {
        if (rules.some((rule) => targetOf(rule) === target.name)) deliverer.enqueue(JSON.stringify(testMessage(bucket)));
      }
    },
    async close() {
      closing.abort();
      await Promise.all([...delayed, ...lines.map(({ deliverer }) => deliverer.idle())]);
    },
  };
}

/** Why a target is told of a change; undefined when it is not. */
function ruleFor(target: EventTarget, { bucket, key, how, rules }: Change): { id: string } | undefined {
  const always = target.bucket === bucket && key.startsWith(target.prefix) && creates(how);
  return always ? { id: 's3-local' } : rules.find((rule) => targetOf(rule) === target.name && wants(rule, key, how));
}

/** A bounded queue in front of one target, with a few requests in flight. */
function createDeliverer(target: EventTarget, counts: EventCounts, closing: AbortSignal) {
  const waiting: { message: string; deadline: number }[] = [];
  const running = new Set<Promise<void>>();

  async function run(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !closing.aborted; next = waiting.shift()) {
      const delivered = await deliver(target, next.message, next.deadline, closing);
      counts[delivered ? 'delivered' : 'expired'] += 1;
    }
  }

  return {
    enqueue(message: string): void {
      if (waiting.length >= MAX_WAITING) {
        waiting.shift();
        counts.overflowed += 1;
      }
      waiting.push({ message, deadline: Date.now() + LIFE_MS });
      if (running.size >= AT_ONCE) return;
      const runner = run();
      running.add(runner);
      void runner.then(() => running.delete(runner));
    },
    idle: () => Promise.all(running),
  };
}

/** Tries until the target says 2xx (true), or the event has had its time (false). */
async function deliver(target: EventTarget, message: string, deadline: number, closing: AbortSignal): Promise<boolean> {
  for (let pause = FIRST_PAUSE_MS; Date.now() < deadline && !closing.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const answer = await post(target, message, closing);
    if (answer?.ok) return true;
    const asked = pauseOf(answer?.headers.get('retry-after') ?? null);
    const jittered = pause * (0.5 + Math.random() / 2);
    await sleep(Math.min(Math.max(asked, jittered), Math.max(0, deadline - Date.now())), undefined, {
      signal: closing,
      ref: false,
    }).catch(() => undefined);
  }
  return false;
}

async function post({ url, secret }: EventTarget, body: string, closing: AbortSignal): Promise<Response | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(ATTEMPT_MS)]),
    });
    await answer.body?.cancel();
    return answer;
  } catch {
    return undefined; // No answer is no event delivered; the loop tries again.
  }
}

/** Milliseconds that a Retry-After asks for, as seconds or as a date (RFC 9110, 10.2.3); 0 for none. */
function pauseOf(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}
