import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';

import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

import { BUCKET, startServer, temporaryFolder } from './server.fixture.ts';

const put = (client: S3Client, Key: string, Body: string) =>
  client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, Metadata: { of: 'test' } }));
const head = (client: S3Client, Key: string) => client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
const remove = (client: S3Client, Key: string) => client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));

async function textOf(client: S3Client, Key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return (await Body?.transformToString()) ?? '';
}

async function keysOf(client: S3Client): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return Contents.map(({ Key = '' }) => Key);
}

/** Stops the server, lets a person work on the files, starts it again. */
async function whileDown(t: TestContext, dir: string, work: (bucketFolder: string) => Promise<void>): Promise<S3Client> {
  const folder = join(dir, BUCKET);
  const first = await startServer(t, { dir });
  await put(first.client, 'kept.txt', 'kept');
  await put(first.client, 'edited.txt', 'before');
  await put(first.client, 'removed/deep.txt', 'removed');
  await first.close();
  await work(folder);
  return (await startServer(t, { dir })).client;
}

test('an object whose key is a plain path is the file of that name', async (t) => {
  const { client, dir } = await startServer(t);
  for (const key of ['2026/11/23/a.html', 'with space+plus%20.txt', 'e\u0301', 'é', '.hidden']) {
    await put(client, key, `body of ${key}`);
    assert.equal(await readFile(join(dir, BUCKET, key), 'utf8'), `body of ${key}`);
  }
});

test('keys that are no paths lie escaped beside the buckets, and none leaves the folder', async (t) => {
  const dir = join(await temporaryFolder(t), 'a', 'b', 'c');
  const { client } = await startServer(t, { dir });
  const keys = ['../../up', '/lead', 'a//b', 'tail/', './x', '\u0000', '..', 'x'.repeat(1024), '%2E%2E%2Fup'];
  for (const key of keys) await put(client, key, `body of ${key}`);
  for (const key of keys) assert.equal(await textOf(client, key), `body of ${key}`);
  assert.deepEqual(await readdir(dirname(dir)), ['c']);
  assert.equal((await readdir(join(dir, '.escaped', BUCKET))).length, keys.length - 1);
  assert.equal(await readFile(join(dir, '.escaped', BUCKET, 'a%2F%2Fb'), 'utf8'), 'body of a//b');
});

test('a key and keys below it live side by side in any order, over restarts and deletes', async (t) => {
  const dir = await temporaryFolder(t);
  for (const order of [
    ['a', 'a/b', 'a/b/c', 'a/'],
    ['a/b/c', 'a/', 'a/b', 'a'],
  ]) {
    const first = await startServer(t, { dir });
    for (const key of order) await put(first.client, key, `body of ${key}`);
    await first.close();
    const second = await startServer(t, { dir });
    assert.deepEqual(await keysOf(second.client), ['a', 'a/', 'a/b', 'a/b/c']);
    for (const key of order) assert.equal(await textOf(second.client, key), `body of ${key}`);
    for (const key of order) {
      await remove(second.client, key);
      await assert.rejects(head(second.client, key), { name: 'NotFound' });
    }
    assert.deepEqual(await readdir(join(dir, BUCKET)), []);
    await second.close();
  }
});

test('everything is as before after a restart', async (t) => {
  const dir = await temporaryFolder(t);
  const first = await startServer(t, { dir });
  for (const key of ['plain', '//odd']) await put(first.client, key, key);
  await put(first.client, 'gone', 'gone');
  await remove(first.client, 'gone');
  const before = await Promise.all(['plain', '//odd'].map((key) => head(first.client, key)));
  await first.close();
  const { client } = await startServer(t, { dir });
  assert.deepEqual(await keysOf(client), ['//odd', 'plain']);
  const after = await Promise.all(['plain', '//odd'].map((key) => head(client, key)));
  for (const [i, { $metadata: _, ...facts }] of before.entries())
    assert.deepEqual({ ...after[i], $metadata: undefined }, { ...facts, $metadata: undefined });
});

test('a long journal is rewritten at the start and says the same', async (t) => {
  const dir = await temporaryFolder(t);
  const first = await startServer(t, { dir });
  for (const key of ['//b', 'a']) await put(first.client, key, key);
  await first.close();
  const journal = await readFile(join(dir, '.journal'), 'utf8');
  await writeFile(join(dir, '.journal'), journal.repeat(400));
  const second = await startServer(t, { dir });
  assert.equal(await readFile(join(dir, '.journal'), 'utf8'), journal);
  for (const key of ['a', '//b']) assert.equal(await textOf(second.client, key), key);
});

