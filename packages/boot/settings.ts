import { profiles, type Rendering, renderings } from '@copydesk/publish';
import { z } from 'zod';

/** A number of bytes, `33554432` or `32mb`. */
const Bytes = z.string().transform((text, context) => {
  const match = /^(\d{1,12})\s?(b|kb|mb|gb)?$/i.exec(text.trim());
  if (match) return Number(match[1]) * 1024 ** ['b', 'kb', 'mb', 'gb'].indexOf((match[2] ?? 'b').toLowerCase());
  context.addIssue('a number of bytes, such as 33554432 or 32mb');
  return z.NEVER;
});

function listed(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

const Milliseconds = z.coerce.number().int().positive();
const Port = z.coerce.number().int().min(0).max(65_535);

/** Every setting, its default and what it is for. */
export const Settings = z.object({
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .describe('The Redis that holds the queues and the index. `copydesk up` starts one if this is not set.'),
  REDIS_MEMORY_LIMIT: Bytes.optional().describe(
    "Memory that Redis may use; intake stops at 70 % of it. Default: Redis's own `maxmemory`, if it has one.",
  ),
  REDIS_WAIT_MS: Milliseconds.default(5_000).describe(
    'Milliseconds that a service waits, at its start, for a Redis that does not answer.',
  ),
  REDIS_PREFIX: z
    .string()
    .regex(/^\{[^{}]+\}$/)
    .default('{copydesk}')
    .describe('What every key in Redis begins with; the braces keep all of them on one node of a cluster.'),
  DUPLICATES_DAYS: z.coerce
    .number()
    .positive()
    .default(90)
    .describe('How many days a story is remembered, so that its copies are recognised.'),
  DUPLICATES_MAX: z.coerce
    .number()
    .int()
    .positive()
    .default(1_000_000)
    .describe(
      'How many versions of stories are remembered at most, at about 1 KB of Redis each; those seen first are forgotten first.',
    ),
  S3_ENDPOINT: z.url().optional().describe('The S3 server. Leave it unset for AWS.'),
  AWS_REGION: z.string().default('us-east-1').describe('The region that requests are signed for.'),
  AWS_ACCESS_KEY_ID: z
    .string()
    .optional()
    .describe('The access key of the service, with the rights in `infra/iam`. Unset on AWS: what the machine lends to its role.'),
  AWS_SECRET_ACCESS_KEY: z.string().optional().describe('Its secret.'),
  AWS_SESSION_TOKEN: z.string().optional().describe('What goes with a key that was lent for a time.'),
  DROPS_BUCKET: z.string().min(3).default('drops').describe('Where newsroom systems put raw articles. Only ever read.'),
  OUTPUT_BUCKET: z
    .string()
    .min(3)
    .default('output')
    .describe('Where outcomes are written: `articles/`, `duplicates/`, `rejected/`.'),
  WORK_BUCKET: z
    .string()
    .min(3)
    .default('work')
    .describe('Where values too large for a job are kept for a while; let them expire after 7 days.'),
  FEEDS_FILE: z
    .string()
    .optional()
    .describe('A JSON file that says what is known of each feed (see below). The same for all services; read when they start.'),
  DROP_MAX_BYTES: Bytes.default(32 * 1024 ** 2).describe('Larger drops are rejected unread. May have a unit: `32mb`.'),
  ALLOW_WEAK_STORE: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1')
    .describe('`1` lets workers run on a store without conditional writes, where one can overwrite the outcome of another.'),
  OUTPUT_PROFILE: z
    .enum(profiles)
    .default('whole')
    .describe(
      'How an article is written: `whole` is ninjs with the property `copydesk`; `strict` is ninjs alone, with that property in a separate document under `evidence/`.',
    ),
  RENDERINGS: z
    .string()
    .default('')
    .transform((list, context) => {
      const names = listed(list);
      const unknown = names.filter((name) => !(renderings as readonly string[]).includes(name));
      if (unknown.length === 0) return names as Rendering[];
      context.addIssue(`${renderings.join(', ')}, not ${unknown.join(', ')}`);
      return z.NEVER;
    })
    .describe('What else is written for every article, separated by commas: `jsonld` (schema.org NewsArticle, under `jsonld/`).'),
  STAGES: z
    .string()
    .default('clean,extract,dedupe,publish')
    .transform(listed)
    .describe('The stages a worker runs, separated by commas.'),
  EVENTS_SECRET: z
    .string()
    .min(8)
    .optional()
    .describe(
      'What senders of events must know: the bearer token, or the key of their HMAC. Without it, only this machine may send.',
    ),
  SNS_TOPICS: z
    .string()
    .default('')
    .transform(listed)
    .describe(
      'ARNs of SNS topics, separated by commas, whose signed messages are accepted without EVENTS_SECRET; their subscriptions are confirmed.',
    ),
  SQS_QUEUE_URL: z.url().optional().describe('An SQS queue that intake reads events from, with the access key of the service.'),
  R2_QUEUE_URL: z
    .url()
    .optional()
    .describe('The Cloudflare queue that R2 sends its events to: `…/client/v4/accounts/ACCOUNT/queues/QUEUE`.'),
  R2_QUEUE_TOKEN: z.string().min(8).optional().describe('A Cloudflare token that may read and write that queue.'),
  EVENTS_REDIS_LIST: z
    .string()
    .optional()
    .describe("A list in REDIS_URL that MinIO's Redis target pushes events onto, in its `access` format."),
  INTAKE_HOST: z.string().default('127.0.0.1').describe('The address on which intake listens for events.'),
  INTAKE_PORT: Port.default(8081).describe('The port of intake; 0 takes a free one.'),
  CONSOLE_HOST: z.string().default('127.0.0.1').describe('The address on which the console listens.'),
  CONSOLE_PASSWORD: z
    .string()
    .min(8)
    .optional()
    .describe(
      'What browsers and scrapers must give the console, under any user name. Without it, whoever can reach the console may look.',
    ),
  CONSOLE_PORT: Port.default(8080).describe('The port of the console; if it is in use, a free one is taken and printed.'),
  RECONCILE_MS: Milliseconds.default(60_000).describe('Milliseconds between two sweeps for drops without an outcome.'),
  RECONCILE_SINCE: z.iso
    .datetime()
    .optional()
    .describe('Sweeps ignore drops that are older than this, ISO 8601 UTC. For buckets with a past.'),
  BACKLOG_LIMIT: z.coerce
    .number()
    .int()
    .positive()
    .default(100_000)
    .describe('Jobs in all queues at which intake stops until workers have caught up.'),
  POOL_THREADS: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Threads in which a worker reads, cleans and extracts. Default: one per core.'),
  POOL_TIME_MS: Milliseconds.default(30_000).describe(
    'Milliseconds that one drop may keep a thread, not counting those in which the machine was busy with others; after that it is rejected as `too-slow`.',
  ),
  POOL_HEAP_MB: z.coerce
    .number()
    .int()
    .min(64)
    .default(512)
    .describe('Heap of one thread in megabytes; a drop that needs more is rejected as `too-much-memory`.'),
  LOCK_MS: Milliseconds.default(30_000).describe(
    'Milliseconds that a worker owns a job, or the rebuild of the index, without giving a sign of life.',
  ),
  STALLED_MS: Milliseconds.default(15_000).describe('Milliseconds between two looks for jobs whose worker has died.'),
  CLOSE_MS: Milliseconds.default(10_000).describe(
    'Milliseconds that a service may take to finish what it has begun when it is told to stop.',
  ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('The least severe log line that is written.'),
  COPYDESK_CORPORA: z
    .string()
    .default('../shared/corpora')
    .describe('Labelled pages for benchmarks and training, which are skipped where there are none.'),
});
