import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

import { startProcess } from '../process.fixture.ts';
import { BUCKET, clientOf, startServer, temporaryFolder } from '../server.fixture.ts';

const FIRST = Buffer.alloc(5 * 1024 * 1024, 'first part ');

async function begin(client: S3Client, Key: string) {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ContentType: 'text/x' }));
  return { Bucket: BUCKET, Key, UploadId };
}

type Target = Awaited<ReturnType<typeof begin>>;

async function part(client: S3Client, target: Target, PartNumber: number, Body: Buffer) {
  const { ETag } = await client.send(new UploadPartCommand({ ...target, PartNumber, Body }));
  return { PartNumber, ETag };
}

test('an upload outlives its server, even one that is killed; one that ended does not come back', async (t) => {
  const dir = await temporaryFolder(t);
  const { child, endpoint } = await startProcess(dir);
  const client = clientOf(t, endpoint);
  const [kept, aborted] = [await begin(client, 'kept'), await begin(client, 'aborted')];
  await part(client, kept, 1, Buffer.from('replaced'));
  const parts = [await part(client, kept, 1, FIRST), await part(client, kept, 2, Buffer.from('rest'))];
  await part(client, aborted, 1, FIRST);
  await client.send(new AbortMultipartUploadCommand(aborted));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;

  // A journal that is long for what it says is written anew, with what is under way.
  const journal = join(dir, '.journal');
  await appendFile(journal, `${JSON.stringify({ is: 'object gone', bucket: BUCKET, key: 'x' })}\n`.repeat(1_200));
  await (await startServer(t, { dir })).close();
  assert.ok((await readFile(journal, 'utf8')).split('\n').length < 20);
  const { client: again } = await startServer(t, { dir });
  assert.equal((await readdir(join(dir, '.pending'))).length, 2);
  const { Uploads = [] } = await again.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
  assert.deepEqual(
    Uploads.map(({ Key }) => Key),
    ['kept'],
  );
  await again.send(new CompleteMultipartUploadCommand({ ...kept, MultipartUpload: { Parts: parts } }));
  const found = await again.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'kept' }));
  assert.equal(found.ContentType, 'text/x');
  assert.equal(Buffer.compare(await bytesOf(found), Buffer.concat([FIRST, Buffer.from('rest')])), 0);
  assert.deepEqual(await readdir(join(dir, '.pending')), []);
});

async function bytesOf({ Body }: { Body?: { transformToByteArray(): Promise<Uint8Array> } | undefined }): Promise<Buffer> {
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

test('parts and uploads are listed page by page, each once and in order', async (t) => {
  const { client } = await startServer(t);
  const target = await begin(client, 'b c');
  for (const number of [5, 1, 10_000, 2]) await part(client, target, number, Buffer.from(`${number}`));
  const numbers: (number | undefined)[][] = [];
  for (let marker: string | undefined; ; ) {
    const page = await client.send(new ListPartsCommand({ ...target, MaxParts: 2, PartNumberMarker: marker }));
    numbers.push((page.Parts ?? []).map(({ PartNumber }) => PartNumber));
    if (!page.IsTruncated) break;
    marker = page.NextPartNumberMarker;
  }
  assert.deepEqual(numbers, [
    [1, 2],
    [5, 10_000],
  ]);

  const begun = [target.UploadId];
  for (const key of ['b c', 'a', 'd', 'b c']) begun.push((await begin(client, key)).UploadId);
  const [b1, b2, a, d, b3] = begun;
  const listed: (string | undefined)[] = [];
  const list = (at: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined }) =>
    client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, MaxUploads: 2, EncodingType: 'url', ...at }));
  for (let page = await list({}); ; page = await list(markerOf(page))) {
    listed.push(...idsOf(page));
    if (!page.IsTruncated) break;
  }
  assert.deepEqual(listed, [a, ...[b1, b2, b3].toSorted(), d]);
  const beyond = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, KeyMarker: 'b c' }));
  assert.deepEqual(idsOf(beyond), [d]);
});

function idsOf({ Uploads = [] }: ListMultipartUploadsCommandOutput): (string | undefined)[] {
  return Uploads.map(({ UploadId }) => UploadId);
}

/** Where the next page begins; the key is encoded as keys of listings are. */
function markerOf({ NextKeyMarker = '', NextUploadIdMarker }: ListMultipartUploadsCommandOutput) {
  return { KeyMarker: decodeURIComponent(NextKeyMarker.replaceAll('+', ' ')), UploadIdMarker: NextUploadIdMarker };
}
