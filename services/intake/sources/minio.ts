import { z } from 'zod';

import { queryDecoded } from '../key.ts';
import type { Source } from '../source.ts';
import { isCreated, record, s3Records } from './s3-records.ts';

const put = (key: string) => record('minio:s3', 's3:ObjectCreated:Put', 'drops', key);

/** What MinIO says besides its records, and all there is in a message without any. This key is raw where those in records are encoded. */
const Bare = z
  .object({ EventName: z.string(), Key: z.string().regex(/^[^/]+\//), Records: z.array(z.never()).nullish() })
  .transform(({ EventName, Key }) => {
    const slash = Key.indexOf('/');
    const key = Key.slice(slash + 1);
    return [{ created: isCreated(EventName), bucket: Key.slice(0, slash), key, sent: key }];
  });

/** What the Redis target pushes onto a list in its format `access`: the records one level down, in two spellings of two times. */
const Pushed = z
  .union([
    z.tuple([z.object({ Event: z.array(z.unknown()), EventTime: z.string() })]).transform(([{ Event }]) => Event),
    z.tuple([z.string(), z.array(z.unknown())]).transform(([, Event]) => Event),
  ])
  .transform((Event): unknown => ({ Records: Event }))
  .pipe(s3Records('minio:s3', queryDecoded));

export const minio = {
  name: 'minio',
  why: 'MinIO encodes keys as query values, slashes too; before the first event it looks whether anybody is there.',
  shape: z.union([s3Records('minio:s3', queryDecoded), Bare, Pushed]),
  test: z.union([z.undefined(), z.strictObject({}), z.strictObject({ Records: z.array(z.never()) })]),
  examples: [
    [
      { EventName: 's3:ObjectCreated:Put', Key: 'drops/2026/harbour fire.html', Records: [put('2026%2Fharbour+fire.html')] },
      [{ bucket: 'drops', key: '2026/harbour fire.html' }],
    ],
    [{ Records: [put('%E6%B8%AF%2B1.txt')] }, [{ bucket: 'drops', key: '港+1.txt' }]],
    [{ Records: [put('100%zz.txt')] }, [{ bucket: 'drops', key: undefined }]],
    // Raw: nothing in it is an escape.
    [{ EventName: 's3:ObjectCreated:Put', Key: 'drops/a+b/100%25.txt' }, [{ bucket: 'drops', key: 'a+b/100%25.txt' }]],
    [{ EventName: 's3:ObjectCreated:CompleteMultipartUpload', Key: 'drops//x', Records: [] }, [{ bucket: 'drops', key: '/x' }]],
    [{ EventName: 's3:ObjectRemoved:Delete', Key: 'drops/killed.html' }, []],
    [{ Records: [record('minio:s3', 's3:ObjectAccessed:Get', 'drops', 'read.html')] }, []],
    [
      [{ Event: [put('2026%2Fharbour+fire.html')], EventTime: '2026-11-23T05:50:00Z' }],
      [{ bucket: 'drops', key: '2026/harbour fire.html' }],
    ],
    [['2026-11-23T05:50:00Z', [put('a%2Fb')]], [{ bucket: 'drops', key: 'a/b' }]],
    [undefined, []],
    [{}, []],
    [{ Records: [] }, []],
  ],
} as const satisfies Source;
