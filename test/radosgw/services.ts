import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startRedis } from '@copydesk/redis/server';

import type { Keys } from './start.ts';

export type Services = {
  /** Where intake listens. */
  intake: string;
  /** What has gone wrong, as the services tell it. */
  warnings: string[];
  close(): Promise<void>;
};

/** Starts a Redis, intake and a worker as processes of their own, on a store that runs, each with the key that is its own. */
export async function startServices(
  settings: Record<string, string>,
  keys: Record<'intake' | 'worker', Keys>,
): Promise<Services> {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-services-'));
  const redis = await startRedis(dir);
  const environment = { ...process.env, REDIS_URL: redis.url, INTAKE_PORT: '0', LOG_LEVEL: 'warn', ...settings };
  const warnings: string[] = [];
  const children: ChildProcess[] = [];

  async function start(name: 'intake' | 'worker'): Promise<Record<string, unknown>> {
    const { accessKeyId, secretAccessKey } = keys[name];
    const child = fork(fileURLToPath(import.meta.resolve(`@copydesk/${name}/main`)), {
      env: { ...environment, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    children.push(child);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => warnings.push(text));
    const [message] = (await once(child, 'message')) as [{ ready?: Record<string, unknown>; failed?: string }];
    if (!message.ready) throw new Error(message.failed);
    return message.ready;
  }

  async function close(): Promise<void> {
    for (const child of children.toReversed()) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await redis.close();
    await rm(dir, { recursive: true });
  }

  try {
    const { url } = await start('intake');
    await start('worker');
    return { intake: String(url), warnings, close };
  } catch (error) {
    await close();
    throw error;
  }
}
