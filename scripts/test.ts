// Runs every check of the workspace and ends with one line of counts: what `npm test` and CI call.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { installRedis } from '../packages/redis/server.ts';

/** A check that hangs is ended before whoever waits for all of them gives up, in milliseconds; a test that hangs long before. */
const LIMIT_MS = 13 * 60_000;

// Before the packages' tests start at once and would each call apt.
installRedis();

const dev = fileURLToPath(new URL('dev.mjs', import.meta.url));
const checks = spawn(
  process.execPath,
  [dev, 'turbo', 'run', 'check', '--output-logs=full', '--concurrency=3', '--continue', ...process.argv.slice(2)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const end = () => {
  for (const pid of startedBy(checks.pid)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);

/** Checks that have begun and not ended, by the name that each line of theirs begins with. */
const underWay = new Set<string>();
const limit = setTimeout(() => {
  process.stdout.write(`ended after ${LIMIT_MS / 60_000} minutes; not through: ${[...underWay].join(', ')}\n`);
  end();
}, LIMIT_MS);

const counts = { pass: 0, fail: 0 };
const lines = createInterface({ input: checks.stdout });
lines.on('line', (line) => {
  process.stdout.write(`${line}\n`);
  const [, name] = /^(\S+:test): /.exec(line) ?? [];
  if (name) underWay.add(name);
  // The closing lines of Node's test runner; a cached task prints its own again.
  const count = /ℹ (pass|fail|cancelled) (\d+)$/.exec(line);
  if (count) counts[count[1] === 'pass' ? 'pass' : 'fail'] += Number(count[2]);
  if (name && /ℹ duration_ms /.test(line)) underWay.delete(name);
});
const [[code]] = await Promise.all([once(checks, 'exit'), once(lines, 'close')]);
clearTimeout(limit);

/** A process and all that it has started, in whatever groups of processes those are: turbo and the servers of tests make their own. */
function startedBy(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) => readFileSync(file, 'utf8').split(' '));
  return [pid, ...children.filter(Boolean).flatMap((child) => startedBy(Number(child)))];
}

// A check that is no test (types, lint, unused code) fails the run without a failed test.
if (code !== 0 && counts.fail === 0) counts.fail = 1;
if (counts.pass === 0 && counts.fail === 0) counts.fail = 1;
process.stdout.write(`${counts.pass} passed, ${counts.fail} failed\n`);
process.exitCode = counts.fail > 0 ? 1 : 0;
