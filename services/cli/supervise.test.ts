import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { supervise } from './supervise.ts';

const data = await mkdtemp(join(tmpdir(), 'copydesk-supervise-'));
await mkdir(join(data, 'run'));
after(() => rm(data, { recursive: true }));

const run = (program: string) => spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
const lives = () => run('setInterval(() => {}, 1_000)');
const isGone = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** A service whose processes are begun by these functions in turn; `begun(n)` is the n-th of them. */
function service(...spawns: (() => ChildProcess | Promise<ChildProcess>)[]) {
  const places = spawns.map(() => Promise.withResolvers<ChildProcess>());
  let count = 0;
  return {
    name: 'probe',
    begun: (at: number) => places[at]!.promise,
    async spawn() {
      const at = count++;
      const child = await spawns[at]!();
      places[at]!.resolve(child);
      return child;
    },
    ready: async (child: ChildProcess) => ({ pid: child.pid }),
  };
}

test('what ends is followed by another, also when it ends before its number is written down', async () => {
  const brief = service(async () => {
    const child = run('');
    const { promise, resolve } = Promise.withResolvers<ChildProcess>();
    // Whoever waits for the process hears of it one step before its end is told.
    child.prependOnceListener('exit', () => resolve(child));
    return promise;
  }, lives);
  const { stop } = await supervise(brief, data);
  const second = await brief.begun(1);
  await stop();
  assert.ok(isGone(second));
  assert.deepEqual(await readdir(join(data, 'run')), []);
});

test('one that is only just begun when all is to stop does not stay behind', async () => {
  const asked = Promise.withResolvers<void>();
  const late = Promise.withResolvers<ChildProcess>();
  const twice = service(lives, () => (asked.resolve(), late.promise));
  const { stop } = await supervise(twice, data);
  const first = await twice.begun(0);
  first.kill('SIGKILL');
  await asked.promise;
  const stopped = stop();
  const second = lives();
  await once(second, 'spawn');
  late.resolve(second);
  await stopped;
  assert.ok(isGone(second));
});

test('one that cannot be begun says why', async () => {
  const never = service(() => Promise.reject(new Error('no such program')));
  await assert.rejects(supervise(never, data), /no such program/);
});
