import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { seenConformance } from '@copydesk/dedupe/seen-conformance';
import type { Subject } from '@copydesk/dedupe/seen-trial';
import { until } from '@copydesk/rehearsal/until';
import { Cluster, Redis } from 'ioredis';

import { freePort } from './free-port.ts';
import { redisSeen } from './seen.ts';
import { installRedis } from './server.ts';

const NODES = 3;
const SLOTS = 16_384;
const prefix = '{copydesk}:';

/** Older ones cannot be told which port their nodes talk through. */
const version = /v=(\d+)/.exec(spawnSync('redis-server', ['--version']).stdout?.toString() ?? '')?.[1];
const skip = version !== undefined && Number(version) < 7 && `redis-server ${version} is older than 7`;

let dir: string;
const children: ChildProcess[] = [];
const nodes: Redis[] = [];
let clients: Cluster[] = [];

/** Three nodes of our own that share the slots, each on loopback and on ports that were free. */
before(async () => {
  if (skip) return;
  installRedis();
  dir = await mkdtemp(join(tmpdir(), 'cluster-'));
  const ports: [number, number][] = [];
  for (let node = 0; node < NODES; node++) ports.push([await freePort(), await freePort()]);
  for (const [port, bus] of ports) {
    const own = join(dir, String(port));
    await mkdir(own);
    const settings = {
      port,
      'cluster-port': bus,
      bind: '127.0.0.1',
      dir: own,
      'cluster-enabled': 'yes',
      save: '',
      appendonly: 'no',
    };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    children.push(spawn('redis-server', words, { stdio: 'ignore' }));
    const node = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null });
    // It is asked before it listens.
    node.on('error', () => {});
    nodes.push(node);
  }
  await Promise.all(nodes.map(async (node) => node.ping()));
  const share = Math.ceil(SLOTS / NODES);
  for (const [at, node] of nodes.entries()) {
    await node.cluster('ADDSLOTSRANGE', at * share, Math.min(SLOTS, (at + 1) * share) - 1);
  }
  const [first, ...others] = nodes;
  for (const [at] of others.entries()) await first!.call('CLUSTER', 'MEET', '127.0.0.1', ports[at + 1]![0], ports[at + 1]![1]);
  const told = () => Promise.all(nodes.map(async (node) => node.cluster('INFO')));
  await until(
    async () => (await told()).every((info) => info.includes('cluster_state:ok')),
    async () => `no cluster of the nodes, which say ${(await told()).join('; ')}`,
  );
  clients = Array.from({ length: 3 }, () => new Cluster([{ host: '127.0.0.1', port: ports[0]![0] }]));
});

after(async () => {
  if (skip) return;
  for (const client of [...clients, ...nodes]) client.disconnect();
  await Promise.all(
    children.map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
  await rm(dir, { recursive: true });
});

/** These servers are ours: nobody else knows their ports. */
async function flush(): Promise<void> {
  await Promise.all(nodes.map(async (node) => node.flushall()));
}

async function open(): Promise<Subject> {
  await flush();
  const [seen, ...peers] = clients.map((client) => redisSeen(client, { prefix }));
  await (await seen!.claimRebuild())?.finish();
  return { seen: seen!, peers, wipe: flush, close: async () => {} };
}

describe('the index in a cluster of three', { skip }, () => {
  seenConformance(open, { pairs: 50, lapses: false });

  it('lies in one slot, whichever node has it', async () => {
    await open();
    const held = await Promise.all(nodes.map(async (node) => node.dbsize()));
    assert.deepEqual(held.filter((keys) => keys > 0).length, 1, held.join(' '));
  });
});
