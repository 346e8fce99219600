// Runs one command of this workspace on any machine that has Node 20 and npm: installs the pinned pnpm and the locked
// packages on first use, then runs the command on the workspace's own Node 24. All set-up talk goes to stderr.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.copydesk-installed');
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};

const wanted = createHash('sha256');
for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) wanted.update(readFileSync(join(root, file)));
const fingerprint = wanted.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) {
  process.stderr.write('copydesk: installing packages (first use, or the lockfile changed)\n');
  const tryToInstall = () =>
    spawnSync('npx', ['-y', packageManager, 'install', '--frozen-lockfile'], {
      cwd: root,
      env,
      stdio: ['ignore', 2, 2],
    });
  let install = tryToInstall();
  // A registry that did not answer may do so now; two who install at once get in each other's way in npm's own folder.
  for (let again = 0; again < 2 && install.status !== 0; again += 1) install = tryToInstall();
  if (install.status !== 0) {
    process.stderr.write('copydesk: the install failed; the lines above say why. It needs npm and its registry.\n');
    process.exit(install.status ?? 1);
  }
  writeFileSync(stamp, fingerprint);
}

const [command, ...args] = process.argv.slice(2);
// turbo finds its packages through pnpm, which must then be on PATH.
const [file, argv] = command === 'turbo' ? ['npx', ['-y', packageManager, 'exec', 'turbo', ...args]] : [join(bin, command), args];
// A Node that can be replaced by the command does not wait beside it in 50 MB. What is found through PATH it cannot be replaced by.
if (process.execve && command !== 'turbo') {
  process.chdir(root);
  process.execve(file, [file, ...argv], env);
}
const child = spawn(file, argv, { cwd: root, env, stdio: 'inherit' });
// A terminal's Ctrl-C reaches the child by itself; a supervisor's TERM reaches only us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`copydesk: cannot run ${command}: ${error.message}\n`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
});
