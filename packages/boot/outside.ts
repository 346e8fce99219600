import type { Feeds } from '@copydesk/pipeline/feeds';
import type { Outside } from '@copydesk/pipeline/world';
import { connectRedis, openRedis, reasonOf } from '@copydesk/redis/connect';
import { redisQueues, type RedisQueues } from '@copydesk/redis/queues';
import { redisSeen } from '@copydesk/redis/seen';
import { s3Client, s3Store } from '@copydesk/s3';
import { learnTraits, standard, type Traits } from '@copydesk/s3/traits';
import type { Redis } from 'ioredis';

import type { Config } from './config.ts';
import { readFeeds } from './feeds.ts';
import { keysOf } from './keys.ts';
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
  const redis = await connectRedis(config.REDIS_URL, { waitMs: config.REDIS_WAIT_MS });
  const client = clientOf(config);
  const traits = { ...standard };
  const opened = wired({ config, log, feeds, redis, client, traits });
  try {
    const { drops, outcomes, spills } = opened.outside;
    for (const [setting, bucket] of [
      ['DROPS_BUCKET', drops],
      ['OUTPUT_BUCKET', outcomes],
      ['WORK_BUCKET', spills],
    ] as const)
      await bucket.reach().catch((error: unknown) => {
        throw new Error(
          `Cannot use the bucket ${setting}=${config[setting]} at ${config.S3_ENDPOINT ?? 'AWS'} (${String(error)}). Check the endpoint, the key and its secret, and that the bucket is there.`,
        );
      });
    if (writes) Object.assign(traits, await learnTraits(client, config.WORK_BUCKET));
    const weak = weaknessOf(traits);
    if (weak && !config.ALLOW_WEAK_STORE)
      throw new Error(
        `The store at ${config.S3_ENDPOINT ?? 'AWS'} ${weak}. Two workers could then write one outcome over another, and an older version of an article could stay. Use another store, or set ALLOW_WEAK_STORE=1 to live with it, best with one worker.`,
      );
    if (weak) log('warn', { event: 'weak store', reason: `the store ${weak}; two workers can write over one another` });
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/**
 * The same for who only looks, and is of most use while Redis or the store is away: nothing of it is asked or waited for, and each part
 * works once it can be reached. Throws `ConfigError` where the file of the feeds is at fault.
 */
export async function openUnasked(config: Config, log: Logger): Promise<Opened> {
  const feeds = await readFeeds(config.FEEDS_FILE);
  const redis = openRedis(config.REDIS_URL);
  return wired({ config, log, feeds, redis, client: clientOf(config), traits: standard });
}

type Client = ReturnType<typeof s3Client>;
type Parts = { config: Config; log: Logger; feeds: Feeds; redis: Redis; client: Client; traits: Traits };

function wired({ config, log, feeds, redis, client, traits }: Parts): Opened {
  hear(redis, log);
  const queues = redisQueues(redis, {
    prefix: config.REDIS_PREFIX,
    backlogLimit: config.BACKLOG_LIMIT,
    memoryLimit: config.REDIS_MEMORY_LIMIT,
  });
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
  return { outside, redis, close };
}

function clientOf(config: Config): Client {
  return s3Client({ endpoint: config.S3_ENDPOINT, region: config.AWS_REGION, ...keysOf(config) });
}

/** Logs what a connection says of itself. It tries again and again: what stays away says the same every time, and is logged once. */
function hear(redis: Redis, log: Logger): void {
  let last: string | undefined;
  redis.on('error', (error) => {
    const reason = reasonOf(error);
    if (reason !== last) log('warn', { event: 'redis', reason });
    last = reason;
  });
  redis.on('ready', () => {
    if (last !== undefined) log('info', { event: 'redis is back' });
    last = undefined;
  });
}

/** What of a store makes outcomes unsafe, for a person to read. */
function weaknessOf({ ifNoneMatch, ifMatch }: Traits): string | undefined {
  if (!ifNoneMatch)
    return 'knows no conditional writes: it takes a PUT with If-None-Match: * where something stands, or none at all';
  return ifMatch === 'ignored' ? 'knows only half of conditional writes: it does not keep to If-Match on a PUT' : undefined;
}
