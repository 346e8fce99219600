import type { Outside } from '@copydesk/pipeline/world';
import { connectRedis } from '@copydesk/redis/connect';
import { redisQueues, type RedisQueues } from '@copydesk/redis/queues';
import { redisSeen } from '@copydesk/redis/seen';
import { s3Client, s3Store } from '@copydesk/s3';
import { learnTraits, standard, type Traits } from '@copydesk/s3/traits';
import type { Redis } from 'ioredis';

import type { Config } from './config.ts';
import { readFeeds } from './feeds.ts';
import type { Logger } from './log.ts';

/** The outside as a service sees it, and what to close at the end. */
export type Opened = { outside: Outside & { queues: RedisQueues }; redis: Redis; close(): Promise<void> };

/** Whether outcomes will be written: then the store is asked, in the work bucket, what it does otherwise than others. */
export type Purpose = { writes?: boolean };

/**
 * Opens Redis and the buckets that the configuration names. Throws a sentence that says what cannot be reached or not be used, and
 * what to do.
 */
export async function openOutside(config: Config, log: Logger, { writes = false }: Purpose = {}): Promise<Opened> {
  const feeds = await readFeeds(config.FEEDS_FILE);
  const redis = await connectRedis(config.REDIS_URL, {
    onError: (error) => log('warn', { event: 'redis', reason: error.message }),
    waitMs: config.REDIS_WAIT_MS,
  });
  const client = s3Client({
    endpoint: config.S3_ENDPOINT,
    region: config.AWS_REGION,
    accessKeyId: config.AWS_ACCESS_KEY_ID,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
  });
  const queues = redisQueues(redis, {
    prefix: config.REDIS_PREFIX,
    backlogLimit: config.BACKLOG_LIMIT,
    memoryLimit: config.REDIS_MEMORY_LIMIT,
  });
  const traits = { ...standard };
  const outside = {
    drops: s3Store(client, config.DROPS_BUCKET, traits),
    outcomes: s3Store(client, config.OUTPUT_BUCKET, traits),
    spills: s3Store(client, config.WORK_BUCKET, traits),
    seen: redisSeen(redis, {
      prefix: config.REDIS_PREFIX,
      windowMs: config.DUPLICATES_DAYS * 24 * 60 * 60 * 1_000,
      limit: config.DUPLICATES_MAX,
      claimMs: config.LOCK_MS,
    }),
    queues,
    log,
    feeds,
  };
  const close = async () => {
    await queues.close();
    client.destroy();
    redis.disconnect();
  };
  try {
    for (const [name, store] of [
      ['DROPS_BUCKET', outside.drops],
      ['OUTPUT_BUCKET', outside.outcomes],
      ['WORK_BUCKET', outside.spills],
    ] as const) {
      await store.reach().catch((error: unknown) => {
        throw new Error(
          `Cannot use the bucket ${name}=${config[name]} at ${config.S3_ENDPOINT ?? 'AWS'} (${String(error)}). Check the endpoint, the key and its secret, and that the bucket is there.`,
        );
      });
    }
    if (writes) Object.assign(traits, await learnTraits(client, config.WORK_BUCKET));
    const weak = weaknessOf(traits);
    if (weak && !config.ALLOW_WEAK_STORE)
      throw new Error(
        `The store at ${config.S3_ENDPOINT ?? 'AWS'} ${weak}. Two workers could then write one outcome over another, and an older version of an article could stay. Use another store, or set ALLOW_WEAK_STORE=1 to live with it, best with one worker.`,
      );
    if (weak) log('warn', { event: 'weak store', reason: `the store ${weak}; two workers can write over one another` });
    return { outside, redis, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What of a store makes outcomes unsafe, for a person to read. */
function weaknessOf({ ifNoneMatch, ifMatch }: Traits): string | undefined {
  if (!ifNoneMatch)
    return 'knows no conditional writes: it takes a PUT with If-None-Match: * where something stands, or none at all';
  return ifMatch === 'ignored' ? 'knows only half of conditional writes: it does not keep to If-Match on a PUT' : undefined;
}
