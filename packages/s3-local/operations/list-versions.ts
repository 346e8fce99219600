import type { Bucket } from '../storage/bucket.ts';
import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { encoderOf } from '../wire/key-encoding.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import { pagingOf, rolledPage } from './rolled-page.ts';
import type { Signed } from '../access/signature.ts';
import { compareUtf8 } from '../storage/sorted-keys.ts';
import { idOf, type Version } from '../storage/versions.ts';
import type { Element } from '../wire/xml-write.ts';

/** ListObjectVersions: keys in UTF-8 byte order, of each the newest version first. */
export async function listVersions(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { query } = call;
  const bucket = store.bucket(call.bucket);
  const encode = encoderOf(query.get('encoding-type'));
  const paging = pagingOf(call, 'max-keys');
  const marker = query.get('version-id-marker') ?? '';
  if (marker !== '' && paging.keyMarker === '') throw new S3Error('InvalidArgument', 'version-id-marker needs key-marker');
  const behind = marker === '' ? [] : versionsBehind(bucket, paging.keyMarker, marker);
  const { page, commonPrefixes, next } = rolledPage(allVersions(bucket), paging, ({ version }) => behind.includes(version.id));
  return xmlReply([
    'ListVersionsResult',
    [
      ['Name', call.bucket],
      ['Prefix', encode(paging.prefix)],
      ...(paging.delimiter === '' ? [] : [['Delimiter', encode(paging.delimiter)] as const]),
      ['KeyMarker', encode(paging.keyMarker)],
      ['VersionIdMarker', marker],
      ['MaxKeys', paging.most],
      ...(query.has('encoding-type') ? [['EncodingType', 'url'] as const] : []),
      ['IsTruncated', next !== undefined],
      ...(next === undefined ? [] : [['NextKeyMarker', encode(typeof next === 'string' ? next : next.key)] as const]),
      ...(typeof next === 'object' ? [['NextVersionIdMarker', next.version.id] as const] : []),
      ...page.map(({ key, version, latest }) => elementOf(encode(key), version, latest)),
      ...commonPrefixes.map((one): Element => ['CommonPrefixes', [['Prefix', encode(one)]]]),
    ],
  ]);
}

/** All versions, also of keys whose object is deleted. */
function* allVersions(bucket: Bucket): Generator<{ key: string; version: Version; latest: boolean }> {
  const keys = new Set(bucket.history.keys());
  for (const [key] of bucket.objects.from(() => false)) keys.add(key);
  for (const key of [...keys].toSorted(compareUtf8))
    for (const [at, version] of versionsOf(bucket, key).entries()) yield { key, version, latest: at === 0 };
}

/** Ids of a key's versions behind one of them. Who deletes what a page listed goes on behind a version that is no more: with all. */
function versionsBehind(bucket: Bucket, key: string, id: string): string[] {
  const ids = versionsOf(bucket, key).map((version) => version.id);
  return ids.slice(ids.indexOf(id) + 1);
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
