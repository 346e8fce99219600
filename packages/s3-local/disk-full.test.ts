import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';

import { startProcess } from './process.fixture.ts';
import { atEnd, BUCKET, clientOf, temporaryFolder } from './server.fixture.ts';

/** A command line that runs what follows it with a disk of 1 MB mounted on `dir`, in a world of mounts of its own. */
const withSmallDisk = (dir: string): string[] => [
  '/usr/bin/unshare',
  '-r',
  '-m',
  'sh',
  '-c',
  `mount -t tmpfs -o size=1m none '${dir}' && exec "$@"`,
  'sh',
];

const canMount = (dir: string): boolean => spawnSync('/usr/bin/env', [...withSmallDisk(dir), 'true']).status === 0;

test('a full disk is told as such, leaves what was there and nothing half, and is over when there is room again', async (t) => {
  const dir = await temporaryFolder(t);
  if (!canMount(dir)) return t.skip('no user namespaces here');
  const { child, endpoint } = await startProcess(dir, withSmallDisk(dir));
  atEnd(t, () => child.kill('SIGKILL'));
  const client = clientOf(t, endpoint);
  const put = (Key: string, size: number) =>
    client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(size, Key) }));
  const keys = async (): Promise<string[]> =>
    ((await client.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key = '' }) => Key);

  await put('first', 500_000);
  const full = { name: 'InsufficientStorage' };
  await assert.rejects(put('second', 700_000), full);
  await assert.rejects(put('first', 700_000), full);
  let small = 0;
  await assert.rejects(async () => {
    for (; small < 1000; small += 1) await put(`small/${small}`, 3000);
  }, full);

  assert.deepEqual((await keys()).length, 1 + small);
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'first' }));
  assert.equal((await Body?.transformToByteArray())?.length, 500_000);
  for (let i = 0; i < small; i += 1) {
    const found = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: `small/${i}` }));
    assert.equal((await found.Body?.transformToByteArray())?.length, 3000);
  }

  await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'first' }));
  await put('second', 400_000);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