test('a body that a crash left pending goes where the journal says; one the journal does not know goes', async (t) => {
  const dir = await temporaryFolder(t);
  const first = await startServer(t, { dir });
  for (const key of ['new', '//odd', 'over']) await put(first.client, key, `body of ${key}`);
  await first.close();
  for (const line of (await readFile(join(dir, '.journal'), 'utf8')).trimEnd().split('\n')) {
    const { is, key, record } = JSON.parse(line) as { is: string; key: string; record: { id: string } };
    const place = key === '//odd' ? join(dir, '.escaped', BUCKET, '%2F%2Fodd') : join(dir, BUCKET, key ?? '');
    if (is === 'object') await rename(place, join(dir, '.pending', record.id));
  }
  await writeFile(join(dir, BUCKET, 'over'), 'the version before');
  await writeFile(join(dir, '.pending', 'unheard-of'), 'half a bo');

  const { client } = await startServer(t, { dir });
  for (const key of ['new', '//odd', 'over']) {
    assert.equal(await textOf(client, key), `body of ${key}`);
    assert.deepEqual((await head(client, key)).Metadata, { of: 'test' });
  }
  assert.deepEqual(await readdir(join(dir, '.pending')), []);
});

test('a file that a person lays into the folder, edits or takes away is so in the store after the next start', async (t) => {
  const client = await whileDown(t, await temporaryFolder(t), async (folder) => {
    await mkdir(join(folder, 'new', 'sub'), { recursive: true });
    await writeFile(join(folder, 'new', 'sub', 'laid.txt'), 'laid');
    await writeFile(join(folder, 'edited.txt'), 'after!');
    await utimes(join(folder, 'edited.txt'), 1_900_000_000, 1_900_000_000);
    await rm(join(folder, 'removed'), { recursive: true });
  });
  assert.deepEqual(await keysOf(client), ['edited.txt', 'kept.txt', 'new/sub/laid.txt']);
  assert.equal(await textOf(client, 'new/sub/laid.txt'), 'laid');
  assert.equal(await textOf(client, 'edited.txt'), 'after!');
  const edited = await head(client, 'edited.txt');
  assert.deepEqual([edited.LastModified?.getTime(), edited.Metadata], [1_900_000_000_000, {}]);
});

test('a file only touched keeps its version', async (t) => {
  const dir = await temporaryFolder(t);
  const client = await whileDown(t, dir, (folder) => utimes(join(folder, 'kept.txt'), 1_900_000_000, 1_900_000_000));
  const { LastModified, Metadata } = await head(client, 'kept.txt');
  assert.deepEqual([(LastModified?.getTime() ?? 0) < 1_900_000_000_000, Metadata], [true, { of: 'test' }]);
});

test('links and names that are not UTF-8 are no objects', async (t) => {
  const client = await whileDown(t, await temporaryFolder(t), async (folder) => {
    await symlink('/etc/passwd', join(folder, 'link'));
    await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), 'bytes');
  });
  assert.deepEqual(await keysOf(client), ['edited.txt', 'kept.txt', 'removed/deep.txt']);
});

test('a new key goes round what a person has put in its way', async (t) => {
  const { client, dir } = await startServer(t);
  await mkdir(join(dir, BUCKET, 'folder', 'sub'), { recursive: true });
  await writeFile(join(dir, BUCKET, 'file'), 'by hand');
  for (const key of ['folder', 'file/below']) {
    await put(client, key, key);
    assert.equal(await textOf(client, key), key);
  }
  assert.deepEqual((await readdir(join(dir, '.escaped', BUCKET))).toSorted(), ['file%2Fbelow', 'folder']);
});

test('an object whose place a person has taken is still stored and served, and no start forgets it', async (t) => {
  const warnings: unknown[] = [];
  const dir = await temporaryFolder(t);
  const { client, close } = await startServer(t, { dir }, warnings);
  await put(client, 'taken', 'first');
  await rm(join(dir, BUCKET, 'taken'));
  await mkdir(join(dir, BUCKET, 'taken', 'folder'), { recursive: true });
  await put(client, 'taken', 'second');
  assert.equal(await textOf(client, 'taken'), 'second');
  assert.equal(warnings.length, 1);
  await close();
  await assert.rejects(startServer(t, { dir }), /Make room there and start again/);
  await rm(join(dir, BUCKET, 'taken'), { recursive: true });
  const { client: again } = await startServer(t, { dir });
  assert.equal(await textOf(again, 'taken'), 'second');
  await remove(again, 'taken');
  assert.deepEqual(await readdir(join(dir, '.pending')), []);
});

test("a bucket is not deleted while a person's files lie in its folder", async (t) => {
  const { client, dir } = await startServer(t);
  await writeFile(join(dir, BUCKET, 'note.txt'), 'by hand');
  await assert.rejects(client.send(new DeleteBucketCommand({ Bucket: BUCKET })), { name: 'BucketNotEmpty' });
  await put(client, 'a', 'still a bucket');
  assert.deepEqual(await keysOf(client), ['a']);
});

test('two servers never work in one folder', async (t) => {
  const { dir, close } = await startServer(t);
  await assert.rejects(startServer(t, { dir }), /Another s3-local works in/);
  await close();
  await startServer(t, { dir });
});
