import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 10;
const PAUSE_MS = 100;

/**
 * Keeps a second server out of a folder; two would each miss the other's writes. Held as a Linux abstract socket, which the kernel
 * frees however the process ends, so that no stale lock is ever left (elsewhere: not at all). Gives the function that unlocks.
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => undefined;
  const name = `\0copydesk-s3-local-${createHash('sha256').update(path).digest('hex')}`;
  // A process that was killed a moment ago may still be on its way out.
  for (let tries = 1; tries < TRIES; tries += 1) {
    const lock = await hold(name);
    if (lock !== undefined) return () => letGo(lock);
    await sleep(PAUSE_MS);
  }
  throw new Error(`Another s3-local works in ${path}. Stop it first, or use another folder.`);
}

async function hold(name: string): Promise<Server | undefined> {
  const lock = createServer((connection) => connection.destroy()).unref();
  lock.listen(name);
  try {
    await once(lock, 'listening');
    return lock;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function letGo(lock: Server): Promise<void> {
  const closed = once(lock, 'close');
  lock.close();
  await closed;
}
