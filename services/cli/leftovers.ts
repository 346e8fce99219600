import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { UsageError } from './arguments.ts';
import { readStack } from './stack.ts';

/**
 * Takes a data folder for this process: one `up` at a time, since a second Redis on the same append-only file would break it. Held as
 * a Linux abstract socket, which the kernel frees however the process ends; a file could be taken for stale by two at once. Gives what
 * lets go of it. Throws `UsageError` while another process has it.
 */
export async function takeFolder(data: string): Promise<() => Promise<void>> {
  const pidFile = join(data, 'run', 'up.pid');
  await mkdir(join(data, 'run'), { recursive: true });
  const lock = createServer((connection) => connection.destroy()).unref();
  if (process.platform === 'linux') {
    lock.listen(
      `\0copydesk-up-${createHash('sha256')
        .update(await realpath(data))
        .digest('hex')}`,
    );
    await once(lock, 'listening').catch(async () => {
      const holder = (await readFile(pidFile, 'utf8').catch(() => 'of another user')).trim();
      throw new UsageError(`copydesk already runs in ${data} (process ${holder}); stop it, or give another --data`);
    });
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return async () => {
    await rm(pidFile, { force: true });
    lock.close();
  };
}

/**
 * Ends what an `up` that was killed left running in a data folder. Only processes that a pid file names and whose command line
 * proves that they are ours.
 */
export async function endLeftovers(data: string): Promise<void> {
  const stack = await readStack(data).catch(() => undefined);
  const run = join(data, 'run');
  for (const name of (await readdir(run)).filter((one) => one.endsWith('.pid') && one !== 'up.pid')) {
    const pid = Number(await readFile(join(run, name), 'utf8'));
    const line = await commandLine(pid);
    const ours =
      name === 'redis.pid'
        ? line?.includes('redis-server') && line.includes(`:${stack?.redisPort}`)
        : line?.includes(mainOf(name));
    if (!ours) continue;
    process.kill(pid, 'SIGTERM');
    while ((await commandLine(pid)) !== undefined) await sleep(50);
  }
}

/** The words a process was started with; undefined when there is none, or no way to tell. */
async function commandLine(pid: number): Promise<string | undefined> {
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return words?.replaceAll('\0', ' ') || undefined;
}

function mainOf(pidFile: string): string {
  const name = pidFile.replace(/\.pid$/, '');
  return name === 's3' ? join('s3-local', 'main.ts') : join(name, 'main.ts');
}
