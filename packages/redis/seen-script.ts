import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Cluster, Redis } from 'ioredis';

/** A Lua script, ready to run: its one key, then its arguments. Replies are Buffers, integers and lists of them. */
export type Script = (key: string, ...values: (string | number | Buffer)[]) => Promise<unknown>;

/** Makes a script of this folder callable. Redis forgets scripts when it restarts; then the whole text is sent again. */
export function scriptOf(redis: Redis | Cluster, name: string): Script {
  const text = `${read('seen-shared')}\n${read(name)}`;
  const sha = createHash('sha1').update(text).digest('hex');
  return async (key, ...values) => {
    try {
      return await redis.callBuffer('EVALSHA', [sha, 1, key, ...values]);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.callBuffer('EVAL', [text, 1, key, ...values]);
    }
  };
}

function read(name: string): string {
  return readFileSync(new URL(`./${name}.lua`, import.meta.url), 'utf8');
}
