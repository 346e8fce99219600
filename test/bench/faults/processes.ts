import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What of the caller's environment reaches the processes of a campaign: nothing that could lead them to another stack. */
const PASSED = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS'];

/** A process that is started again with the same words, its log in a file. */
export type Program = { name: string; file: string; environment: Record<string, string>; log: string };

/** A program of the workspace by its module name, or a file of ours. */
export function program(name: string, module: string, dir: string, environment: Record<string, string>): Program {
  return { name, file: fileURLToPath(import.meta.resolve(module)), environment, log: join(dir, `${name}.log`) };
}

const running = new Set<ChildProcess>();

// Whatever ends the campaign, nothing of it may go on.
const endAll = () => {
  for (const child of running) child.kill('SIGKILL');
};
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    endAll();
    // Where nobody else listens it ends us as it would have without us.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });

/** Has a process ended with ours. */
export function owned(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Starts a program. */
export function start({ file, environment, log }: Program): ChildProcess {
  const out = openSync(log, 'a');
  const passed = Object.fromEntries(PASSED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const cache = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
  const options: ForkOptions = {
    env: { ...passed, NODE_COMPILE_CACHE: cache, ...environment },
    stdio: ['ignore', out, out, 'ipc'],
  };
  return owned(fork(file, options));
}

/** What a program says of itself when it is ready. Throws when it ends instead. */
export async function ready(child: ChildProcess, { name, log }: Program): Promise<Record<string, unknown>> {
  const ended = once(child, 'exit').then(([code, signal]) => [{ failed: `ended with ${signal ?? `code ${code}`}` }]);
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [
    { ready?: Record<string, unknown>; failed?: string },
  ];
  if (message.ready) return message.ready;
  throw new Error(`${name}: ${message.failed}; see ${log}`);
}

/** Ends a process and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
