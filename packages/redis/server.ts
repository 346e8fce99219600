import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';

import { connectRedis, RedisError } from './connect.ts';
import { freePort } from './free-port.ts';

const APT_TRIES = 4;

/** A Redis of our own. */
export type RedisServer = { url: string; process: ChildProcess; close(): Promise<void> };

/** Starts a Redis of our own on a free loopback port, its data in `dir`. Throws `RedisError` with what to install. */
export async function startRedis(dir: string): Promise<RedisServer> {
  const port = await freePort();
  const child = await spawnRedis(dir, port);
  await redisReady(child, port);
  return {
    url: redisUrl(port),
    process: child,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where a Redis of ours on this port is. */
export function redisUrl(port: number): string {
  return `redis://127.0.0.1:${port}`;
}

/**
 * Starts `redis-server` on a loopback port with an append-only file in `dir`, and never evicting, installing it first where that
 * can be done. Throws `RedisError` with what to install otherwise.
 */
export async function spawnRedis(dir: string, port: number): Promise<ChildProcess> {
  installRedis();
  await mkdir(dir, { recursive: true });
  const settings = {
    port,
    bind: '127.0.0.1',
    dir,
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // A terminal's Ctrl-C must reach the services first: they have work to finish in it.
  return spawn('redis-server', words, { stdio: 'ignore', detached: true });
}

/**
 * Resolves when the Redis we spawned answers, however long it has to read in its file, and on however busy a machine. Throws
 * `RedisError` when it ended instead.
 */
export async function redisReady(child: ChildProcess, port: number): Promise<void> {
  const died = once(child, 'exit').then(([code]) =>
    Promise.reject(new RedisError(`redis-server ended at its start with code ${code}`)),
  );
  died.catch(() => {});
  for (;;) {
    const redis = await Promise.race([connectRedis(redisUrl(port)).catch(() => undefined), died]);
    if (redis) return void (await redis.quit());
  }
}

/**
 * Makes sure that `redis-server` can be run: installs it with apt where there is none, we are root and this is Debian (talk goes to
 * stderr). Throws `RedisError` with what to install otherwise.
 */
export function installRedis(): void {
  if (found()) return;
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!debian)
    throw new RedisError(
      'Copydesk needs Redis. Install the package redis-server (or valkey with its redis-server command), or set REDIS_URL to one that runs.',
    );
  process.stderr.write('copydesk: installing redis-server with apt (first use)\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt may be at work, with the same wish even; a mirror may not answer at once.
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  for (let tries = 0; tries < APT_TRIES && !found(); tries += 1) {
    if (tries > 0) spawnSync('sleep', ['5']);
    for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']])
      spawnSync('apt-get', [...words, ...patient], { env, stdio: ['ignore', 2, 2] });
  }
  if (!found())
    throw new RedisError(
      'apt could not install redis-server; the lines above say why. Install it, or set REDIS_URL to a Redis that runs.',
    );
}

function found(): boolean {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
}
