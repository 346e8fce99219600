import { queryDecoded } from '../key.ts';
import type { Source } from '../source.ts';
import { record, s3Records } from './s3-records.ts';

/** A system that sends the records of S3 under a name of its own, its keys encoded as S3 does. */
function compatible(name: string, why: string, eventSource: string, prefix: '' | 's3:') {
  const message = (event: string, key: string) => ({ Records: [record(eventSource, `${prefix}${event}`, 'drops', key)] });
  return {
    name,
    why,
    shape: s3Records(eventSource, queryDecoded),
    examples: [
      [message('ObjectCreated:Put', '2026/harbour+fire.html'), [{ bucket: 'drops', key: '2026/harbour fire.html' }]],
      [message('ObjectCreated:Copy', 'a%2Fb%2B1.txt'), [{ bucket: 'drops', key: 'a/b+1.txt' }]],
      [message('ObjectCreated:Put', '100%zz.txt'), [{ bucket: 'drops', key: undefined }]],
      [message('ObjectRemoved:Delete', 'killed.html'), []],
    ],
  } as const satisfies Source;
}

export const rustfs = compatible(
  'rustfs',
  'RustFS posts what MinIO does, under its own name; its keys are query values (rustfs issue 2647). It looks for us with HEAD first.',
  'rustfs:s3',
  's3:',
);

export const storagegrid = compatible(
  'storagegrid',
  'NetApp StorageGRID follows the event format of S3 and says who it is; documented, never met.',
  'sgws:s3',
  '',
);
