import type { z } from 'zod';

import { Settings } from './settings.ts';

/** The settings, and what they have to do with each other: the README's table is made from this. */
export const Config = Settings.refine(({ R2_QUEUE_URL, R2_QUEUE_TOKEN }) => !R2_QUEUE_URL === !R2_QUEUE_TOKEN, {
  error: 'R2_QUEUE_URL and R2_QUEUE_TOKEN go together',
})
  .refine(({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }) => !AWS_ACCESS_KEY_ID === !AWS_SECRET_ACCESS_KEY, {
    error: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together',
  })
  .refine(({ AWS_ACCESS_KEY_ID, S3_ENDPOINT }) => AWS_ACCESS_KEY_ID || !S3_ENDPOINT, {
    error: 'AWS_ACCESS_KEY_ID is not set: only AWS itself lends a key to the role of a machine',
  })
  .refine(({ DROPS_BUCKET, OUTPUT_BUCKET, WORK_BUCKET }) => new Set([DROPS_BUCKET, OUTPUT_BUCKET, WORK_BUCKET]).size === 3, {
    error:
      'DROPS_BUCKET, OUTPUT_BUCKET and WORK_BUCKET must be three buckets: an outcome in the drops bucket would be taken for a drop',
  });
export type Config = z.infer<typeof Config>;

/** The settings that hold for one drop wherever it is read, in a worker or by `copydesk try`. */
export const Limits = Settings.pick({
  FEEDS_FILE: true,
  DROP_MAX_BYTES: true,
  POOL_THREADS: true,
  POOL_TIME_MS: true,
  POOL_HEAP_MB: true,
});
export type Limits = z.infer<typeof Limits>;

/** The environment does not make sense; the message says which setting, what was found wrong and what it is for. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads settings from an environment, once. An empty variable counts as not set. Throws `ConfigError`. */
export function configFrom(environment: Record<string, string | undefined>): Config;
export function configFrom(environment: Record<string, string | undefined>, schema: typeof Limits): Limits;
export function configFrom(
  environment: Record<string, string | undefined>,
  schema: typeof Config | typeof Limits = Config,
): Config | Limits {
  const set = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in schema.shape && value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    const what = Settings.shape[name as keyof typeof Settings.shape]?.description;
    return `${name && `${name}: `}${name && set[name] === undefined ? 'not set' : message}${what ? ` (${what})` : ''}`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** What of a configuration nobody may read: secrets, and the password inside an address in both its spellings. */
export function secretsOf({
  AWS_SECRET_ACCESS_KEY,
  AWS_SESSION_TOKEN,
  EVENTS_SECRET,
  CONSOLE_PASSWORD,
  R2_QUEUE_TOKEN,
  REDIS_URL,
}: Config): string[] {
  const { password } = new URL(REDIS_URL);
  const secrets = [
    AWS_SECRET_ACCESS_KEY,
    AWS_SESSION_TOKEN,
    EVENTS_SECRET,
    CONSOLE_PASSWORD,
    R2_QUEUE_TOKEN,
    password,
    decoded(password),
  ];
  return secrets.filter((secret) => secret !== undefined && secret !== '') as string[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
