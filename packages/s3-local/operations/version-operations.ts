import type { Bucket } from '../storage/bucket.ts';
import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { encoderOf } from '../wire/key-encoding.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { compareUtf8 } from '../storage/sorted-keys.ts';
import { idOf, type Version } from '../storage/versions.ts';
import { readXml } from '../wire/xml-read.ts';
import type { Element } from '../wire/xml-write.ts';

const MAX_CONFIGURATION_BYTES = 64 * 1024;
const MAX_KEYS = 1000;

/** PutBucketVersioning. */
export async function putVersioning(call: Call, signed: Signed, { store }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const root = readXml((await collected(payloadOf(call, signed, MAX_CONFIGURATION_BYTES))).toString());
  const status = root.children.find(({ name }) => name === 'Status')?.text.trim();
  if (root.name !== 'VersioningConfiguration' || (status !== 'Enabled' && status !== 'Suspended'))
    throw new S3Error('MalformedXML', 'Status is Enabled or Suspended');
  await store.setVersioning(bucket, status);
  return { status: 200 };
}

/** GetBucketVersioning; of a bucket that never kept versions nothing is told. */
export async function getVersioning(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { versioning } = store.bucket(call.bucket);
  return xmlReply(['VersioningConfiguration', versioning === undefined ? [] : [['Status', versioning]]]);
}

/** ListObjectVersions: keys in UTF-8 byte order, of each the newest version first. A page ends behind all versions of a key. */
export async function listVersions(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { query } = call;
  const bucket = store.bucket(call.bucket);
  const encode = encoderOf(query.get('encoding-type'));
  const [prefix, after] = [query.get('prefix') ?? '', query.get('key-marker') ?? ''];
  const most = Math.min(Number(query.get('max-keys') || MAX_KEYS), MAX_KEYS);
  if (!Number.isSafeInteger(most) || most < 0) throw new S3Error('InvalidArgument', 'max-keys');
  const told: Element[] = [];
  let last: string | undefined;
  let truncated = false;
  for (const key of keysOf(bucket, prefix, after)) {
    truncated = told.length >= most;
    if (truncated) break;
    told.push(...versionsOf(bucket, key).map((version, at) => elementOf(encode(key), version, at === 0)));
    last = key;
  }
  return xmlReply([
    'ListVersionsResult',
    [
      ['Name', call.bucket],
      ['Prefix', encode(prefix)],
      ['KeyMarker', encode(after)],
      ['MaxKeys', most],
      ...(query.has('encoding-type') ? [['EncodingType', 'url'] as const] : []),
      ['IsTruncated', truncated],
      ...(truncated && last !== undefined ? [['NextKeyMarker', encode(last)] as const] : []),
      ...told,
    ],
  ]);
}

/** All keys that have versions, also those whose object is deleted. */
function keysOf({ objects, history }: Bucket, prefix: string, after: string): string[] {
  const keys = new Set(history.keys());
  for (const [key] of objects.from(() => false)) keys.add(key);
  return [...keys].filter((key) => key.startsWith(prefix) && compareUtf8(key, after) > 0).toSorted(compareUtf8);
}

function versionsOf({ objects, history }: Bucket, key: string): Version[] {
  const current = objects.get(key);
  const visible = current ? [{ id: idOf(current), modified: current.modified, record: current }] : [];
  return [...visible, ...(history.get(key) ?? [])];
}

function elementOf(key: string, { id, modified, record }: Version, latest: boolean): Element {
  const facts: Element[] = [
    ['Key', key],
    ['VersionId', id],
    ['IsLatest', latest],
    ['LastModified', new Date(modified * 1000).toISOString()],
  ];
  if (record === undefined) return ['DeleteMarker', facts];
  return ['Version', [...facts, ['ETag', `"${record.etag}"`], ['Size', record.size], ['StorageClass', 'STANDARD']]];
}
