import type { Bucket } from '../storage/bucket.ts';
import type { Call } from '../wire/call.ts';
import { checkRead, writeCondition } from '../wire/conditions.ts';
import type { Desk } from './desk.ts';
import type { ObjectRecord } from '../storage/journal-line.ts';
import { keptHeaders } from '../wire/object-headers.ts';
import { recordAt, type Removed } from '../storage/objects.ts';
import { MAX_OBJECT_BYTES, payloadOf } from '../wire/payload.ts';
import { type Window, windowOf } from '../wire/range.ts';
import type { Reply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { idOf } from '../storage/versions.ts';

/** Headers of an answer that the address of a GET may name anew, for a link that is to be saved under another name. */
export const ANSWERED = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
].map((header) => ({ header, asked: `response-${header}` }));

/** PutObject. Conditions are looked at early, so that a lost race costs no upload, and again where they count, at the commit. */
export async function putObject(call: Call, signed: Signed, { store, notify }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const condition = writeCondition(call.headers);
  const headers = keptHeaders(call.headers);
  const payload = payloadOf(call, signed, MAX_OBJECT_BYTES);
  condition(bucket.objects.get(call.key));

  const body = await store.receive(payload.bytes);
  const record = await store.put(bucket, call.key, body, { headers, checksums: payload.proved }, condition);
  notify(call, record, 'Put');
  return { status: 200, headers: { etag: `"${record.etag}"`, ...checksumHeaders(record), ...versionHeader(bucket, record) } };
}

/** GetObject, whole or a range. */
export async function getObject(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const inspect = (record: ObjectRecord) => headOf(call, bucket, record);
  const { head, window, file } = await store.open(bucket, call.key, inspect, call.query.get('versionId'));
  if (window.length === 0) await file.close();
  if (window.length === 0) return head;
  const stream = file.createReadStream({ start: window.start, end: window.start + window.length - 1, highWaterMark: 1 << 18 });
  return { ...head, body: { bytes: stream, length: window.length } };
}

/** HeadObject: what GetObject would say, without the bytes. */
export async function headObject(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  return headOf(call, bucket, recordAt(bucket, call.key, call.query.get('versionId'))).head;
}

/** DeleteObject; deleting what is not there succeeds, unless a condition says otherwise. */
export async function deleteObject(call: Call, _: Signed, { store, notify }: Desk): Promise<Reply> {
  const condition = writeCondition(call.headers);
  const named = call.query.get('versionId');
  const removed = await store.remove(store.bucket(call.bucket), call.key, condition, named);
  notifyRemoved(notify, call, removed, named);
  const { version, marker } = removed;
  const headers = {
    ...(version !== undefined && { 'x-amz-version-id': version }),
    ...(marker && { 'x-amz-delete-marker': 'true' }),
  };
  return { status: 204, headers };
}

/** Tells of a deletion, where it changed anything. A marker hides the object; who names a version takes that away. */
export function notifyRemoved(
  notify: Desk['notify'],
  call: Parameters<Desk['notify']>[0],
  { version, marker, removed }: Removed,
  named: string | undefined,
): void {
  if (!removed) return;
  const modified = Math.floor(Date.now() / 1000);
  const told = { modified, ...(version !== undefined && { version }) };
  notify(call, told, named === undefined && marker ? 'DeleteMarkerCreated' : 'Delete');
}

function headOf({ headers, query }: Call, bucket: Bucket, record: ObjectRecord): { head: Reply; window: Window } {
  checkRead(headers, record);
  const range = windowOf(headers.range, record.size);
  const window = range ?? { start: 0, length: record.size };
  const part = { 'content-range': `bytes ${window.start}-${window.start + window.length - 1}/${record.size}` };
  // The sums are of the whole object: beside a range they would be wrong.
  const whole = headers['x-amz-checksum-mode'] === 'ENABLED' ? checksumHeaders(record) : {};
  const anew = ANSWERED.flatMap(({ header, asked }) => {
    const value = query.get(asked);
    return value === undefined ? [] : [[header, value]];
  });
  const head = {
    status: range ? 206 : 200,
    headers: {
      'accept-ranges': 'bytes',
      'content-type': 'binary/octet-stream',
      ...record.headers,
      ...Object.fromEntries(anew),
      'content-length': String(window.length),
      etag: `"${record.etag}"`,
      'last-modified': new Date(record.modified * 1000).toUTCString(),
      ...versionHeader(bucket, record),
      ...(range ? part : whole),
    },
  };
  return { head, window };
}

/** Buckets that keep versions, or did, tell which one it is. */
export function versionHeader({ versioning }: Bucket, record: ObjectRecord): Record<string, string> {
  return versioning === undefined ? {} : { 'x-amz-version-id': idOf(record) };
}

function checksumHeaders({ checksums }: ObjectRecord): Record<string, string> {
  const sums = Object.values(checksums);
  if (sums.length === 0) return {};
  // A number of parts stands behind a sum of sums, and nowhere else: Base64 has no hyphen.
  return { ...checksums, 'x-amz-checksum-type': sums.some((sum) => sum.includes('-')) ? 'COMPOSITE' : 'FULL_OBJECT' };
}
