import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';

import type { Gateway } from './start.ts';

/**
 * Gives a user of the gateway a policy (IAM's PutUserPolicy). IAM and SNS speak one protocol, and the gateway takes both at its root,
 * so the client of the one can carry the form of the other.
 */
export async function putUserPolicy(
  { endpoint, accessKeyId, secretAccessKey }: Gateway,
  UserName: string,
  policy: object,
): Promise<void> {
  const form = new URLSearchParams({
    Action: 'PutUserPolicy',
    Version: '2010-05-08',
    UserName,
    PolicyName: 'buckets',
    PolicyDocument: JSON.stringify(policy),
  }).toString();
  const client = new SNSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } });
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> };
      request.body = form;
      request.headers['content-length'] = String(Buffer.byteLength(form));
      return next(args);
    },
    { step: 'build' },
  );
  await client.send(new ListTopicsCommand({}));
  client.destroy();
}
