import { z } from 'zod';

import type { Source } from '../source.ts';

const Event = z.object({
  account: z.string(),
  action: z.string(),
  bucket: z.string(),
  object: z.object({ key: z.string() }),
  eventTime: z.string(),
});

/** What puts bytes. Anything else (`DeleteObject`, `LifecycleDeletion`) takes some away. */
const PUTS = new Set(['PutObject', 'CopyObject', 'CompleteMultipartUpload']);

const event = (action: string, key: string) => ({
  account: '3f4b7e3dcab231cbfdaa90a6a28bd548',
  action,
  bucket: 'drops',
  object: { key, ...(PUTS.has(action) && { size: 5120, eTag: 'c846ff7a18f28c2e262116d6e8719ef0' }) },
  eventTime: '2026-11-23T05:50:00.000Z',
});

export const r2 = {
  name: 'r2',
  why: 'Cloudflare R2 tells a queue of its own; intake pulls from that (R2_QUEUE_URL), or a worker of yours posts its messages on. Keys are as they are.',
  shape: Event.transform(({ action, bucket, object: { key } }) => [{ created: PUTS.has(action), bucket, key, sent: key }]),
  examples: [
    [event('PutObject', '2026/harbour fire.html'), [{ bucket: 'drops', key: '2026/harbour fire.html' }]],
    [event('CopyObject', '100%25+1.txt'), [{ bucket: 'drops', key: '100%25+1.txt' }]],
    [event('CompleteMultipartUpload', 'a//b'), [{ bucket: 'drops', key: 'a//b' }]],
    [event('DeleteObject', 'killed.html'), []],
    [event('LifecycleDeletion', 'old.html'), []],
  ],
} as const satisfies Source;
