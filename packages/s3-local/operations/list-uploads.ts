import type { Call } from '../wire/call.ts';
import { algorithmOf } from '../wire/checksums.ts';
import { copied } from './copy-object.ts';
import type { Desk } from './desk.ts';
import { encoderOf } from '../wire/key-encoding.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import { pagingOf, rolledPage, wholeNumber } from './rolled-page.ts';
import { compareUtf8 } from '../storage/sorted-keys.ts';
import { uploadOf } from './upload-operations.ts';
import type { Element } from '../wire/xml-write.ts';

/** ListParts, by number. */
export async function listParts(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { id, parts, sum } = uploadOf(call, store.uploads);
  const marker = wholeNumber(call.query.get('part-number-marker'), 'part-number-marker', 0);
  const rest = [...parts.values()].filter(({ number }) => number > marker).toSorted((a, b) => a.number - b.number);
  const { most } = pagingOf(call, 'max-parts');
  const page = rest.slice(0, most);
  const next = page.length < rest.length ? page.at(-1) : undefined;
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
  const paging = pagingOf(call, 'max-uploads');
  const id = query.get('upload-id-marker') ?? '';
  const isAfter = (one: { id: string }) => id !== '' && compareUtf8(one.id, id) > 0;
  const { page, commonPrefixes, next } = rolledPage(store.uploads.in(call.bucket), paging, isAfter);
  return xmlReply([
    'ListMultipartUploadsResult',
    [
      ['Bucket', call.bucket],
      ['KeyMarker', encode(paging.keyMarker)],
      ['UploadIdMarker', id],
      ...(next === undefined ? [] : [['NextKeyMarker', encode(typeof next === 'string' ? next : next.key)] as const]),
      ...(typeof next === 'object' ? [['NextUploadIdMarker', next.id] as const] : []),
      ['Prefix', encode(paging.prefix)],
      ...(paging.delimiter === '' ? [] : [['Delimiter', encode(paging.delimiter)] as const]),
      ...(query.has('encoding-type') ? [['EncodingType', 'url'] as const] : []),
      ['MaxUploads', paging.most],
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
      ...commonPrefixes.map((one): Element => ['CommonPrefixes', [['Prefix', encode(one)]]]),
    ],
  ]);
}
