import { z } from 'zod';

import { snsExample, SnsMessage } from '../sns/message.ts';
import type { Source, StorageEvent } from '../source.ts';
import { aws } from './aws.ts';
import { eventbridge } from './eventbridge.ts';
import { record } from './s3-records.ts';

/** What a topic may carry: a notification of S3 itself, its test message, or an event that a rule of EventBridge sent on. */
const Carried = z.union([aws.shape, eventbridge.shape, aws.test.transform((): StorageEvent[] => [])]);

const put = (key: string) => JSON.stringify({ Records: [record('aws:s3', 'ObjectCreated:Put', 'drops', key)] });

export const sns = {
  name: 'sns',
  why: 'An SNS topic that S3 or EventBridge publishes to, subscribed over HTTP or by an SQS queue without raw delivery: the event is a string inside.',
  shape: SnsMessage.options[0].transform(({ Message }) => jsonOf(Message)).pipe(Carried),
  test: z.union([SnsMessage.options[1], SnsMessage.options[2]]),
  examples: [
    [
      snsExample({ Type: 'Notification', Message: put('2026/harbour+fire.html') }),
      [{ bucket: 'drops', key: '2026/harbour fire.html' }],
    ],
    [
      snsExample({ Type: 'Notification', Subject: 'Amazon S3 Notification', Message: put('100%zz.txt') }),
      [{ bucket: 'drops', key: undefined }],
    ],
    [
      snsExample({ Type: 'Notification', Message: JSON.stringify(eventbridge.examples[1][0]) }),
      [{ bucket: 'drops', key: '100%25+1.txt' }],
    ],
    [snsExample({ Type: 'Notification', Message: '{"Service":"Amazon S3","Event":"s3:TestEvent"}' }), []],
    [snsExample({ Type: 'SubscriptionConfirmation', Message: 'You have chosen to subscribe.' }), []],
    [snsExample({ Type: 'UnsubscribeConfirmation', Message: 'You have chosen to deactivate.' }), []],
  ],
} as const satisfies Source;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
