import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

import { startProcess } from './process.fixture.ts';
import { BUCKET, clientOf, startServer, temporaryFolder } from './server.fixture.ts';

const KEY_COUNT = 12;
const ROUNDS = 4;

/** The body says which version of which key it is, and is long enough to be written in several pieces. */
const bodyOf = (key: string, version: number): string => `${key} ${version} `.repeat(20_000);

/** Writes and deletes one key without end. Gives the version last confirmed, and one whose fate is unknown. */
async function hammer(
  client: S3Client,
  Key: string,
  first: number,
): Promise<{ confirmed: number | 'none' | 'unknown'; tried: number }> {
  let confirmed: number | 'none' | 'unknown' = 'unknown';
  for (let version = first; ; version += 1) {
    try {
      if (version % 5 === 0) await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
      else
        await client.send(
          new PutObjectCommand({ Bucket: BUCKET, Key, Body: bodyOf(Key, version), Metadata: { version: `${version}` } }),
        );
      confirmed = version % 5 === 0 ? 'none' : version;
    } catch {
      return { confirmed, tried: version };
    }
  }
}

/** The version a key holds, once its body, ETag and metadata have been found to agree. */
async function versionOf(client: S3Client, Key: string): Promise<number | 'none'> {
  const found = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key })).catch((error: unknown) => {
    assert.equal((error as Error).name, 'NoSuchKey');
    return undefined;
  });
  if (found === undefined) return 'none';
  const body = (await found.Body?.transformToString()) ?? '';
  const version = Number(found.Metadata?.['version']);
  assert.equal(body, bodyOf(Key, version), `${Key}: body and metadata are of different versions`);
  assert.equal(found.ETag, `"${createHash('md5').update(body).digest('hex')}"`);
  return version;
}

test('kill -9 at any time leaves every object whole, with its own metadata, and nothing confirmed is lost', async (t) => {
  const dir = await temporaryFolder(t);
  const keys = Array.from({ length: KEY_COUNT }, (_, i) => (i % 3 === 0 ? `//odd/${i}` : `2026/11/${i % 2}/${i}.html`));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, endpoint } = await startProcess(dir);
    const client = clientOf(t, endpoint);
    const hammered = keys.map((key) => hammer(client, key, round * 100_000 + 1));
    await sleep(150 + round * 97);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const fates = await Promise.all(hammered);

    const after = await startServer(t, { dir });
    for (const [i, key] of keys.entries()) {
      const { confirmed = 'unknown', tried = 0 } = fates[i] ?? {};
      const version = await versionOf(after.client, key);
      if (confirmed === 'unknown') continue;
      const pending = tried % 5 === 0 ? 'none' : tried;
      assert.ok(version === confirmed || version === pending, `${key}: ${version}, confirmed ${confirmed}, tried ${tried}`);
    }
    assert.deepEqual(await readdir(join(dir, '.pending')), []);
    const { Contents = [] } = await after.client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    for (const { Key = '' } of Contents) assert.notEqual(await versionOf(after.client, Key), 'none');
    await after.close();
  }
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the process by itself, with what was confirmed on disk`, async (t) => {
    const dir = await temporaryFolder(t);
    const { child, endpoint } = await startProcess(dir);
    await clientOf(t, endpoint).send(
      new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: bodyOf('a', 1), Metadata: { version: '1' } }),
    );
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    const { client } = await startServer(t, { dir });
    assert.equal(await versionOf(client, 'a'), 1);
  });
}
