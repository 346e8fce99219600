import type { Call } from '../wire/call.ts';
import { algorithmOf } from '../wire/checksums.ts';
import { copied } from './copy-object.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import { encoderOf } from '../wire/key-encoding.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { compareUtf8 } from '../storage/sorted-keys.ts';
import { uploadOf } from './upload-operations.ts';
import type { Element } from '../wire/xml-write.ts';

/** Parts or uploads of one page. */
const MOST = 1000;

/** ListParts, by number. */
export async function listParts(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { id, parts, sum } = uploadOf(call, store.uploads);
  const marker = wholeNumber(call, 'part-number-marker', 0);
  const rest = [...parts.values()].filter(({ number }) => number > marker).toSorted((a, b) => a.number - b.number);
  const { page, most, next } = pageOf(rest, call, 'max-parts');
  return xmlReply([
    'ListPartsResult',
    [
      ['Bucket', call.bucket],
      ['Key', encoderOf(call.query.get('encoding-type'))(call.key)],
      ['UploadId', id],
      ['PartNumberMarker', marker],
      ...(next ? [['NextPartNumberMarker', next.number] as const] : []),
      ['MaxParts', most],
      ['IsTruncated', next !== undefined],
      ...(sum
        ? ([
            ['ChecksumAlgorithm', algorithmOf(sum.header)],
            ['ChecksumType', sum.type],
          ] as const)
        : []),
      ...page.map(
        ({ number, size, md5, modified, checksums }): Element => [
          'Part',
          [['PartNumber', number], ...copied({ etag: md5, modified, checksums }), ['Size', size]],
        ],
      ),
    ],
  ]);
}

/** ListMultipartUploads, by key and age. `upload-id-marker` means the uploads to the key of `key-marker`, and nothing without it. */
export async function listUploads(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { query } = call;
  store.bucket(call.bucket);
  const encode = encoderOf(query.get('encoding-type'));
  const [prefix, key, id] = ['prefix', 'key-marker', 'upload-id-marker'].map((name) => query.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const isAfter = (one: { key: string; id: string }) =>
    compareUtf8(one.key, key) > 0 || (id !== '' && one.key === key && compareUtf8(one.id, id) > 0);
  const rest = store.uploads.in(call.bucket).filter((upload) => upload.key.startsWith(prefix) && (key === '' || isAfter(upload)));
  const { page, most, next } = pageOf(rest, call, 'max-uploads');
  return xmlReply([
    'ListMultipartUploadsResult',
    [
      ['Bucket', call.bucket],
      ['KeyMarker', encode(key)],
      ['UploadIdMarker', id],
      ...(next
        ? ([
            ['NextKeyMarker', encode(next.key)],
            ['NextUploadIdMarker', next.id],
          ] as const)
        : []),
      ['Prefix', encode(prefix)],
      ...(query.has('encoding-type') ? [['EncodingType', 'url'] as const] : []),
      ['MaxUploads', most],
      ['IsTruncated', next !== undefined],
      ...page.map(
        (upload): Element => [
          'Upload',
          [
            ['Key', encode(upload.key)],
            ['UploadId', upload.id],
            ['Initiated', new Date(upload.begun * 1000).toISOString()],
          ],
        ],
      ),
    ],
  ]);
}

/** The first of them, as many as were asked for; and the last of those where more follow. */
function pageOf<One>(
  rest: readonly One[],
  call: Call,
  name: string,
): { page: readonly One[]; most: number; next: One | undefined } {
  const most = Math.min(wholeNumber(call, name, MOST), MOST);
  const page = rest.slice(0, most);
  return { page, most, next: page.length < rest.length ? page.at(-1) : undefined };
}

/** Throws InvalidArgument. */
function wholeNumber({ query }: Call, name: string, absent: number): number {
  const number = Number(query.get(name) || absent);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new S3Error('InvalidArgument', name);
}
