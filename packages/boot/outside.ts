import type { Outside } from '@copydesk/pipeline/world';
import { connectRedis } from '@copydesk/redis/connect';
import { redisQueues, type RedisQueues } from '@copydesk/redis/queues';
import { redisSeen } from '@copydesk/redis/seen';
import { s3Client, s3Store } from '@copydesk/s3';
import type { Redis } from 'ioredis';

import type { Config } from './config.ts';
import type { Logger } from './log.ts';

/** The outside as a service sees it, and what to close at the end. */
export type Opened = { outside: Outside & { queues: RedisQueues }; redis: Redis; close(): Promise<void> };

/** Opens Redis and the buckets that the configuration names. Throws a sentence that says what cannot be reached and what to do. */
export async function openOutside(config: Config, log: Logger): Promise<Opened> {
  const redis = await connectRedis(config.REDIS_URL, (error) => log('warn', { event: 'redis', reason: error.message }));
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
  const outside = {
    drops: s3Store(client, config.DROPS_BUCKET),
    outcomes: s3Store(client, config.OUTPUT_BUCKET),
    spills: s3Store(client, config.WORK_BUCKET),
    seen: redisSeen(redis, {
      prefix: config.REDIS_PREFIX,
      windowMs: config.DUPLICATES_DAYS * 24 * 60 * 60 * 1_000,
      limit: config.DUPLICATES_MAX,
    }),
    queues,
    log,
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
    return { outside, redis, close };
  } catch (error) {
    await close();
    throw error;
  }
}
