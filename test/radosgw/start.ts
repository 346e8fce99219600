import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '@copydesk/redis/free-port';

import { programs } from './install.ts';

export type Keys = { accessKeyId: string; secretAccessKey: string };

/** A gateway that runs, and the keys of a user who may give others their policies. */
export type Gateway = Keys & {
  endpoint: string;
  /** Makes a user who may do nothing yet. */
  user(name: string): Keys;
  close(): Promise<void>;
};

/** From nothing to a gateway that answers takes about 15 s on an idle machine. Milliseconds. */
const PATIENCE_MS = 120_000;

/**
 * Starts a Ceph cluster of one monitor and one store in memory, with an object gateway in front, on free loopback ports. Everything is
 * gone when it is closed.
 */
export async function startGateway(): Promise<Gateway> {
  const dir = await mkdtemp(join(tmpdir(), 'copydesk-rgw-'));
  for (const name of ['mon', 'osd', 'rgw', 'run', 'log']) await mkdir(join(dir, name));
  const { env, plugins } = programs();
  const [mon, rgw] = [await freePort(), await freePort()];
  const fsid = randomUUID();
  const conf = join(dir, 'ceph.conf');
  await writeFile(conf, configuration({ dir, mon, rgw, fsid, plugins }));

  const deadline = Date.now() + PATIENCE_MS;
  const started: ChildProcess[] = [];
  const attempt = (command: string, words: string[]) =>
    spawnSync(command, words, { cwd: dir, env, encoding: 'utf8', timeout: 30_000 });
  const must = (command: string, ...words: string[]) => {
    const { status, stderr } = attempt(command, words);
    if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr?.slice(-500)}`);
  };
  const start = (command: string, ...words: string[]) => {
    const log = openSync(join(dir, 'log', `${command}.out`), 'a');
    started.push(spawn(command, ['-c', conf, '-f', ...words], { cwd: dir, env, stdio: ['ignore', log, log] }));
  };
  async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) {
      if (Date.now() > deadline || started.some(({ exitCode }) => exitCode !== null))
        throw new Error(`no ${what}; see ${dir}/log`);
      await sleep(200);
    }
  }
  async function close(): Promise<void> {
    for (const child of started.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      // Nothing of it is to be kept.
      child.kill('SIGKILL');
      await ended;
    }
    await rm(dir, { recursive: true, force: true });
  }

  try {
    must('ceph-authtool', '--create-keyring', 'keyring', '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *');
    must('ceph-authtool', 'keyring', '--gen-key', '-n', 'client.admin', '--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *');
    must('monmaptool', '--create', '--clobber', '--fsid', fsid, '--addv', 'a', `v1:127.0.0.1:${mon}`, 'monmap');
    must('ceph-mon', '-c', conf, '--mkfs', '-i', 'a', '--monmap', 'monmap', '--keyring', 'keyring');
    start('ceph-mon', '-i', 'a');
    await until('monitor', () => attempt('ceph', ['-c', conf, '--connect-timeout', '2', '-s']).status === 0);
    // Placed by hand: a store that places itself asks before it has its map, and hangs.
    const osd = randomUUID();
    must('ceph', '-c', conf, 'osd', 'new', osd, '0');
    must('ceph', '-c', conf, 'osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=local');
    must('ceph-osd', '-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd);
    start('ceph-osd', '-i', '0');
    await until('store', () => attempt('ceph', ['-c', conf, 'osd', 'stat']).stdout?.includes('1 up') ?? false);
    const user = (name: string): Keys => {
      const keys = { accessKeyId: `key-of-${name}`, secretAccessKey: randomUUID() };
      const told = ['--uid', name, '--display-name', name, '--access-key', keys.accessKeyId, '--secret', keys.secretAccessKey];
      must('radosgw-admin', '-c', conf, 'user', 'create', ...told);
      return keys;
    };
    const keys = user('owner');
    must('radosgw-admin', '-c', conf, 'caps', 'add', '--uid', 'owner', '--caps', 'user-policy=*');
    start('radosgw', '-n', 'client.rgw.a');
    const endpoint = `http://127.0.0.1:${rgw}`;
    await until('gateway', () =>
      fetch(endpoint).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return { endpoint, ...keys, user, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function configuration({
  dir,
  mon,
  rgw,
  fsid,
  plugins,
}: {
  dir: string;
  mon: number;
  rgw: number;
  fsid: string;
  plugins: string;
}) {
  return `[global]
fsid = ${fsid}
mon host = v1:127.0.0.1:${mon}/0
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms bind msgr2 = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 1
plugin dir = ${plugins}/ceph
erasure code dir = ${plugins}/ceph/erasure-code
osd class dir = ${plugins}/rados-classes
run dir = ${dir}/run
admin socket = ${dir}/run/$name.asok
log file = ${dir}/log/$name.log
pid file = ${dir}/run/$name.pid
keyring = ${dir}/keyring
[mon.a]
mon data = ${dir}/mon
mon addr = 127.0.0.1:${mon}
mon allow pool delete = true
[osd.0]
osd data = ${dir}/osd
osd objectstore = memstore
osd class update on start = false
osd crush update on start = false
memstore device bytes = 1073741824
[client.rgw.a]
rgw data = ${dir}/rgw
rgw frontends = beast endpoint=127.0.0.1:${rgw}
rgw dns name = localhost
rgw enable apis = s3, admin, sts, iam, notifications
rgw trust forwarded https = true
`;
}
