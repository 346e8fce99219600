import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '@copydesk/redis/free-port';
import { until } from '@copydesk/rehearsal/until';

import { type Fsync, type OwnRedis, ownRedis } from './own-redis.ts';
import { type OwnS3, ownS3 } from './own-s3.ts';
import { end, program, ready, start } from './processes.ts';

/** Times that nobody would run with, so that what takes half a minute elsewhere takes three seconds. Milliseconds. */
export const HASTY = { LOCK_MS: 3_000, STALLED_MS: 1_000, RECONCILE_MS: 1_500, CLOSE_MS: 5_000, POOL_TIME_MS: 60_000 };

/** One place for a worker: whoever dies there is followed by another. */
export type Place = {
  /** Resolves when a worker stands there and is ready. */
  manned(): Promise<void>;
  /** Tells the worker to die at the first of these checkpoints that it comes by; whoever follows it is told anew. */
  doom(checkpoints: () => readonly string[]): void;
  /** Tells the worker to stop, and gives its exit code; another follows it. */
  retire(): Promise<number | null>;
  /** How many were killed there. */
  deaths: number;
};

/** Everything a campaign runs on, all of it its own. */
export type Rig = { redis: OwnRedis; s3: OwnS3; places: Place[]; chronicle: string; close(): Promise<void> };

/** `clockMs`: by how much the clock of one worker is wrong. */
export type RigOptions = {
  dir: string;
  seed: number;
  workers: number;
  settings: Record<string, string>;
  mutation?: string;
  clockMs?: number;
  fsync?: Fsync;
};

/** Starts Redis, the S3 endpoint, intake and the workers as processes on free ports of loopback, their files below `dir`. */
export async function startRig({
  dir,
  seed,
  workers,
  settings,
  mutation = '',
  clockMs = 0,
  fsync = 'always',
}: RigOptions): Promise<Rig> {
  const logs = join(dir, 'log');
  const chronicle = join(dir, 'chronicle.jsonl');
  await mkdir(logs, { recursive: true });
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const port = await freePort();
    const secret = 'a campaign of faults tells itself';
    const redis = await ownRedis(join(dir, 'redis'), fsync);
    closers.push(redis.close);
    const s3 = await ownS3(join(dir, 's3'), logs, { url: `http://127.0.0.1:${port}/events`, secret }, seed);
    closers.push(s3.close);
    const told = Object.fromEntries(Object.entries(HASTY).map(([name, ms]) => [name, String(ms)]));
    const common = { ...told, REDIS_URL: redis.url, ...s3.settings, POOL_THREADS: '1', LOG_LEVEL: 'warn', ...settings };
    const intake = program('intake', '@copydesk/intake/main', logs, {
      ...common,
      INTAKE_PORT: String(port),
      EVENTS_SECRET: secret,
    });
    const taking = start(intake);
    closers.push(() => end(taking, 'SIGTERM'));
    const own = { ...common, FAULTS_CHRONICLE: chronicle, FAULTS_MUTATION: mutation };
    const manning = Array.from({ length: workers }, (_, at) => {
      const clock = at === 0 ? { FAULTS_CLOCK_MS: String(clockMs) } : {};
      const worker = program(`worker-${at}`, new URL('worker.ts', import.meta.url).href, logs, { ...own, ...clock });
      return keepManned(
        () => start(worker),
        (child) => ready(child, worker),
      );
    });
    for (const { close: leave } of manning) closers.push(leave);
    await Promise.all([ready(taking, intake), ...manning.map(({ place }) => place.manned())]);
    return { redis, s3, chronicle, places: manning.map(({ place }) => place), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function keepManned(begin: () => ChildProcess, isReady: (child: ChildProcess) => Promise<unknown>) {
  let child = begin();
  let manned = isReady(child);
  let closing = false;
  let doomed: () => readonly string[] = () => [];
  // One that dies at this very moment is told nothing more.
  const tell = () => void (child.connected && child.send({ die: doomed() }, () => {}));
  // One that has left stands there no more, though it was ready once.
  const stands = () => child.exitCode === null && child.signalCode === null;
  const isManned = () =>
    manned.then(
      () => closing || stands(),
      () => closing,
    );
  const place: Place = {
    async manned() {
      await until(isManned, () => 'no worker follows the one that left');
    },
    doom(checkpoints) {
      doomed = checkpoints;
      tell();
    },
    async retire() {
      const leaving = child;
      await end(leaving, 'SIGTERM');
      return leaving.exitCode;
    },
    deaths: 0,
  };
  const follow = async () => {
    for (;;) {
      const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      if (closing) return;
      if (signal === 'SIGKILL') place.deaths += 1;
      // One that cannot start, as while Redis is away, is started again until it can.
      else await sleep(500);
      child = begin();
      tell();
      manned = isReady(child);
      manned.catch(() => {});
    }
  };
  manned.catch(() => {});
  const followed = follow();
  const close = async () => {
    closing = true;
    await end(child, 'SIGTERM');
    await followed;
  };
  return { place, close };
}
