import { z } from 'zod';

const common = {
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  // Absent where a queue got the message with its signature cut off by a hand that passed it on.
  SignatureVersion: z.string().default(''),
  Signature: z.string().default(''),
  SigningCertURL: z.string().default(''),
};
const handshake = { ...common, Token: z.string(), SubscribeURL: z.string() };

/** What SNS posts to a subscriber (SNS developer guide, "Parsing message formats"). */
export const SnsMessage = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Notification'), ...common, Subject: z.string().optional() }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), ...handshake }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), ...handshake }),
]);
export type SnsMessage = z.infer<typeof SnsMessage>;

/**
 * The text that SNS signs: these fields in this order, each as its name and its value on lines of their own, those that are absent
 * left out (SNS developer guide, "Verifying the signatures of messages").
 */
export function signedText(message: SnsMessage): string {
  const fields: Record<string, string | undefined> =
    message.Type === 'Notification'
      ? {
          Message: message.Message,
          MessageId: message.MessageId,
          Subject: message.Subject,
          Timestamp: message.Timestamp,
          TopicArn: message.TopicArn,
          Type: message.Type,
        }
      : {
          Message: message.Message,
          MessageId: message.MessageId,
          SubscribeURL: message.SubscribeURL,
          Timestamp: message.Timestamp,
          Token: message.Token,
          TopicArn: message.TopicArn,
          Type: message.Type,
        };
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : `${name}\n${value}\n`))
    .join('');
}

/** A message as SNS would send it, for examples. */
export function snsExample(own: { Type: SnsMessage['Type']; Message: string; Subject?: string }) {
  const topic = 'arn:aws:sns:eu-central-1:123456789012:drops';
  const Token = '2336412f37fb687f5d51e6e2';
  const confirms = `https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topic}&Token=${Token}`;
  return {
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    TopicArn: topic,
    Timestamp: '2026-11-23T05:50:00.000Z',
    SignatureVersion: '1',
    Signature: 'c2lnbmVk',
    SigningCertURL: 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem',
    ...(own.Type !== 'Notification' && { Token, SubscribeURL: confirms }),
    ...own,
  };
}
