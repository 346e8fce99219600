import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { fingerprint } from '@copydesk/dedupe/fingerprint';
import type { Entry } from '@copydesk/dedupe/seen';
import { until } from '@copydesk/rehearsal/until';

import { connectRedis } from './connect.ts';
import { redisSeen } from './seen.ts';
import { startRedis } from './server.ts';

const prefix = '{copydesk}:';

function entry(name: string, second: number): Entry {
  const story = { uri: `urn:copydesk:${name}`, key: `wire/${name}` };
  const version = { etag: name, lastModified: `2026-11-23T05:50:0${second}Z` };
  return { id: name, story, version, fingerprint: fingerprint('The ferry to the northern isles sails again from Monday on.') };
}

test('a replica that takes over lacks what it was not told of, and is not trusted before that is put back', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'failover-'));
  const servers = await Promise.all(['one', 'two'].map((name) => startRedis(join(dir, name))));
  const [master, replica] = await Promise.all(servers.map(({ url }) => connectRedis(url)));
  t.after(async () => {
    master?.disconnect();
    replica?.disconnect();
    await Promise.all(servers.map((server) => server.close()));
    await rm(dir, { recursive: true });
  });
  assert.ok(master && replica);
  await master.config('SET', 'repl-diskless-sync-delay', 0);
  // One that writes its first file after it was synchronised does not let itself be stopped.
  await replica.config('SET', 'appendonly', 'no');
  await replica.replicaof('127.0.0.1', new URL(servers[0]?.url ?? '').port);
  const link = () => replica.info('replication');
  await until(
    async () => (await link()).includes('master_link_status:up'),
    async () => `no link to the master: ${await link()}`,
  );

  const before = redisSeen(master, { prefix });
  await (await before.claimRebuild())?.finish();
  const epoch = await before.epoch();
  await before.meet(entry('told', 1));
  assert.equal(await master.wait(1, 10_000), 1, 'the replica was told so far');
  await replica.replicaof('NO', 'ONE');
  await before.meet(entry('not-told', 2));

  const after = redisSeen(replica, { prefix });
  assert.equal(await after.meet(entry('copy', 3)), 'rebuilding');
  const rebuild = await after.claimRebuild();
  assert.equal(rebuild?.since, '2026-11-23T05:50:01Z');
  await rebuild?.finish();
  assert.notEqual(await after.epoch(), epoch);
  const meeting = await after.meet(entry('copy', 3));
  assert.deepEqual(typeof meeting === 'object' && meeting.candidates.map(({ id }) => id), ['told']);
});
