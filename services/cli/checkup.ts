import type { Config } from '@copydesk/boot/config';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Redis } from 'ioredis';

/** What a check found: all well, worth knowing, or in the way; and what to do about it. */
export type Finding = { state: 'ok' | 'note' | 'bad'; found: string; fix?: string };

/** What is examined. */
export type Patient = {
  config: Config;
  client: S3Client;
  /** Undefined where Redis cannot be reached; a check that stands `after` its being reached may rely on it. */
  redis: Redis | undefined;
  /** How long to wait for an event, in milliseconds. */
  patienceMs: number;
};

/** Whose key it may be that is looked at; each has a policy in `infra/iam`. */
export const roles = ['intake', 'worker', 'console', 'operator'] as const;
export type Role = (typeof roles)[number];

/** One check: a row of a table. */
export type Check = {
  name: string;
  why: string;
  /** Whose business it is: nobody else needs the right that it tries. Everybody's when absent. */
  roles?: readonly Role[];
  /** Names a check that must have gone well before this one means anything. */
  after?: string;
  look(patient: Patient): Promise<Finding>;
};

/** The three ways in which a check ends. */
export const ok = (found: string): Finding => ({ state: 'ok', found });
export const note = (found: string, fix: string): Finding => ({ state: 'note', found, fix });
export const bad = (found: string, fix: string): Finding => ({ state: 'bad', found, fix });

/** The checks that mean anything for a key of that role; all of them where one key does everything. */
export function checksOf(role: Role | undefined, checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ roles: whose }) => role === undefined || whose === undefined || whose.includes(role));
}

/**
 * Makes the checks one after the other and tells each as it is made; one whose ground is missing is told as not looked at. A
 * check that throws found something in the way.
 */
export async function* examine(checks: readonly Check[], patient: Patient): AsyncGenerator<Finding & { check: string }> {
  const sound = new Set<string>();
  for (const { name, after, look } of checks) {
    const finding =
      after !== undefined && !sound.has(after)
        ? note('not looked at', `First mend: ${after}.`)
        : await look(patient).catch((error: unknown) => bad(String(error), 'See the message.'));
    if (finding.state === 'ok') sound.add(name);
    yield { check: name, ...finding };
  }
}
