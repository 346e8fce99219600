// Runs every check of the workspace and ends with one line of counts: what `npm test` and CI call.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { installRedis } from '../packages/redis/server.ts';

// Before the packages' tests start at once and would each call apt.
installRedis();

const dev = fileURLToPath(new URL('dev.mjs', import.meta.url));
const checks = spawn(
  process.execPath,
  [dev, 'turbo', 'run', 'check', '--output-logs=full', '--concurrency=3', '--continue', ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);

const counts = { pass: 0, fail: 0 };
const lines = createInterface({ input: checks.stdout });
lines.on('line', (line) => {
  process.stdout.write(`${line}\n`);
  // The closing lines of Node's test runner; a cached task prints its own again.
  const count = /ℹ (pass|fail) (\d+)$/.exec(line);
  if (count) counts[count[1] as keyof typeof counts] += Number(count[2]);
});
const [[code]] = await Promise.all([once(checks, 'exit'), once(lines, 'close')]);

// A check that is no test (types, lint, unused code) fails the run without a failed test.
if (code !== 0 && counts.fail === 0) counts.fail = 1;
if (counts.pass === 0 && counts.fail === 0) counts.fail = 1;
process.stdout.write(`${counts.pass} passed, ${counts.fail} failed\n`);
process.exitCode = counts.fail > 0 ? 1 : 0;
