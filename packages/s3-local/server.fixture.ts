import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

import { S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';

import { type S3Local, type S3LocalOptions, serveS3 } from './s3-local.ts';

export const KEYS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
export const BUCKET = 'drops';

type Options = Partial<z.input<typeof S3LocalOptions>>;

const endings = new WeakMap<TestContext, (() => unknown)[]>();

/** Has something done when the test ends, last come first done; `t.after` would remove a folder under a server that still runs. */
export function atEnd(t: TestContext, ending: () => unknown): void {
  const known = endings.get(t);
  if (known !== undefined) return void known.unshift(ending);
  const all = [ending];
  endings.set(t, all);
  t.after(async () => {
    for (const each of all) await each();
  });
}

/** An empty folder that goes with the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 's3-local-'));
  atEnd(t, () => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * The real SDK on an endpoint; closed with the test. It tries once only, so that a test sees every answer.
 * (The SDK writes into the credentials it is given: hence the copy.)
 */
export function clientOf(t: TestContext, endpoint: string): S3Client {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { ...KEYS }, maxAttempts: 1 });
  atEnd(t, () => client.destroy());
  return client;
}

/** A server with the bucket `drops`, closed with the test. What it warns of fails the test unless `warnings` is given. */
export async function startServer(
  t: TestContext,
  options: Options = {},
  warnings?: unknown[],
): Promise<S3Local & { dir: string; client: S3Client }> {
  const dir = options.dir ?? (await temporaryFolder(t));
  const heard: unknown[] = warnings ?? [];
  const server = await serveS3({ ...KEYS, buckets: [BUCKET], ...options, dir }, (error) => heard.push(error));
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= server.close());
  atEnd(t, async () => {
    await close();
    if (warnings === undefined && heard.length > 0) throw heard[0];
  });
  return { ...server, close, dir, client: clientOf(t, server.endpoint) };
}
