import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '@copydesk/redis/free-port';
import { redisUrl } from '@copydesk/redis/server';
import { z } from 'zod';

import { callersPath, UsageError } from './arguments.ts';

/** Where the embedded stack lies when nobody says otherwise, below the caller's folder. */
export const DEFAULT_DATA = '.copydesk';

/** The buckets of an embedded stack, whatever the environment calls those of another. */
export const BUCKETS = { DROPS_BUCKET: 'drops', OUTPUT_BUCKET: 'output', WORK_BUCKET: 'work' };

/** What the services of one embedded stack are told. Kept in its folder, so that other commands find it and its secrets stay. */
export const Stack = z.strictObject({
  REDIS_URL: z.string(),
  S3_ENDPOINT: z.string(),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  EVENTS_SECRET: z.string(),
  INTAKE_PORT: z.string(),
  /** Ports of the servers that are ours. */
  redisPort: z.int(),
  s3Port: z.int(),
});
export type Stack = z.infer<typeof Stack>;

/** The stack of a data folder: its secrets as they were, its ports anew. */
export async function newStack(data: string): Promise<Stack> {
  const before = await readStack(data);
  const [redisPort, s3Port, intakePort] = [await freePort(), await freePort(), await freePort()];
  const stack: Stack = {
    REDIS_URL: process.env['REDIS_URL'] || redisUrl(redisPort),
    S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
    AWS_ACCESS_KEY_ID: before?.AWS_ACCESS_KEY_ID ?? `COPYDESK${randomBytes(6).toString('hex').toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: before?.AWS_SECRET_ACCESS_KEY ?? randomBytes(24).toString('base64url'),
    EVENTS_SECRET: before?.EVENTS_SECRET ?? randomBytes(24).toString('base64url'),
    INTAKE_PORT: String(intakePort),
    redisPort,
    s3Port,
  };
  const file = fileOf(data);
  await mkdir(join(data, 'run'), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return stack;
}

/** The stack that was last started in a data folder, if any. */
export async function readStack(data: string): Promise<Stack | undefined> {
  const text = await readFile(fileOf(data), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Stack.parse(JSON.parse(text));
}

/** The settings of a stack, as environment. */
export function environmentOf({ redisPort: _redis, s3Port: _s3, ...settings }: Stack): Record<string, string> {
  return { ...settings, ...BUCKETS };
}

/**
 * The environment that commands work in. Unless it sets both S3_ENDPOINT and REDIS_URL, the embedded stack in the default folder has its
 * say where one was ever started; the stack in `data` always has.
 */
export async function environment(data: string | undefined): Promise<Record<string, string | undefined>> {
  if (data === undefined && process.env['S3_ENDPOINT'] && process.env['REDIS_URL']) return process.env;
  const stack = await readStack(callersPath(data ?? DEFAULT_DATA));
  if (data !== undefined && !stack)
    throw new UsageError(`no stack was ever started in ${data}; copydesk up --data ${data} starts one`);
  return stack ? { ...process.env, ...environmentOf(stack) } : process.env;
}

function fileOf(data: string): string {
  return join(data, 'run', 'stack.json');
}
