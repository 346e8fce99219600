import { createHash } from 'node:crypto';

import { CHECKSUMS, sumElements, summing } from '../wire/checksums.ts';
import type { Call } from '../wire/call.ts';
import { writeCondition } from '../wire/conditions.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import type { Part } from '../storage/journal-line.ts';
import { versionHeader } from './object-operations.ts';
import { collected, payloadOf } from '../wire/payload.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { uploadOf } from './upload-operations.ts';
import type { Upload } from '../storage/uploads.ts';
import { readXml, type XmlNode } from '../wire/xml-read.ts';

/** Every part but the last has at least as many (S3 user guide, "Multipart upload limits"). */
const MIN_PART_BYTES = 5 * 1024 * 1024;

// 10,000 parts, each with a number, an ETag and a sum.
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

/** CompleteMultipartUpload: the parts that the body names, in their order, become one object. */
export async function completeUpload(call: Call, signed: Signed, { store, notify }: Desk): Promise<Reply> {
  const bucket = store.bucket(call.bucket);
  const upload = uploadOf(call, store.uploads);
  const condition = writeCondition(call.headers);
  // A sum in the headers is of the object; the document has none.
  const { 'content-md5': _, ...rest } = call.headers;
  const headers = Object.fromEntries(Object.entries(rest).filter(([name]) => !CHECKSUMS.some(({ header }) => header === name)));
  const document = await collected(payloadOf({ ...call, headers }, signed, MAX_DOCUMENT_BYTES));
  const parts = partsOf(readXml(document.toString()), upload);
  condition(bucket.objects.get(call.key));

  const whole = summing(
    upload.sum?.type === 'FULL_OBJECT' ? upload.sum.header : undefined,
    store.pendingBytes(parts.map(({ id }) => id)),
  );
  const body = await store.receive(whole.bytes);
  const checksums = sumsOf(upload, parts, whole.sums());
  try {
    checkClaim(call, checksums);
    checkSize(call, body.size);
  } catch (error) {
    await store.discard(body.id);
    throw error;
  }
  const etag = `${md5Of(parts)}-${parts.length}`;
  const record = await store.put(bucket, call.key, { ...body, md5: etag }, { headers: upload.headers, checksums }, condition);
  await store.uploads.end(upload);
  notify(call, record, 'CompleteMultipartUpload');
  const reply = xmlReply([
    'CompleteMultipartUploadResult',
    [
      ['Location', `/${call.bucket}/${call.key}`],
      ['Bucket', call.bucket],
      ['Key', call.key],
      ['ETag', `"${etag}"`],
      ...sumElements(checksums),
      ...(upload.sum && Object.keys(checksums).length > 0 ? [['ChecksumType', upload.sum.type] as const] : []),
    ],
  ]);
  return { ...reply, headers: { ...reply.headers, ...versionHeader(bucket, record) } };
}

function partsOf(root: XmlNode, { parts }: Upload): Part[] {
  const named = root.children
    .filter(({ name }) => name === 'Part')
    .map(({ children }) => ({
      number: Number(textIn(children, 'PartNumber')),
      etag: textIn(children, 'ETag').replaceAll('"', ''),
      sums: children.filter(({ name }) => name.startsWith('Checksum')),
    }));
  if (root.name !== 'CompleteMultipartUpload' || named.length === 0) throw new S3Error('MalformedXML', 'no parts are named');
  if (named.some(({ number }, at) => number <= (named[at - 1]?.number ?? 0))) throw new S3Error('InvalidPartOrder');
  const kept = named.map(({ number, etag, sums }) => {
    const part = parts.get(number);
    if (part?.md5 !== etag) throw new S3Error('InvalidPart', `part ${number}`);
    const known = new Map(sumElements(part.checksums));
    const other = sums.find(({ name, text }) => known.get(name) !== text.trim());
    if (other) throw new S3Error('InvalidPart', `part ${number}: ${other.name.slice(0, 40)}`);
    return part;
  });
  const small = kept.slice(0, -1).find(({ size }) => size < MIN_PART_BYTES);
  if (small) throw new S3Error('EntityTooSmall', `part ${small.number}: ${small.size} bytes`);
  return kept;
}

function textIn(children: readonly XmlNode[], name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** The ETag of an object in parts: the MD5 of the MD5s. */
function md5Of(parts: readonly Part[]): string {
  return createHash('md5')
    .update(Buffer.concat(parts.map(({ md5 }) => Buffer.from(md5, 'hex'))))
    .digest('hex');
}

/** What the object will tell of its sum: of all its bytes, or of the sums of its parts, with their number behind. */
function sumsOf({ sum }: Upload, parts: readonly Part[], whole: Record<string, string>): Record<string, string> {
  const row = CHECKSUMS.find(({ header }) => header === sum?.header);
  if (row === undefined || sum?.type === 'FULL_OBJECT') return whole;
  const sums = parts.flatMap(({ checksums }) => checksums[row.header] ?? []);
  if (sums.length < parts.length) return {};
  const ofSums = row.start();
  for (const one of sums) ofSums.update(Buffer.from(one, 'base64'));
  return { [row.header]: `${ofSums.digest().toString('base64')}-${parts.length}` };
}

/** A sum that the request claims of the object must be the one it has; the number of parts may be left out. Throws BadDigest. */
function checkClaim({ headers }: Call, checksums: Record<string, string>): void {
  for (const [header, sum] of Object.entries(checksums)) {
    const claim = headers[header];
    if (claim !== undefined && claim !== sum && !sum.startsWith(`${String(claim)}-`))
      throw new S3Error('BadDigest', `${header}: claimed ${String(claim)}, actual ${sum}`);
  }
}

/** The size that a request claims of the object must be the one it has. Throws InvalidRequest. */
function checkSize({ headers }: Call, size: number): void {
  const claim = headers['x-amz-mp-object-size'];
  if (claim !== undefined && Number(claim) !== size)
    throw new S3Error('InvalidRequest', `x-amz-mp-object-size: claimed ${String(claim).slice(0, 20)}, actual ${size}`);
}
