import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '@copydesk/redis/free-port';
import { installRedis } from '@copydesk/redis/server';
import { s3Client } from '@copydesk/s3';
import { serveS3 } from '@copydesk/s3-local';
import { Redis } from 'ioredis';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The roles of `infra/iam`, each with a key of its own. */
export const roles = ['newsroom', 'intake', 'worker', 'console', 'operator'] as const;
export type Role = (typeof roles)[number];

const BUCKETS = { DROPS_BUCKET: 'drops', OUTPUT_BUCKET: 'output', WORK_BUCKET: 'work' };

/** What somebody who reads along must never see, by what it opens. */
export type Secrets = Record<Role | 'redis' | 'events', string>;

/** Copydesk as somebody runs it who trusts nobody: a key and a policy each, Redis behind TLS and a user with few rights. */
export type Guarded = {
  secrets: Secrets;
  /** What a role is told: its own key, and nobody else's. */
  environment(role: Role): Record<string, string>;
  client(role: Role): ReturnType<typeof s3Client>;
  redis(user: 'copydesk' | 'admin'): Redis;
  intake: string;
  console: string;
  /** All that the services have logged. */
  log(): string;
  close(): Promise<void>;
};

/** Why it cannot be started here; false where it can. */
export const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl here to make a certificate';

/** What one service has said on one stream so far. */
type Log = { text: string };

export async function startGuarded(): Promise<Guarded> {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-guarded-'));
  const closers: (() => unknown)[] = [() => rm(dir, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    return await guarded(dir, (closer) => void closers.push(closer), close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function guarded(dir: string, closing: (closer: () => unknown) => void, close: () => Promise<void>): Promise<Guarded> {
  const secrets = Object.fromEntries(
    [...roles, 'redis', 'events'].map((name) => [name, randomBytes(18).toString('hex')]),
  ) as Secrets;
  const redis = await guardedRedis(join(dir, 'redis'), secrets.redis);
  closing(redis.close);
  const intakePort = await freePort();
  const s3 = await serveS3({
    dir: join(dir, 's3'),
    accessKeyId: 'root',
    secretAccessKey: randomBytes(18).toString('hex'),
    buckets: Object.values(BUCKETS),
    users: roles.map((role) => ({ accessKeyId: `key-of-${role}`, secretAccessKey: secrets[role], policy: policyOf(role) })),
    events: [{ bucket: BUCKETS.DROPS_BUCKET, url: `http://127.0.0.1:${intakePort}/events`, secret: secrets.events }],
  });

  closing(s3.close);

  const environment = (role: Role) => ({
    REDIS_URL: redis.url,
    NODE_EXTRA_CA_CERTS: redis.certificate,
    S3_ENDPOINT: s3.endpoint,
    AWS_ACCESS_KEY_ID: `key-of-${role}`,
    AWS_SECRET_ACCESS_KEY: secrets[role],
    EVENTS_SECRET: secrets.events,
    INTAKE_PORT: String(intakePort),
    CONSOLE_PORT: '0',
    RECONCILE_MS: '1000',
    REDIS_WAIT_MS: '60000',
    ...BUCKETS,
  });
  const logs: Log[] = [];
  const services = await Promise.all(
    (['intake', 'worker', 'console'] as const).map((role) => {
      const { child, ready } = startService(role, environment(role), logs);
      closing(() => ended(child));
      return ready;
    }),
  );
  return {
    secrets,
    environment,
    client(role) {
      const client = s3Client({
        endpoint: s3.endpoint,
        region: 'us-east-1',
        accessKeyId: `key-of-${role}`,
        secretAccessKey: secrets[role],
      });
      closing(() => client.destroy());
      return client;
    },
    redis: redis.connect,
    intake: `http://127.0.0.1:${intakePort}`,
    console: String(services[2]?.['url']).replace(/\/$/, ''),
    // Each for itself, and whole lines of it: a line may come in two parts, and another service's between them.
    log: () => logs.map(({ text }) => text.slice(0, text.lastIndexOf('\n') + 1)).join(''),
    close,
  };
}

/** The policy of a role as it lies in `infra/iam`, for buckets of these names. */
export function policyOf(role: Role) {
  const text = Object.entries(BUCKETS).reduce(
    (policy, [name, bucket]) => policy.replaceAll(name, bucket),
    readFileSync(here(`../infra/iam/${role}.json`), 'utf8'),
  );
  return JSON.parse(text) as never;
}

/** A Redis that speaks TLS only, whose users are those of `infra/redis` and one for the test itself. */
async function guardedRedis(dir: string, password: string) {
  installRedis();
  await mkdir(dir, { recursive: true });
  const [key, certificate, users] = ['key.pem', 'certificate.pem', 'users.acl'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
  ];
  spawnSync('openssl', [...words, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const acl = readFileSync(here('../infra/redis/users.acl'), 'utf8');
  const hash = createHash('sha256').update(password).digest('hex');
  await writeFile(users, `${acl.replace('PASSWORD_SHA256', hash)}user admin on >of-the-test ~* &* +@all\n`);
  const port = await freePort();
  const tls = [
    '--tls-cert-file',
    certificate,
    '--tls-key-file',
    key,
    '--tls-ca-cert-file',
    certificate,
    '--tls-auth-clients',
    'no',
  ];
  const settings = [
    '--port',
    '0',
    '--tls-port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--aclfile',
    users,
    '--save',
    '',
  ];
  const child = owned(spawn('redis-server', [...settings, ...tls, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' }));
  const connected: Redis[] = [];
  return {
    url: `rediss://copydesk:${password}@127.0.0.1:${port}`,
    certificate,
    connect(user: 'copydesk' | 'admin') {
      const redis = new Redis({
        host: '127.0.0.1',
        port,
        username: user,
        password: user === 'admin' ? 'of-the-test' : password,
        tls: { ca: readFileSync(certificate) },
      });
      redis.on('error', () => {});
      connected.push(redis);
      return redis;
    },
    async close() {
      for (const redis of connected) redis.disconnect();
      await ended(child);
    },
  };
}

/** Starts a service with nothing of our own environment but where programs are; `ready` is what it says once it runs. */
function startService(role: 'intake' | 'worker' | 'console', own: Record<string, string>, logs: Log[]) {
  const child = fork(here(`../services/${role}/main.ts`), {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'debug', ...own },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    const log: Log = { text: '' };
    logs.push(log);
    stream?.setEncoding('utf8').on('data', (text: string) => void (log.text += text));
  }
  const ready = Promise.race([once(child, 'message'), once(child, 'exit')]).then(([said]) => {
    const message = said as { ready?: Record<string, unknown>; failed?: string } | number | null;
    if (typeof message !== 'object' || !message?.ready) throw new Error(`${role} does not start: ${JSON.stringify(message)}`);
    return message.ready;
  });
  return { child: owned(child), ready };
}

/** Has a process ended with ours, whatever ends that. */
function owned(child: ChildProcess): ChildProcess {
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'exit');
  child.kill('SIGTERM');
  await end;
}
