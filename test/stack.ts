import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { s3Client, s3Store } from '@copydesk/s3';
import type { Store } from '@copydesk/pipeline/world';

const CLI = fileURLToPath(new URL('../services/cli/main.ts', import.meta.url));

/** Times that a newsroom would not choose, so that a test need not wait for them. Milliseconds. */
const HASTY = { RECONCILE_MS: '700', LOCK_MS: '3000', STALLED_MS: '1000' };

/** On a machine that has other work one process may be asked before the other is through with its start. Milliseconds. */
const PATIENT = { REDIS_WAIT_MS: '60000' };

/** What the environment says of another stack must not reach the embedded one. */
const FOREIGN = { DROPS_BUCKET: 'of-another-stack' };

/** How a command ended, and what it wrote. */
export type Ran = { code: number | null; stdout: string; stderr: string };

/** What a command printed for programs: one value a line. */
export function lines(stdout: string) {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Runs one `copydesk` command to its end. */
export async function copydesk(words: string[], environment: Record<string, string> = {}, input?: string): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...words], { env: { ...process.env, INIT_CWD: '', ...environment } });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => void (out[name] += text));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...out };
}

/** The embedded stack in a folder of its own, as `copydesk up` runs it. */
export type RunningStack = {
  data: string;
  environment: Record<string, string>;
  drops: Store;
  output: Store;
  pid(service: string): Promise<number>;
  close(): Promise<void>;
};

/** Starts the embedded stack, with settings of its own, and waits until it says that it runs. `before` may fill its folder. */
export async function startStack(
  settings: Record<string, string> = {},
  before: (data: string) => Promise<void> = async () => {},
): Promise<RunningStack> {
  const data = await mkdtemp(join(tmpdir(), 'copydesk-stack-'));
  await before(data);
  const child = spawn(process.execPath, [CLI, 'up', '--data', data], {
    env: { ...process.env, CONSOLE_PORT: '0', ...HASTY, ...PATIENT, ...FOREIGN, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Whatever ends the test, the stack is not to go on.
  process.once('exit', () => child.kill('SIGTERM'));
  let said = '';
  const running = Promise.withResolvers<void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('copydesk: running.')) running.resolve();
  });
  const ended = once(child, 'close').then(() => running.reject(new Error(`the stack does not start:\n${said}`)));
  await running.promise;
  const { redisPort: _redis, s3Port: _s3, ...environment } = JSON.parse(await readFile(join(data, 'run', 'stack.json'), 'utf8'));
  const client = s3Client({
    endpoint: environment.S3_ENDPOINT,
    region: 'us-east-1',
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
  });
  return {
    data,
    environment,
    drops: s3Store(client, 'drops'),
    output: s3Store(client, 'output'),
    pid: async (service) => Number(await readFile(join(data, 'run', `${service}.pid`), 'utf8')),
    async close() {
      child.kill('SIGTERM');
      await ended;
      client.destroy();
      await rm(data, { recursive: true, force: true });
    },
  };
}
