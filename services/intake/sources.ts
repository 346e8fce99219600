import { z } from 'zod';

import type { Source, StorageEvent } from './source.ts';
import { aws } from './sources/aws.ts';
import { ceph } from './sources/ceph.ts';
import { rustfs, storagegrid } from './sources/compatible.ts';
import { eventbridge } from './sources/eventbridge.ts';
import { minio } from './sources/minio.ts';
import { r2 } from './sources/r2.ts';
import { seaweedfs } from './sources/seaweedfs.ts';
import { sns } from './sources/sns.ts';

/** Who may tell of new objects. Their shapes exclude each other, so the order says nothing. A new source is one file and one row. */
export const sources = [
  aws,
  eventbridge,
  sns,
  minio,
  ceph,
  r2,
  seaweedfs,
  rustfs,
  storagegrid,
] as const satisfies readonly Source[];

/** A message whose source is known. A test message has no events. */
export type Message = { source: Source; events: StorageEvent[] };

/** Finds the source of a message by its shape; undefined when it is nobody's. Takes any value at all, and never throws. */
export function recognise(message: unknown): Message | undefined {
  const rows: readonly Source[] = sources;
  for (const source of rows) {
    const read = source.shape.safeParse(message);
    if (read.success) return { source, events: read.data };
    if (source.test?.safeParse(message).success) return { source, events: [] };
  }
  return undefined;
}

/** One message of each source, for the sender of one that is nobody's. */
export const expected: Record<string, unknown> = Object.fromEntries(sources.map(({ name, examples }) => [name, examples[0][0]]));

const Records = z.object({ Records: z.array(z.unknown()) });

/** How many events a message claims to hold, before anybody looks at them. */
export function recordCount(message: unknown): number {
  const read = Records.safeParse(message);
  return read.success ? read.data.Records.length : 0;
}
