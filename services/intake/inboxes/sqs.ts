import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { credentialsOf, type Keys } from '@copydesk/s3/credentials';

import { gather } from '../gathered.ts';
import type { Inbox, Letter } from '../inbox.ts';

/** A queue, and the key that opens it. */
export type SqsQueue = Keys & {
  /** As SQS names it; requests go to its host, and are signed for the region in that, where it names one. */
  queueUrl: string;
  region: string;
};

export type SqsOptions = SqsQueue & {
  /** How long one request waits for a message to come, in seconds; SQS allows 20. */
  waitSeconds?: number;
  /** How long a message is ours, in seconds. */
  heldSeconds?: number;
};

/** SQS gives and takes no more at once. */
const AT_ONCE = 10;

/** A message that is done waits for others, so that they are deleted with one request. */
const GATHER_MS = 20;

/** While many wait, more are fetched beside those that are looked at. */
const BATCHES = 8;

/** How long a message is ours, in seconds, whatever the queue says. */
export const HELD_SECONDS = 120;

/** A client for the host that a queue's address names. */
export function sqsClient({ queueUrl, region, ...keys }: SqsQueue): SQSClient {
  const { origin, hostname } = new URL(queueUrl);
  const [, named = region] = /^sqs\.([a-z0-9-]+)\.amazonaws\.com/.exec(hostname) ?? [];
  return new SQSClient({ endpoint: origin, region: named, ...credentialsOf(keys), maxAttempts: 3 });
}

/**
 * An SQS queue, by long polling. Messages may be S3's own, wrapped by SNS, or sent by a rule of EventBridge. Throws when the queue
 * cannot be reached.
 */
export async function sqsInbox({ waitSeconds = 20, heldSeconds = HELD_SECONDS, ...queue }: SqsOptions): Promise<Inbox> {
  const QueueUrl = queue.queueUrl;
  const client = sqsClient(queue);

  const remove = gather<string | undefined>({
    most: AT_ONCE,
    waitMs: GATHER_MS,
    async work(receipts) {
      const Entries = receipts.map((ReceiptHandle, at) => ({ Id: String(at), ReceiptHandle }));
      const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      return new Map(Failed.map(({ Id, Code, Message: told }) => [Number(Id), `SQS did not delete it: ${told ?? Code}`]));
    },
  });

  function letterOf({ Body = '', ReceiptHandle }: Message): Letter {
    const message = { QueueUrl, ReceiptHandle };
    const visibleIn = async (VisibilityTimeout: number) =>
      void (await client.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout })));
    return {
      body: Body,
      done: () => remove(ReceiptHandle),
      back: () => visibleIn(0),
      hold: () => visibleIn(heldSeconds),
    };
  }

  try {
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }));
    return {
      name: 'sqs',
      heldMs: heldSeconds * 1_000,
      most: AT_ONCE,
      batches: BATCHES,
      hasDeadLetters: Boolean(Attributes?.['RedrivePolicy']),
      async receive(signal) {
        const asks = new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: AT_ONCE,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: heldSeconds,
        });
        const { Messages = [] } = await client.send(asks, { abortSignal: signal });
        return Messages.map(letterOf);
      },
      close: async () => client.destroy(),
    };
  } catch (error) {
    client.destroy();
    throw new Error(
      `Cannot use the queue SQS_QUEUE_URL=${QueueUrl} (${String(error)}). Check its address and that the key may GetQueueAttributes, ReceiveMessage, ChangeMessageVisibility and DeleteMessage.`,
      { cause: error },
    );
  }
}
