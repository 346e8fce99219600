import { configFrom } from '@copydesk/boot/config';
import { keysOf } from '@copydesk/boot/keys';
import { connectRedis } from '@copydesk/redis/connect';
import { s3Client } from '@copydesk/s3';

import { oneOf, parsed, positive, usual } from '../arguments.ts';
import { bad, checksOf, examine, type Finding, type Patient, roles } from '../checkup.ts';
import { eventChecks } from '../checkup-events.ts';
import { feedsCheck } from '../checkup-feeds.ts';
import { queueChecks } from '../checkup-queues.ts';
import { redisChecks } from '../checkup-redis.ts';
import { storeChecks } from '../checkup-store.ts';
import { environment } from '../stack.ts';
import { print } from '../terminal.ts';

const SIGNS = { ok: 'ok  ', note: 'note', bad: 'BAD ' } as const;

/** `copydesk doctor`: see `commands.ts`. */
export async function run(words: string[]): Promise<number> {
  const { values } = parsed(words, { ...usual, wait: { type: 'string' }, role: { type: 'string' } }, 0);
  const role = oneOf('role', values.role, roles);
  const config = configFrom(await environment(values.data));
  const client = s3Client({ endpoint: config.S3_ENDPOINT, region: config.AWS_REGION, ...keysOf(config) });
  const told = async (check: string, finding: Finding) => {
    if (values.json) return print(JSON.stringify({ check, ...finding }));
    const fix = finding.fix === undefined ? '' : `\n     ${finding.fix}`;
    return print(`${SIGNS[finding.state]} ${check}: ${finding.found}${fix}`);
  };
  let trouble = 0;
  const redis = await connectRedis(config.REDIS_URL, { waitMs: config.REDIS_WAIT_MS }).catch(async (error: unknown) => {
    trouble += 1;
    await told('redis', bad(error instanceof Error ? error.message : String(error), 'See the message.'));
    return undefined;
  });
  const patient: Patient = { config, client, redis, patienceMs: positive('wait', values.wait, 10) * 1_000 };
  try {
    // Where Redis is away its own checks would only say so again.
    const given = config.FEEDS_FILE ? [feedsCheck] : [];
    const checks = [...given, ...(redis ? redisChecks : []), ...storeChecks, ...queueChecks(config), ...eventChecks];
    for await (const { check, ...finding } of examine(checksOf(role, checks), patient)) {
      if (finding.state === 'bad') trouble += 1;
      await told(check, finding);
    }
  } finally {
    redis?.disconnect();
    client.destroy();
  }
  return trouble > 0 ? 1 : 0;
}
