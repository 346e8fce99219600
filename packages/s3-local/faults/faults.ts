import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { seeded } from '@copydesk/rehearsal/seeded';
import { z } from 'zod';

import { S3Error } from '../errors.ts';

/** Where a call is when a fault can strike: it came in, bytes of an object move, the answer is due, its event is due. */
type Fault =
  | { name: string; why: string; at: 'arrival'; strike: (ms: number) => Promise<void> }
  | { name: string; why: string; at: 'transfer' | 'reply'; strike: (socket: Socket) => void }
  | { name: string; why: string; at: 'event' /** Delays of the deliveries, in ms. */; strike: (ms: number) => number[] };

/** What can be made to go wrong, and which care of a client's it tries. */
export const FAULTS = [
  {
    name: 'latency',
    why: 'A slow store must slow its caller, not break it.',
    at: 'arrival',
    strike: (ms) => sleep(ms, undefined, { ref: false }),
  },
  {
    name: 'error',
    why: 'A 500 is worth another try.',
    at: 'arrival',
    strike: () => Promise.reject(new S3Error('InternalError', 'injected')),
  },
  {
    name: 'slow-down',
    why: 'A 503 is worth another try, but later.',
    at: 'arrival',
    strike: () => Promise.reject(new S3Error('SlowDown', 'injected', { 'retry-after': '1' })),
  },
  {
    name: 'absent',
    why: 'Some stores answer 404 for an object of which they have just sent the event.',
    at: 'arrival',
    strike: () => Promise.reject(new S3Error('NoSuchKey', 'injected')),
  },
  {
    name: 'reset',
    why: 'A connection that is reset half-way must leave no half object on either side.',
    at: 'transfer',
    strike: (socket) => void socket.resetAndDestroy(),
  },
  {
    name: 'truncate',
    why: 'A body that ends early without an error is caught only by who counts its bytes.',
    at: 'transfer',
    strike: (socket) => socket.destroySoon(),
  },
  {
    name: 'lost-reply',
    why: 'The effect is there, the caller does not know: its retry must find its own work.',
    at: 'reply',
    strike: (socket) => void socket.resetAndDestroy(),
  },
  { name: 'event-lost', why: 'Events are hints; the sweep must find what none of them named.', at: 'event', strike: () => [] },
  { name: 'event-doubled', why: 'At least once means more than once.', at: 'event', strike: (ms) => [0, ms] },
  {
    name: 'event-stale',
    why: 'An event can arrive after newer ones, when the object has been overwritten or deleted.',
    at: 'event',
    strike: (ms) => [ms],
  },
] as const satisfies readonly Fault[];

/** When a fault strikes: on which calls, how often, on what share of them; `ms` is what it waits, where it waits. */
export const FaultRule = z.strictObject({
  fault: z.enum(FAULTS.map(({ name }) => name)),
  on: z
    .strictObject({ method: z.string().optional(), bucket: z.string().optional(), keyPrefix: z.string().optional() })
    .default({}),
  times: z.int().positive().optional(),
  share: z.number().min(0).max(1).default(1),
  ms: z.int().min(0).max(60_000).default(100),
});
export type FaultRule = z.infer<typeof FaultRule>;
export type FaultSetting = z.input<typeof FaultRule>;

/** What of a call the rules look at. Events are of the call that made the object. */
type Target = { readonly method: string; readonly bucket: string; readonly key: string };

export type Faults = {
  /** Replaces all rules. Throws a ZodError on one that cannot be read. */
  set(rules: readonly FaultSetting[]): void;
  /** The rules and how often each has struck since it was set. */
  struck(): (FaultRule & { struck: number })[];
  /** Waits, or throws the answer that the call gets instead of being run. */
  arrive(target: Target): Promise<void>;
  /** What ends the connection at this point, if anything does. */
  cut(at: 'transfer' | 'reply', target: Target): ((socket: Socket) => void) | undefined;
  /** When to deliver the event of a call: one delay in ms for each copy. */
  deliveries(target: Target): number[];
};

/** Makes a switchboard. `seed` makes the choices of `share` the same in every run with the same calls. */
export function createFaults(rules: readonly FaultSetting[], seed: number): Faults {
  let active: (FaultRule & { struck: number })[] = [];
  let random = seeded(seed);

  /** The first rule that strikes here, with its row of the table. */
  function strikeOf<At extends Fault['at']>(at: At, target: Target): { ms: number; row: Extract<Fault, { at: At }> } | undefined {
    for (const rule of active) {
      const row = (FAULTS as readonly Fault[]).find(({ name }) => name === rule.fault);
      if (row?.at !== at || !fits(rule, target) || (rule.share < 1 && random() >= rule.share)) continue;
      rule.struck += 1;
      return { ms: rule.ms, row: row as Extract<Fault, { at: At }> };
    }
    return undefined;
  }

  function set(next: readonly FaultSetting[]): void {
    active = next.map((rule) => ({ ...FaultRule.parse(rule), struck: 0 }));
    random = seeded(seed);
  }

  set(rules);
  return {
    set,
    struck: () => structuredClone(active),
    async arrive(target) {
      const strike = strikeOf('arrival', target);
      await strike?.row.strike(strike.ms);
    },
    cut: (at, target) => strikeOf(at, target)?.row.strike,
    deliveries(target) {
      const strike = strikeOf('event', target);
      return strike ? strike.row.strike(strike.ms) : [0];
    },
  };
}

function fits({ on, times, struck }: FaultRule & { struck: number }, { method, bucket, key }: Target): boolean {
  if (times !== undefined && struck >= times) return false;
  return (on.method ?? method) === method && (on.bucket ?? bucket) === bucket && key.startsWith(on.keyPrefix ?? '');
}
