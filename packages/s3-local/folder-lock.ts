import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Keeps a second server out of a folder; two would each miss the other's writes. Held as a Linux abstract socket, which the kernel
 * frees however the process ends, so that no stale lock is ever left. Gives the function that unlocks.
 */
export async function lockFolder(path: string): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(path).digest('hex');
  const lock = createServer((connection) => connection.destroy()).unref();
  lock.listen(`\0copydesk-s3-local-${name}`);
  try {
    await once(lock, 'listening');
  } catch (error) {
    throw new Error(`Another s3-local works in ${path}. Stop it first, or use another folder.`, { cause: error });
  }
  return async () => {
    lock.close();
    await once(lock, 'close');
  };
}
