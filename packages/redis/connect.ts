import { Redis } from 'ioredis';

/** Redis cannot be used: not there, or set up so that it may forget jobs. The message says what to do. */
export class RedisError extends Error {
  override readonly name = 'RedisError';
}

/** How long one try to connect may take, in milliseconds. */
const TRY_MS = 5_000;

/** What Redis says where we do not let ourselves in, and we of its certificate. */
const REFUSAL = /^(?:WRONGPASS|NOAUTH|NOPERM)\b|CERT|VERIFY/;

export type RedisOptions = {
  /** Told of every error of the connection once it stands. */
  onError?: (error: Error) => void;
  /** How long a Redis that does not answer is waited for at first, in milliseconds. */
  waitMs?: number;
};

/**
 * Connects to the Redis that holds queues and index, and checks that it never evicts a key. After that the client reconnects by
 * itself for ever. Throws `RedisError`.
 */
export async function connectRedis(url: string, { onError = () => {}, waitMs = 5_000 }: RedisOptions = {}): Promise<Redis> {
  const redis = newRedis(url);
  try {
    await firstConnection(redis, url, waitMs);
    await checkPolicy(redis, url, waitMs);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.on('error', onError);
  return redis;
}

/**
 * A connection to a Redis that need not be there yet, nor fit for us: nothing is waited for or checked. Until its `status` is `ready` a
 * command waits, for ever if need be. Why it cannot be reached is told to whoever listens to `error`.
 */
export function openRedis(url: string): Redis {
  const redis = newRedis(url);
  // Told as an event too, as every later one is.
  redis.connect().catch(() => {});
  return redis;
}

function newRedis(url: string): Redis {
  // BullMQ's workers block on a command for as long as there is no job, so a command must be allowed to wait for ever.
  return new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, connectTimeout: TRY_MS });
}

/** A Redis that is only just starting is waited for; one that does not let us in will not do so in a moment either. */
async function firstConnection(redis: Redis, url: string, waitMs: number): Promise<void> {
  let last = 'no answer';
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => {});
  const told = (error: Error) => {
    last = reasonOf(error);
    if (isRefusal(last)) refused.reject(error);
  };
  redis.on('error', told);
  redis.connect().catch(told);
  try {
    await within(waitMs, Promise.race([ready(redis), refused.promise]));
  } catch {
    const fix = isRefusal(last)
      ? 'Check user and password in REDIS_URL, and which certificates are trusted (NODE_EXTRA_CA_CERTS).'
      : 'Start it, or set REDIS_URL to one that runs.';
    throw new RedisError(`Cannot reach Redis at ${place(url)} (${last}). ${fix}`);
  }
  redis.off('error', told);
}

/** What an error of a connection says: where a name has several addresses, Node gives no more than a code. */
export function reasonOf({ code = '', message }: NodeJS.ErrnoException): string {
  if (!message) return code;
  return message.includes(code) ? message : `${message} (${code})`;
}

/** Whether a reason is that Redis answers and says no, or we do of its certificate. */
export function isRefusal(reason: string): boolean {
  return REFUSAL.test(reason);
}

async function checkPolicy(redis: Redis, url: string, waitMs: number): Promise<void> {
  const policy = await within(waitMs, forgets(redis));
  if (policy === undefined) return;
  throw new RedisError(
    `The Redis at ${place(url)} has maxmemory-policy "${policy}": when it is full it would throw jobs away, and drops would be late or seem lost. ` +
      'Set it to "noeviction" (redis-cli config set maxmemory-policy noeviction, and in redis.conf) and start again.',
  );
}

function ready(redis: Redis): Promise<void> {
  return new Promise((resolve) => void redis.once('ready', resolve));
}

/** What of a URL may be shown: never its password. */
function place(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 6379}`;
}

/** What Redis says of its memory, in bytes. From INFO, since managed servers refuse CONFIG. `limit` is 0 when it has none. */
export async function memoryOf(redis: Redis): Promise<{ used: number; limit: number; policy: string }> {
  const field = await infoOf(redis, 'memory');
  return { used: Number(field('used_memory')), limit: Number(field('maxmemory')), policy: field('maxmemory_policy') };
}

/** The policy by which a Redis throws keys away when it is full; undefined where it keeps all, as it must. */
export async function forgets(redis: Redis): Promise<string | undefined> {
  const { policy } = await memoryOf(redis);
  return policy === 'noeviction' ? undefined : policy;
}

/**
 * The history that the data of a Redis are of: its replication id. Every start has another and every replica that takes over, and
 * either may have forgotten the latest writes. Empty where the server does not say.
 */
export async function historyOf(redis: Redis): Promise<string> {
  return (await infoOf(redis, 'replication'))('master_replid');
}

/** A section of what Redis says of itself, by field. */
async function infoOf(redis: Redis, section: 'memory' | 'replication'): Promise<(field: string) => string> {
  const info = await redis.info(section);
  return (name) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
}

/**
 * Gives up on a promise after a time (milliseconds): with Redis gone a command neither succeeds nor fails, it waits for ever.
 * Throws `RedisError` then.
 */
export async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new RedisError(`Redis did not answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
