import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { BUCKET, KEYS } from './server.fixture.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Starts `main.ts` on a folder as a process of its own and waits until it is ready. */
export async function startProcess(
  dir: string,
  wrapper: readonly string[] = [],
): Promise<{ child: ChildProcess; endpoint: string }> {
  const [command = process.execPath, ...args] = [...wrapper, process.execPath, MAIN];
  const child = spawn(command, args, {
    env: { ...process.env, S3_LOCAL_OPTIONS: JSON.stringify({ dir, ...KEYS, buckets: [BUCKET] }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const outcome = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
  const endpoint = (outcome[0] as { ready: { endpoint: string } } | undefined)?.ready.endpoint;
  if (endpoint === undefined) throw new Error(`s3-local did not start: ${Buffer.concat(said).toString()}`);
  return { child, endpoint };
}
