import { readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '@copydesk/redis/free-port';
import { redisReady, redisUrl, spawnRedis } from '@copydesk/redis/server';
import { Redis } from 'ioredis';

import { end, owned } from './processes.ts';

/** A Redis of the campaign's own, and the three things that can befall it. */
export type OwnRedis = {
  url: string;
  /** SIGKILL, and a new process on the same files and port, of which `everysec` loses the last second as a loss of power would. */
  restart(): Promise<void>;
  /** Stands still for so many milliseconds, its connections open. */
  stall(ms: number): Promise<void>;
  /** FLUSHALL. */
  wipe(): Promise<void>;
  /** Runs one command. */
  ask<Given>(run: (redis: Redis) => Promise<Given>): Promise<Given>;
  close(): Promise<void>;
};

/** When Redis writes through to its file what it has said: before it says so, or within a second or two. */
export const fsyncs = ['always', 'everysec'] as const;
export type Fsync = (typeof fsyncs)[number];

/** What the page cache keeps from being lost when a process is killed, a loss of power takes. Milliseconds. */
const LOST_MS = 1_000;

/** Starts one on a free port of loopback, its files in `dir`. */
export async function ownRedis(dir: string, fsync: Fsync): Promise<OwnRedis> {
  const port = await freePort();
  let child = await begin();

  async function begin() {
    const begun = owned(await spawnRedis(dir, port));
    await redisReady(begun, port);
    await ask((redis) => redis.config('SET', 'appendfsync', fsync));
    return begun;
  }

  async function ask<Given>(run: (redis: Redis) => Promise<Given>): Promise<Given> {
    const redis = new Redis(redisUrl(port), { maxRetriesPerRequest: null });
    redis.on('error', () => {});
    try {
      return await run(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** The append-only files as they are now. */
  async function written(): Promise<{ path: string; size: number }[]> {
    const names = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.aof'));
    return Promise.all(
      names.map(async (name) => {
        const path = join(dir, name);
        return { path, size: (await stat(path)).size };
      }),
    );
  }

  return {
    url: redisUrl(port),
    ask,
    async restart() {
      const surely = fsync === 'everysec' ? await written() : [];
      if (fsync === 'everysec') await sleep(LOST_MS);
      await end(child, 'SIGKILL');
      // A file that was rewritten since is gone, and then nothing is lost.
      await Promise.all(surely.map(({ path, size }) => truncate(path, size).catch(() => {})));
      child = await begin();
    },
    async stall(ms) {
      child.kill('SIGSTOP');
      await sleep(ms);
      child.kill('SIGCONT');
    },
    wipe: () =>
      ask(async (redis) => {
        // A port can change hands; what is wiped must be ours.
        const [, folder] = (await redis.config('GET', 'dir')) as [string, string];
        if (folder !== dir) throw new Error(`the Redis at ${redisUrl(port)} keeps its files in ${folder}, not in ${dir}`);
        await redis.flushall();
      }),
    async close() {
      child.kill('SIGCONT');
      await end(child, 'SIGTERM');
    },
  };
}
