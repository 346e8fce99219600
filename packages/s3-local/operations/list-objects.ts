import type { Call } from '../wire/call.ts';
import type { Desk } from './desk.ts';
import { S3Error } from '../errors.ts';
import type { ObjectRecord } from '../storage/journal-line.ts';
import { listPage, type ListPage, type Position, positionOf, tokenOf } from './listing.ts';
import { encoderOf } from '../wire/key-encoding.ts';
import { type Reply, xmlReply } from '../wire/reply.ts';
import type { Signed } from '../access/signature.ts';
import type { Element } from '../wire/xml-write.ts';

const MAX_KEYS = 1000;

/** ListObjectsV2. Times are in whole seconds, as in the header of the object itself. */
export async function listObjects(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { query } = call;
  if (query.get('list-type') !== '2') throw new S3Error('NotImplemented', 'list-type must be 2');
  const encode = encoderOf(query.get('encoding-type'));
  const [prefix, delimiter, token] = [query.get('prefix') ?? '', query.get('delimiter') ?? '', query.get('continuation-token')];
  const maxKeys = maxKeysOf(query.get('max-keys'));
  const after = token === undefined ? { key: query.get('start-after') ?? '' } : positionOf(token);

  const { objects, commonPrefixes, next } = listPage(store.bucket(call.bucket).objects, { prefix, delimiter, after, maxKeys });
  return xmlReply([
    'ListBucketResult',
    [
      ['Name', call.bucket],
      ['Prefix', encode(prefix)],
      ...echoed('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      ...echoed('StartAfter', query.has('start-after') ? encode(query.get('start-after') ?? '') : undefined),
      ...echoed('EncodingType', query.get('encoding-type')),
      ...echoed('ContinuationToken', token),
      ...echoed('NextContinuationToken', next && tokenOf(next)),
      ['KeyCount', objects.length + commonPrefixes.length],
      ['MaxKeys', maxKeys],
      ['IsTruncated', next !== undefined],
      ...contents({ objects, commonPrefixes }, encode),
    ],
  ]);
}

/** ListObjects, the older way that some tools still go: a page begins behind a key, or behind a common prefix. */
export async function listObjectsByMarker(call: Call, _: Signed, { store }: Desk): Promise<Reply> {
  const { query } = call;
  const encode = encoderOf(query.get('encoding-type'));
  const [prefix, delimiter, marker] = [query.get('prefix') ?? '', query.get('delimiter') ?? '', query.get('marker') ?? ''];
  const maxKeys = maxKeysOf(query.get('max-keys'));
  const after: Position = delimiter !== '' && marker.endsWith(delimiter) ? { commonPrefix: marker } : { key: marker };

  const { objects, commonPrefixes, next } = listPage(store.bucket(call.bucket).objects, { prefix, delimiter, after, maxKeys });
  return xmlReply([
    'ListBucketResult',
    [
      ['Name', call.bucket],
      ['Prefix', encode(prefix)],
      ['Marker', encode(marker)],
      ...echoed('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      ...echoed('EncodingType', query.get('encoding-type')),
      // S3 tells it only with a delimiter, else it is the last key; who reads it finds it here either way.
      ...echoed('NextMarker', next && encode('key' in next ? next.key : next.commonPrefix)),
      ['MaxKeys', maxKeys],
      ['IsTruncated', next !== undefined],
      ...contents({ objects, commonPrefixes }, encode),
    ],
  ]);
}

function contents(
  { objects, commonPrefixes }: Pick<ListPage<ObjectRecord>, 'objects' | 'commonPrefixes'>,
  encode: (text: string) => string,
): Element[] {
  return [
    ...objects.map(
      ([key, { etag, size, modified }]): Element => [
        'Contents',
        [
          ['Key', encode(key)],
          ['LastModified', new Date(modified * 1000).toISOString()],
          ['ETag', `"${etag}"`],
          ['Size', size],
          ['StorageClass', 'STANDARD'],
        ],
      ],
    ),
    ...commonPrefixes.map((commonPrefix): Element => ['CommonPrefixes', [['Prefix', encode(commonPrefix)]]]),
  ];
}

/** An element for what was asked for or exists, none for what was not. */
function echoed(name: string, value: string | undefined): Element[] {
  return value === undefined ? [] : [[name, value]];
}

function maxKeysOf(text: string | undefined): number {
  const maxKeys = Number(text === undefined || text === '' ? MAX_KEYS : text);
  if (!Number.isSafeInteger(maxKeys) || maxKeys < 0) throw new S3Error('InvalidArgument', 'max-keys');
  return Math.min(maxKeys, MAX_KEYS);
}
