import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { startProcess } from './process.fixture.ts';
import { BUCKET, clientOf, startServer, temporaryFolder } from './server.fixture.ts';

const KEY_COUNT = 12;

/** After how many confirmed changes each round ends: not at the same moment of anything. */
const ROUNDS = [37, 68, 103, 151];

/** What a key holds: a version's number, or nothing. */
type Held = number | 'nothing';

/** Every third change of a key is a DELETE. */
const heldAfter = (change: number): Held => (change % 3 === 0 ? 'nothing' : change);

/** The body says which version of which key it is, and is long enough to be written in several pieces. */
const bodyOf = (key: string, version: number): string => `${key} ${version} `.repeat(20_000);

/** Changes a key until the server is gone. Gives what it held at the last confirmed change, and at the one whose fate is unknown. */
async function hammer(client: S3Client, Key: string, first: number, onConfirmed: () => void): Promise<[Held | undefined, Held]> {
  let confirmed: Held | undefined;
  for (let change = first; ; change += 1) {
    const held = heldAfter(change);
    try {
      if (held === 'nothing') await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
      else await put(client, Key, held);
      confirmed = held;
      onConfirmed();
    } catch {
      return [confirmed, held];
    }
  }
}

function put(client: S3Client, Key: string, version: number): Promise<unknown> {
  const Metadata = { version: `${version}` };
  return client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: bodyOf(Key, version), Metadata }));
}

/** What a key holds, once its body, ETag and metadata have been found to agree. */
async function heldBy(client: S3Client, Key: string): Promise<Held> {
  const found = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key })).catch((error: unknown) => {
    assert.equal((error as Error).name, 'NoSuchKey');
    return undefined;
  });
  if (found === undefined) return 'nothing';
  const body = (await found.Body?.transformToString()) ?? '';
  const version = Number(found.Metadata?.['version']);
  assert.equal(body, bodyOf(Key, version), `${Key}: body and metadata are of different versions`);
  assert.equal(found.ETag, `"${createHash('md5').update(body).digest('hex')}"`);
  return version;
}

test('kill -9 at any time leaves every object whole, with its own metadata, and nothing confirmed is lost', async (t) => {
  const dir = await temporaryFolder(t);
  const keys = Array.from({ length: KEY_COUNT }, (_, i) => (i % 3 === 0 ? `//odd/${i}` : `2026/11/${i % 2}/${i}.html`));
  for (const [round, changes] of ROUNDS.entries()) {
    const { child, endpoint } = await startProcess(dir);
    const client = clientOf(t, endpoint);
    const exited = once(child, 'exit');
    let left = changes;
    const onConfirmed = (): void => void ((left -= 1) === 0 && child.kill('SIGKILL'));
    const fates = await Promise.all(keys.map((key) => hammer(client, key, round * 9999 + 1, onConfirmed)));
    await exited;

    const after = await startServer(t, { dir });
    for (const [i, [confirmed, unknown]] of fates.entries()) {
      const held = await heldBy(after.client, keys[i] ?? '');
      if (confirmed !== undefined)
        assert.ok([confirmed, unknown].includes(held), `${keys[i]}: ${held}, not ${confirmed} or ${unknown}`);
    }
    assert.deepEqual(await readdir(join(dir, '.pending')), []);
    const { Contents = [] } = await after.client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    for (const { Key = '' } of Contents) assert.notEqual(await heldBy(after.client, Key), 'nothing');
    await after.close();
  }
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the process by itself, with what was confirmed on disk`, async (t) => {
    const dir = await temporaryFolder(t);
    const { child, endpoint } = await startProcess(dir);
    await put(clientOf(t, endpoint), 'a', 1);
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    const { client } = await startServer(t, { dir });
    assert.equal(await heldBy(client, 'a'), 1);
  });
}
