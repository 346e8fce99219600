import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the programs are unpacked when the machine has none: once a workspace, about 300 MB. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/radosgw', import.meta.url));

const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd'];

/** How to run the programs of Ceph: their environment, and where their plug-ins lie. */
export type Programs = { env: NodeJS.ProcessEnv; plugins: string };

/**
 * The Ceph gateway and what it needs, as installed on this machine, or unpacked from Debian's packages into a folder of the workspace:
 * that needs no rights, and leaves the machine as it is. Throws a sentence when neither can be had.
 */
export function programs(): Programs {
  if (['radosgw', 'ceph-mon', 'ceph-osd'].every((name) => run('which', [name]).status === 0))
    return { env: process.env, plugins: `/usr/lib/${triplet()}` };
  const root = join(CACHE, 'root');
  if (!existsSync(root)) unpack(root);
  const libraries = `/usr/lib/${triplet()}`;
  const below = (...paths: string[]) => paths.map((path) => join(root, path)).join(':');
  return {
    env: {
      ...process.env,
      PATH: `${below('/usr/bin')}:${process.env['PATH']}`,
      LD_LIBRARY_PATH: below(libraries, `${libraries}/ceph`, `/lib/${triplet()}`),
      PYTHONPATH: below('/usr/lib/python3/dist-packages'),
    },
    plugins: join(root, libraries),
  };
}

function unpack(root: string): void {
  if (!existsSync('/etc/debian_version'))
    throw new Error('The Ceph gateway is not installed, and only on Debian is it known where to get it.');
  process.stderr.write('unpacking the Ceph gateway (first use; about 70 MB are fetched)\n');
  const debs = join(CACHE, 'debs');
  mkdirSync(debs, { recursive: true });
  // An ordinary user works with the lists that are there.
  if (process.getuid?.() === 0) run('apt-get', ['update', '-qq']);
  const plan = run('apt-get', ['install', '-s', '-qq', '--no-install-recommends', ...PACKAGES]);
  const names = plan.stdout.split('\n').flatMap((line) => /^Inst (\S+)/.exec(line)?.[1] ?? []);
  const fetched = names.length > 0 && run('apt-get', ['download', '-qq', ...names], debs).status === 0;
  if (!fetched) throw new Error(`apt cannot fetch the Ceph gateway: ${plan.stderr.slice(0, 500)}`);
  const half = `${root}.half`;
  rmSync(half, { recursive: true, force: true });
  for (const deb of readdirSync(debs)) run('dpkg', ['-x', join(debs, deb), half]);
  rmSync(debs, { recursive: true });
  renameSync(half, root);
}

function run(command: string, words: string[], cwd?: string) {
  return spawnSync(command, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** The name of Debian's folder for libraries of this kind of machine. */
function triplet(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}
