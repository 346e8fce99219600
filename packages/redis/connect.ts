import { Redis } from 'ioredis';

/** Redis cannot be used: not there, or set up so that it may forget jobs. The message says what to do. */
export class RedisError extends Error {
  override readonly name = 'RedisError';
}

/** How long to try for a first connection, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * Connects to the Redis that holds queues and index, and checks that it never evicts a key. After that the client reconnects by
 * itself for ever. Throws `RedisError`.
 */
export async function connectRedis(url: string, onError: (error: Error) => void = () => {}): Promise<Redis> {
  // BullMQ's workers block on a command for as long as there is no job, so a command must be allowed to wait for ever.
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, connectTimeout: PATIENCE_MS });
  try {
    await firstConnection(redis, url);
    await checkPolicy(redis, url);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.on('error', onError);
  return redis;
}

/** A Redis that is only just starting is waited for. */
async function firstConnection(redis: Redis, url: string): Promise<void> {
  let last = 'no answer';
  const told = (error: Error) => void (last = error.message);
  redis.on('error', told);
  redis.connect().catch(told);
  try {
    await within(PATIENCE_MS, ready(redis));
  } catch {
    throw new RedisError(`Cannot reach Redis at ${place(url)} (${last}). Start it, or set REDIS_URL to one that runs.`);
  }
  redis.off('error', told);
}

async function checkPolicy(redis: Redis, url: string): Promise<void> {
  const { policy } = await within(PATIENCE_MS, memoryOf(redis));
  if (policy === 'noeviction') return;
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
  const info = await redis.info('memory');
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
  return { used: Number(field('used_memory')), limit: Number(field('maxmemory')), policy: field('maxmemory_policy') };
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
