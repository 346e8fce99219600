import type { Keys } from '@copydesk/s3/credentials';

import type { Config } from './config.ts';

/** The key that a configuration names for the store and for SQS; empty where the role of the machine is to lend one. */
export function keysOf({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }: Config): Keys {
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
}
