import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { say } from './terminal.ts';

/** One process of the embedded stack. */
export type Service = {
  /** Also the name of its pid file. */
  name: string;
  spawn(): Promise<ChildProcess>;
  /** Resolves with what the process says of itself once it is ready; throws why it cannot start. */
  ready(child: ChildProcess): Promise<Record<string, unknown>>;
};

/** A service that runs, and what it said of itself when it was ready. */
export type Supervised = { name: string; facts: Record<string, unknown>; stop(): Promise<void> };

/** Before a service that died is started again, in milliseconds; longer each time it dies young. */
const AGAIN_MS = { first: 200, most: 5_000 };

/** A service that ran this long, in milliseconds, did not die young. */
const GROWN_MS = 10_000;

/**
 * Keeps one service running, whatever ends it, until told to stop; its process id is in `DIR/run/<service>.pid`. Throws when it
 * cannot start the first time.
 */
export async function supervise(service: Service, data: string): Promise<Supervised> {
  const pidFile = join(data, 'run', `${service.name}.pid`);
  let stopping = false;
  let waitMs = AGAIN_MS.first;
  /** The process that was begun last; it may not be there yet when we are told to stop. */
  let spawned: Promise<ChildProcess>;

  async function begin(): Promise<Record<string, unknown>> {
    const begun = Date.now();
    spawned = service.spawn();
    const child = await spawned;
    const ended = () => {
      if (stopping) return;
      if (Date.now() - begun > GROWN_MS) waitMs = AGAIN_MS.first;
      void again(`${service.name} ended (${child.signalCode ?? `code ${child.exitCode}`})`);
    };
    // It may have ended by now, or end while its number is written down.
    if (isOver(child)) ended();
    else child.once('exit', ended);
    const [facts] = await Promise.all([service.ready(child), writeFile(pidFile, `${child.pid}\n`)]);
    return facts;
  }

  async function again(reason: string): Promise<void> {
    say(`copydesk: ${reason}; starting it again\n`);
    await sleep(waitMs);
    waitMs = Math.min(AGAIN_MS.most, waitMs * 2);
    if (!stopping) await begin().catch((error: unknown) => say(`copydesk: ${service.name}: ${String(error)}\n`));
  }

  async function stop(): Promise<void> {
    stopping = true;
    const child = await spawned.catch(() => undefined);
    if (child && !isOver(child)) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(pidFile, { force: true });
  }

  try {
    return { name: service.name, facts: await begin(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
