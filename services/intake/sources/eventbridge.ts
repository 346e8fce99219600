import { z } from 'zod';

import type { Source } from '../source.ts';

const Event = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.string(),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

const event = (type: string, key: string) => ({
  version: '0',
  'detail-type': type,
  source: 'aws.s3',
  detail: {
    version: '0',
    bucket: { name: 'drops' },
    object: { key, size: 5120, sequencer: '0064D3901D00059242' },
    reason: 'PutObject',
  },
});

export const eventbridge = {
  name: 'eventbridge',
  why: 'The way AWS itself calls a webhook: an EventBridge rule with an API destination. Other than in notifications, keys are as they are.',
  shape: Event.transform(({ 'detail-type': type, detail }) => [
    { created: type === 'Object Created', bucket: detail.bucket.name, key: detail.object.key, sent: detail.object.key },
  ]),
  examples: [
    [event('Object Created', '2026/11/23/harbour fire.html'), [{ bucket: 'drops', key: '2026/11/23/harbour fire.html' }]],
    [event('Object Created', '100%25+1.txt'), [{ bucket: 'drops', key: '100%25+1.txt' }]],
    [event('Object Deleted', 'killed.html'), []],
  ],
} as const satisfies Source;
