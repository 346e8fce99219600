import type { Call } from '../wire/call.ts';
import { algorithmHeader, sumElements, summing } from '../wire/checksums.ts';
import { checkRead, writeCondition } from '../wire/conditions.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import type { ObjectRecord } from '../storage/journal-line.ts';
import { keptHeaders } from '../wire/object-headers.ts';
import { versionHeader } from './object-operations.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import { demand } from '../access/rights.ts';
import type { Signed } from '../access/signature.ts';
import type { PendingBody } from '../storage/objects.ts';
import type { Window } from '../wire/range.ts';
import type { Element } from '../wire/xml-write.ts';

const CONDITION = 'x-amz-copy-source-if-';

/** What `x-amz-copy-source` names: `/bucket/key`, percent-encoded, and a version if it wants one. Throws InvalidArgument. */
function sourceOf({ headers }: Pick<Call, 'headers'>): { bucket: string; key: string; version: string | undefined } {
  const [, bucket, key, version] =
    /^\/?([^/?]{3,63})\/([^?]{1,4096})(?:\?versionId=([0-9a-z]{1,64}))?$/.exec(String(headers['x-amz-copy-source'])) ?? [];
  try {
    if (bucket !== undefined && key !== undefined) return { bucket, key: decodeURIComponent(key), version };
  } catch {
    // Not UTF-8: as wrong as one of another form.
  }
  throw new S3Error('InvalidArgument', 'x-amz-copy-source must be /bucket/key, percent-encoded');
}

/** Takes the bytes of the source in once more, when the conditions on it hold; a part of them where `window` names one. `sum` names one to be made of them. */
export async function received(
  call: Call,
  { signer }: Signed,
  { store }: Desk,
  { window, sum }: { window?(record: ObjectRecord): Window | undefined; sum(record: ObjectRecord): string | undefined },
): Promise<{ body: PendingBody; record: ObjectRecord; checksums: Record<string, string> }> {
  const { bucket, key, version } = sourceOf(call);
  demand(signer, [version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'], { ...call, bucket, key });
  const inspect = (found: ObjectRecord) => {
    checkSource(call, found);
    return { record: found, window: window?.(found) ?? { start: 0, length: found.size } };
  };
  const { record, file, window: asked } = await store.open(store.bucket(bucket), key, inspect, version);
  const { start, length } = asked;
  const bytes = length === 0 ? empty() : file.createReadStream({ start, end: start + length - 1, highWaterMark: 1 << 18 });
  if (length === 0) await file.close();
  const passed = summing(sum(record), bytes as AsyncIterable<Buffer>);
  return { body: await store.receive(passed.bytes), record, checksums: passed.sums() };
}

/**
 * CopyObject. The copy keeps headers and sums of its source, or has those of the request (`x-amz-metadata-directive: REPLACE`,
 * `x-amz-checksum-algorithm`). The sum of the sums of parts is none of a copy in one piece: that gets one of its own.
 */
export async function copyObject(call: Call, signed: Signed, desk: Desk): Promise<Reply> {
  const { store, notify } = desk;
  const bucket = store.bucket(call.bucket);
  const condition = writeCondition(call.headers);
  const replaces = directiveOf(call) === 'REPLACE';
  const algorithm = algorithmHeader(call.headers['x-amz-checksum-algorithm']);
  const source = sourceOf(call);
  if (!replaces && source.version === undefined && source.bucket === call.bucket && source.key === call.key)
    throw new S3Error('InvalidRequest', 'a copy onto itself must replace the metadata');
  const headers = replaces ? keptHeaders(call.headers) : undefined;

  const sum = ({ checksums }: ObjectRecord) =>
    algorithm ?? Object.keys(checksums).find((header) => checksums[header]?.includes('-'));
  const { body, record, checksums } = await received(call, signed, desk, { sum });
  const facts = {
    headers: headers ?? record.headers,
    checksums: Object.keys(checksums).length > 0 ? checksums : record.checksums,
  };
  const copy = await store.put(bucket, call.key, body, facts, condition);
  notify(call, copy, 'Copy');
  const reply = xmlReply(['CopyObjectResult', copied(copy)]);
  const from = versionHeader(store.bucket(source.bucket), record)['x-amz-version-id'];
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...versionHeader(bucket, copy),
      ...(from !== undefined && { 'x-amz-copy-source-version-id': from }),
    },
  };
}

/** Throws InvalidArgument. */
function directiveOf({ headers }: Call): 'COPY' | 'REPLACE' {
  const directive = headers['x-amz-metadata-directive'] ?? 'COPY';
  if (directive === 'COPY' || directive === 'REPLACE') return directive;
  throw new S3Error('InvalidArgument', 'x-amz-metadata-directive is COPY or REPLACE');
}

/** The facts that answers to copies tell. */
export function copied({ etag, modified, checksums }: Pick<ObjectRecord, 'etag' | 'modified' | 'checksums'>): Element[] {
  return [['LastModified', new Date(modified * 1000).toISOString()], ['ETag', `"${etag}"`], ...sumElements(checksums)];
}

/** Conditions on the source are those of a read under other names; one that does not hold is never a 304. */
function checkSource({ headers }: Call, record: ObjectRecord): void {
  const asRead = Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(CONDITION))
      .map(([name, value]) => [name.slice('x-amz-copy-source-'.length), value]),
  );
  try {
    checkRead(asRead, record);
  } catch (error) {
    throw error instanceof S3Error && error.code === 'NotModified' ? new S3Error('PreconditionFailed', error.message) : error;
  }
}

async function* empty(): AsyncGenerator<Buffer> {}
