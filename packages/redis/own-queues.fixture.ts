import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { connectRedis } from './connect.ts';
import { type QueueOptions, redisQueues } from './queues.ts';
import { startRedis } from './server.ts';

/** The queues of one file of tests, on a Redis of its own, on a port and in a folder that nobody else has: what is wiped there is ours. */
export async function ownQueues(options: QueueOptions) {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-redis-'));
  const server = await startRedis(dir);
  const redis = await connectRedis(server.url);
  const queues = redisQueues(redis, options);
  after(async () => {
    await queues.close();
    redis.disconnect();
    await server.close();
    await rm(dir, { recursive: true });
  });
  return { redis, queues };
}
