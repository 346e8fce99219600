import type { Config } from '@copydesk/boot/config';
import { keysOf } from '@copydesk/boot/keys';
import type { Redis } from 'ioredis';

import type { Inbox } from './inbox.ts';
import { r2Inbox } from './inboxes/r2.ts';
import { redisListInbox } from './inboxes/redis-list.ts';
import { sqsInbox } from './inboxes/sqs.ts';

/** The queues that intake can read events from, one row each. A row opens its queue where the configuration names one. */
const rows = [
  {
    name: 'sqs',
    why: 'S3, a topic of SNS or a rule of EventBridge, by way of an SQS queue.',
    open: (config: Config) =>
      config.SQS_QUEUE_URL && sqsInbox({ queueUrl: config.SQS_QUEUE_URL, region: config.AWS_REGION, ...keysOf(config) }),
  },
  {
    name: 'r2',
    why: 'The queue of Cloudflare that R2 tells of its objects.',
    open: ({ R2_QUEUE_URL, R2_QUEUE_TOKEN }: Config) =>
      R2_QUEUE_URL && R2_QUEUE_TOKEN && r2Inbox({ queueUrl: R2_QUEUE_URL, token: R2_QUEUE_TOKEN }),
  },
  {
    name: 'redis',
    why: 'A list in our Redis that MinIO pushes onto.',
    open: ({ EVENTS_REDIS_LIST }: Config, redis: Redis) =>
      EVENTS_REDIS_LIST && redisListInbox({ redis, list: EVENTS_REDIS_LIST }),
  },
] as const satisfies readonly {
  name: Inbox['name'];
  why: string;
  open(config: Config, redis: Redis): Inbox | Promise<Inbox> | '' | undefined;
}[];

/** Opens the queues that the configuration names. Throws a sentence that says which cannot be used. */
export async function openInboxes(config: Config, redis: Redis): Promise<Inbox[]> {
  const opened = await Promise.all(rows.map(({ open }) => open(config, redis)));
  return opened.filter((inbox) => typeof inbox === 'object');
}
