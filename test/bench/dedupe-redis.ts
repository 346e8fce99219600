import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Seen } from '@copydesk/dedupe/seen';
import { connectRedis } from '@copydesk/redis/connect';
import { redisSeen } from '@copydesk/redis/seen';
import { startRedis } from '@copydesk/redis/server';

/** An index in a Redis of its own. */
export type OwnIndex = {
  seen: Seen;
  /** The same index through more connections. */
  peers: Seen[];
  /** What Redis has used by now: bytes, and CPU milliseconds. */
  used(): Promise<{ bytes: number; cpuMs: number }>;
  close(): Promise<void>;
};

/** Starts a Redis in a folder of its own, with an empty index that is trusted. */
export async function ownIndex(connections = 1): Promise<OwnIndex> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = await startRedis(dir);
  const redises = await Promise.all(Array.from({ length: connections }, () => connectRedis(server.url)));
  const [seen, ...peers] = redises.map((redis) => redisSeen(redis, { prefix: '{bench}:' }));
  await (await seen!.claimRebuild())?.finish();
  return {
    seen: seen!,
    peers,
    async used() {
      const info = await redises[0]!.info();
      const field = (name: string) => Number(new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]);
      return { bytes: field('used_memory'), cpuMs: (field('used_cpu_user') + field('used_cpu_sys')) * 1_000 };
    },
    async close() {
      for (const redis of redises) redis.disconnect();
      await server.close();
      await rm(dir, { recursive: true });
    },
  };
}
