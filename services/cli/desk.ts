import { type Config, configFrom, secretsOf } from '@copydesk/boot/config';
import { logger } from '@copydesk/boot/log';
import { type Opened, openOutside } from '@copydesk/boot/outside';

import { environment } from './stack.ts';

/** Opens Redis and the buckets for one command, and closes them when it is through, however it ends. */
export async function withDesk(
  data: string | undefined,
  work: (opened: Opened, config: Config) => Promise<number>,
): Promise<number> {
  const config = configFrom(await environment(data));
  const log = logger('cli', process.env['LOG_LEVEL'] ? config.LOG_LEVEL : 'warn', secretsOf(config));
  const opened = await openOutside(config, log);
  try {
    return await work(opened, config);
  } finally {
    await opened.close();
  }
}
