import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { UsageError } from './arguments.ts';
import { readStack } from './stack.ts';

/**
 * Takes a data folder for this process: one `up` at a time, since a second Redis on the same append-only file would break it. Gives
 * what lets go of it. Throws `UsageError` while another process has it.
 */
export async function takeFolder(data: string): Promise<() => Promise<void>> {
  const run = join(data, 'run');
  const lock = join(run, 'up.pid');
  const mine = join(run, `up.${process.pid}`);
  await mkdir(run, { recursive: true });
  await writeFile(mine, `${process.pid}\n`);
  try {
    for (;;) {
      // A link is made whole or not at all, so nobody reads half a pid.
      const taken = await link(mine, lock).then(
        () => true,
        () => false,
      );
      if (taken) return () => rm(lock, { force: true });
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
      if ((await commandLine(holder))?.includes(' up')) {
        throw new UsageError(`copydesk already runs in ${data} (process ${holder}); stop it, or give another --data`);
      }
      await rm(lock, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
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
