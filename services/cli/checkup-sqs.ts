import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import { keysOf } from '@copydesk/boot/keys';
import { HELD_SECONDS, sqsClient } from '@copydesk/intake/sqs';

import { bad, type Check, type Finding, note, ok, type Patient } from './checkup.ts';

const THERE = 'SQS: queue';

/** A message that is given back so often by accident, as when intake is restarted, is still a good one. */
const FEWEST_TRIES = 3;

/** Events that wait longer than this are late, in seconds; and as many are a crowd. */
const LATE_SECONDS = 600;
const CROWD = 10_000;

const RIGHTS = 'sqs:GetQueueAttributes, sqs:ReceiveMessage, sqs:ChangeMessageVisibility and sqs:DeleteMessage';

function findingOf(error: unknown): Finding {
  if (!(error instanceof SQSServiceException))
    return bad(`no answer (${error instanceof Error ? error.message || error.name : String(error)})`, 'Check SQS_QUEUE_URL.');
  const status = error.$metadata.httpStatusCode;
  const found = `refused: ${error.name} (${status})`;
  if (/NonExistentQueue|QueueDoesNotExist/.test(error.name))
    return bad(found, 'Make the queue, or name it as SQS does in SQS_QUEUE_URL.');
  if (status === 403 || /AccessDenied/.test(error.name)) return bad(found, `Give the key of intake ${RIGHTS}.`);
  return bad(found, 'See the message; the key of intake and AWS_REGION must belong to the queue.');
}

type Ask = (client: SQSClient, QueueUrl: string) => Promise<Finding>;

/** Asks the queue; what it refuses is what was found. */
function asking(ask: Ask): Check['look'] {
  return async ({ config }: Patient) => {
    const { SQS_QUEUE_URL: queueUrl = '', AWS_REGION: region } = config;
    const client = sqsClient({ queueUrl, region, ...keysOf(config) });
    try {
      return await ask(client, queueUrl);
    } catch (error) {
      return findingOf(error);
    } finally {
      client.destroy();
    }
  };
}

async function attributes(client: SQSClient, QueueUrl: string): Promise<Record<string, string>> {
  return (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};
}

/** Tries before a message is laid aside; undefined where none ever is. */
function triesOf({ RedrivePolicy }: Record<string, string>): number | undefined {
  return RedrivePolicy ? Number(JSON.parse(RedrivePolicy).maxReceiveCount) : undefined;
}

/** A request about a message that is none: who has the right is told so, who lacks it is refused before. */
async function mayAsk(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (/ReceiptHandle|NotInflight|InvalidParameterValue/.test((error as Error).name)) return;
    throw error;
  });
}

/** What is asked of the queue that SQS_QUEUE_URL names. */
export const sqsChecks: readonly Check[] = [
  {
    name: THERE,
    why: 'Intake does not start without it.',
    roles: ['intake'],
    look: asking(async (client, QueueUrl) => {
      const { ApproximateNumberOfMessages = '0', ApproximateNumberOfMessagesNotVisible = '0' } = await attributes(
        client,
        QueueUrl,
      );
      const found = `${ApproximateNumberOfMessages} messages wait, ${ApproximateNumberOfMessagesNotVisible} are in hand`;
      return Number(ApproximateNumberOfMessages) < CROWD ? ok(found) : note(found, SLOW);
    }),
  },
  {
    name: 'SQS: receive and delete',
    why: 'An event leaves the queue when its job is there, and comes again otherwise.',
    roles: ['intake'],
    after: THERE,
    look: asking(async (client, QueueUrl) => {
      const about = { QueueUrl, ReceiptHandle: 'none' };
      await mayAsk(client.send(new DeleteMessageCommand(about)));
      await mayAsk(client.send(new ChangeMessageVisibilityCommand({ ...about, VisibilityTimeout: 0 })));
      const told = await attributes(client, QueueUrl);
      // A look counts as a try.
      if ((triesOf(told) ?? Number.POSITIVE_INFINITY) < FEWEST_TRIES && told['ApproximateNumberOfMessages'] !== '0')
        return note('receiving was not tried, since that could lay a message aside', 'First mend: SQS: dead letters.');
      const look = { MaxNumberOfMessages: 1, VisibilityTimeout: 0, WaitTimeSeconds: 0 };
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, ...look, MessageSystemAttributeNames: ['SentTimestamp'] }),
      );
      const seconds = Math.round((Date.now() - Number(Messages[0]?.Attributes?.SentTimestamp ?? Date.now())) / 1_000);
      return seconds < LATE_SECONDS
        ? ok('both are allowed')
        : note(`a message has waited for ${Math.round(seconds / 60)} minutes`, SLOW);
    }),
  },
  {
    name: 'SQS: dead letters',
    why: 'What nobody can read should lie where somebody finds it.',
    roles: ['intake'],
    after: THERE,
    look: asking(async (client, QueueUrl) => {
      const tries = triesOf(await attributes(client, QueueUrl));
      if (tries === undefined)
        return note(
          'there is no redrive policy: what nobody can read is counted and deleted',
          'Give the queue one, with a dead-letter queue and maxReceiveCount 5 (infra/terraform).',
        );
      if (tries >= FEWEST_TRIES) return ok(`a message is laid aside after ${tries} tries`);
      return note(
        `a message is laid aside after ${tries} ${tries === 1 ? 'try' : 'tries'}; each restart of intake is one for what it has in hand`,
        'Set maxReceiveCount to 5. Drops of events that were laid aside are found by the sweep.',
      );
    }),
  },
  {
    name: 'SQS: times',
    why: 'How long an event is somebody’s, waits and is kept.',
    roles: ['intake'],
    after: THERE,
    look: asking(async (client, QueueUrl) => {
      const told = await attributes(client, QueueUrl);
      const of = (name: string) => Number(told[name] ?? 0);
      if (of('DelaySeconds') > 0)
        return note(`each event comes ${of('DelaySeconds')} s late`, 'Set DelaySeconds of the queue to 0.');
      if (of('MessageRetentionPeriod') < 86_400)
        return note(
          `an event is kept for ${of('MessageRetentionPeriod')} s; after a longer outage drops wait for the sweep`,
          'Set MessageRetentionPeriod to 4 days.',
        );
      if (of('VisibilityTimeout') < HELD_SECONDS)
        return note(
          `the queue gives a message again after ${of('VisibilityTimeout')} s. Intake asks for ${HELD_SECONDS} s itself`,
          `Nothing need be done while only intake reads the queue; else set VisibilityTimeout to ${HELD_SECONDS}.`,
        );
      return ok(`a message is intake's for ${HELD_SECONDS} s, and longer while it must`);
    }),
  },
];

const SLOW =
  'Is intake running with SQS_QUEUE_URL? Its log says "inbox waits" while it is held back, and why. Several may read one queue.';
