import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { UsageError } from './arguments.ts';
import { readStack } from './stack.ts';

/**
 * Ends what an `up` that was killed left running in a data folder: a second Redis on the same append-only file would break it.
 * Only processes that a pid file names and whose command line proves that they are ours. Throws `UsageError` while an `up` runs.
 */
export async function endLeftovers(data: string): Promise<void> {
  const stack = await readStack(data).catch(() => undefined);
  const run = join(data, 'run');
  const names = await readdir(run).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.pid'))) {
    const pid = Number(await readFile(join(run, name), 'utf8'));
    const line = await commandLine(pid);
    if (pid === process.pid || line === undefined) continue;
    if (name === 'up.pid' && line.includes(' up'))
      throw new UsageError(`copydesk already runs in ${data} (process ${pid}); stop it, or give another --data`);
    const ours =
      name === 'redis.pid' ? line.includes('redis-server') && line.includes(`:${stack?.redisPort}`) : line.includes(mainOf(name));
    if (!ours) continue;
    process.kill(pid, 'SIGTERM');
    while ((await commandLine(pid)) !== undefined) await sleep(50);
  }
}

/** The words a process was started with; undefined when there is none, or no way to tell. */
async function commandLine(pid: number): Promise<string | undefined> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return words?.replaceAll('\0', ' ') || undefined;
}

function mainOf(pidFile: string): string {
  const name = pidFile.replace(/\.pid$/, '');
  return name === 's3' ? join('s3-local', 'main.ts') : join(name, 'main.ts');
}
