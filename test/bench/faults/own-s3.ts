import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { s3Client, s3Store } from '@copydesk/s3';
import type { Store } from '@copydesk/pipeline/world';
import { z } from 'zod';

import { end, program, ready, start } from './processes.ts';

export const BUCKETS = { DROPS_BUCKET: 'drops', OUTPUT_BUCKET: 'output', WORK_BUCKET: 'work' };

/** A fault that the endpoint is to inject; see its table of faults. */
export type Rule = {
  fault: string;
  on?: { method?: string; bucket?: string; keyPrefix?: string };
  share?: number;
  ms?: number;
};

/** One line of the endpoint's journal: something came to stand under a key of the output bucket, or went from there. */
export type Change = { key: string; put?: { etag: string; size: number; version: string } };

/** An S3 endpoint of the campaign's own, in a process of its own. */
export type OwnS3 = {
  /** What services need to know of it. */
  settings: Record<string, string>;
  drops: Store;
  output: Store;
  /** Injects these faults from now on, and no others. */
  inject(rules: readonly Rule[]): Promise<void>;
  /** How many faults were injected so far: of calls, unless they were merely slow or meant for some keys only, and of events. */
  struck(): Promise<{ calls: number; events: number }>;
  /** All that changed in the output bucket, in order. */
  changes(): Promise<Change[]>;
  close(): Promise<void>;
};

const Struck = z.array(
  z.looseObject({ fault: z.string(), struck: z.int(), on: z.looseObject({ keyPrefix: z.string().optional() }) }),
);

/** Starts it, its files below `dir`; events of the drops bucket go to `url`. */
export async function ownS3(dir: string, logs: string, events: { url: string; secret: string }, seed: number): Promise<OwnS3> {
  const keys = { accessKeyId: 'CAMPAIGN', secretAccessKey: randomBytes(24).toString('base64url') };
  const buckets = Object.values(BUCKETS);
  const told = { dir, ...keys, buckets, faults: true, faultSeed: seed, events: [{ bucket: BUCKETS.DROPS_BUCKET, ...events }] };
  await mkdir(dir, { recursive: true });
  const server = program('s3', '@copydesk/s3-local/main', logs, { S3_LOCAL_OPTIONS: JSON.stringify(told) });
  const child = start(server);
  const endpoint = String((await ready(child, server))['endpoint']);
  const client = s3Client({ endpoint, region: 'us-east-1', ...keys });
  let before = { calls: 0, events: 0 };

  async function door(init: RequestInit): Promise<z.infer<typeof Struck>> {
    const authorization = `Bearer ${keys.secretAccessKey}`;
    const answer = await fetch(`${endpoint}/-/faults`, { ...init, headers: { authorization } });
    if (!answer.ok) throw new Error(`the endpoint refuses the faults: ${await answer.text()}`);
    return Struck.parse(await answer.json());
  }

  async function struck(): Promise<{ calls: number; events: number }> {
    const sum = { ...before };
    for (const { fault, on, struck: times } of await door({})) {
      if (fault !== 'latency' && on.keyPrefix === undefined) sum[fault.startsWith('event-') ? 'events' : 'calls'] += times;
    }
    return sum;
  }

  return {
    settings: {
      S3_ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      ...BUCKETS,
    },
    drops: s3Store(client, BUCKETS.DROPS_BUCKET),
    output: s3Store(client, BUCKETS.OUTPUT_BUCKET),
    struck,
    async inject(rules) {
      // New rules begin to count anew.
      before = await struck();
      await door({ method: 'PUT', body: JSON.stringify(rules) });
    },
    changes: async () => changesIn(await readFile(join(dir, '.journal'), 'utf8')),
    async close() {
      client.destroy();
      await end(child, 'SIGTERM');
    },
  };
}

const Entry = z.looseObject({
  is: z.string(),
  bucket: z.string(),
  key: z.string().optional(),
  record: z.looseObject({ etag: z.string(), size: z.int(), headers: z.record(z.string(), z.string()) }).optional(),
});

function changesIn(journal: string): Change[] {
  const entries = journal
    .split('\n')
    .filter(Boolean)
    .map((line) => Entry.parse(JSON.parse(line)));
  return entries.flatMap(({ bucket, key, record }) => {
    if (bucket !== BUCKETS.OUTPUT_BUCKET || key === undefined) return [];
    if (!record) return [{ key }];
    const of = (name: string) => record.headers[`x-amz-meta-${name}`] ?? '';
    return [{ key, put: { etag: record.etag, size: record.size, version: `${of('source-etag')} ${of('source-version')}` } }];
  });
}
