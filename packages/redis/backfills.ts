import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Redis } from 'ioredis';
import { z } from 'zod';

const Count = z.int().nonnegative();
/** A text of at most so many UTF-16 units; of a longer one its beginning. */
const text = (most: number) => z.string().transform((whole) => whole.slice(0, most).toWellFormed());
/** No key of a bucket is longer. */
const Key = text(1_024);

/** What `copydesk backfill` says of itself about once a second. A console of another release reads it too. */
export const Backfill = z.object({
  bucket: text(64),
  /** How the keys of the archive begin. */
  prefix: Key,
  /** Who runs it, and on which machine. */
  by: text(100),
  /** Drops a second that it adds at most. */
  rate: z.number().positive(),
  /** How long it has run, and stood at `key`, in milliseconds. */
  runMs: Count,
  keyMs: Count,
  /** Drops that it has looked at, that it queued, and that the store would not show. */
  drops: Count,
  added: Count,
  unread: Count,
  /** Drops that lie under the prefix; absent until they are counted. */
  total: Count.optional(),
  /** Drops a minute that it has looked at lately. */
  perMinute: z.number().nonnegative(),
  /** The key it has come to: keys go by in UTF-8 order. '' before the first. */
  key: Key,
  /** `stopped` by a person before its end, `failed` by what `reason` says. */
  state: z.enum(['running', 'ended', 'stopped', 'failed']),
  reason: text(300).optional(),
});
export type Backfill = z.infer<typeof Backfill>;

/** What a backfill said last. `lost`: it said that it runs, and has given no sign of life since. */
export type Heard = Omit<Backfill, 'state'> & {
  state: Backfill['state'] | 'lost';
  /** How long ago it said so, in milliseconds. */
  silentMs: number;
};

/** How long a backfill is remembered after its last word, in milliseconds: what was begun on a Friday is asked for on Monday. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

/** Backfills that are remembered at most. */
const MOST = 20;

/** One that runs speaks every second; a busy machine, or a Redis that starts again, takes some of them. In milliseconds. */
const LOST_MS = 15_000;

const TELL = scriptOf('tell');

/**
 * A Lua function that a script may begin with, so that whoever looks at more takes no round trip of its own for this:
 * `backfills(list, kept)` gives what `heard` reads. The words for it are `heardWords`.
 */
export const HEARD_LUA = scriptOf('read');

/** The key and the number that `backfills` of HEARD_LUA is called with. `prefix`: what every key of ours begins with. */
export function heardWords(prefix: string): [list: string, kept: number] {
  return [`${prefix}:backfills`, KEPT_MS];
}

/** Gives what a new backfill tells Redis of itself with: nothing of it is left KEPT_MS after its last word. */
export function newTeller(redis: Redis, prefix: string): (said: Backfill) => Promise<void> {
  const [list] = heardWords(prefix);
  const id = randomBytes(8).toString('hex');
  return async (said) => {
    await redis.eval(TELL, 2, list, `${list}:${id}`, id, JSON.stringify(Backfill.parse(said)), KEPT_MS, MOST);
  };
}

/** What is known of backfills, as `standing` orders them. */
export async function readBackfills(redis: Redis, prefix: string): Promise<Heard[]> {
  return heard(await redis.eval(`${HEARD_LUA}\nreturn backfills(KEYS[1], tonumber(ARGV[1]))`, 1, ...heardWords(prefix)));
}

/**
 * How long the rest takes at the pace of late, in milliseconds; undefined where nobody knows. It errs by what of the rest has its
 * outcome already: that goes by faster.
 */
export function leftMs({ total, drops, perMinute }: Pick<Heard, 'total' | 'drops' | 'perMinute'>): number | undefined {
  return total === undefined || perMinute === 0 ? undefined : (Math.max(0, total - drops) / perMinute) * 60_000;
}

const Known = z.array(z.tuple([z.string(), Count]));

/** Reads the reply of `backfills`. What another release said in a shape that nobody here knows is left out. */
export function heard(reply: unknown): Heard[] {
  const all = Known.parse(reply).flatMap(([last, silentMs]): Heard[] => {
    const { data: said } = Backfill.safeParse(json(last));
    if (!said) return [];
    return [{ ...said, silentMs, state: said.state === 'running' && silentMs > LOST_MS ? 'lost' : said.state }];
  });
  return standing(all);
}

/** All that run, and of every other archive the last word: who starts a backfill again needs not hear of the one before. Newest first. */
function standing(all: Heard[]): Heard[] {
  const newest = all.toSorted((a, b) => begunAgo(a) - begunAgo(b));
  const place = ({ bucket, prefix }: Heard) => JSON.stringify([bucket, prefix]);
  return newest.filter((one, at) => one.state === 'running' || newest.findIndex((other) => place(other) === place(one)) === at);
}

function begunAgo({ silentMs, runMs }: Heard): number {
  return silentMs + runMs;
}

function json(from: string): unknown {
  try {
    return JSON.parse(from);
  } catch {
    return undefined;
  }
}

function scriptOf(name: string): string {
  return readFileSync(new URL(`backfills-${name}.lua`, import.meta.url), 'utf8');
}
