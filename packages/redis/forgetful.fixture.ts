import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { connectRedis } from './connect.ts';
import { freePort } from './free-port.ts';
import { redisReady, redisUrl, spawnRedis } from './server.ts';

/** A Redis of our own that can be killed and come back as it was before: as after a loss of power, but each time alike. */
export type ForgetfulRedis = {
  url: string;
  /** Keeps its files; what it gives kills it and starts it on them, on the same port. */
  save(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

export async function forgetfulRedis(): Promise<ForgetfulRedis> {
  const kept = await mkdtemp(join(tmpdir(), 'forgetful-'));
  const dir = join(kept, 'present');
  const port = await freePort();
  let saves = 0;
  let child = await begin();

  async function begin(): Promise<ChildProcess> {
    const begun = await spawnRedis(dir, port);
    await redisReady(begun, port);
    const redis = await connectRedis(redisUrl(port));
    // What it has answered stands in its files, so that a copy of them is what it was.
    await redis.config('SET', 'appendfsync', 'always');
    redis.disconnect();
    return begun;
  }

  async function kill(): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  return {
    url: redisUrl(port),
    async save() {
      const copy = join(kept, `save-${++saves}`);
      await cp(dir, copy, { recursive: true });
      return async () => {
        await kill();
        await rm(dir, { recursive: true });
        await cp(copy, dir, { recursive: true });
        child = await begin();
      };
    },
    async close() {
      await kill();
      await rm(kept, { recursive: true });
    },
  };
}
