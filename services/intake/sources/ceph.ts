import { asSent } from '../key.ts';
import type { Source } from '../source.ts';
import { record, s3Records } from './s3-records.ts';

const put = (key: string) => record('ceph:s3', 'ObjectCreated:Put', 'drops', key);

export const ceph = {
  name: 'ceph',
  why: 'The Ceph object gateway sends what looks like an S3 notification, but its keys are not encoded (seen with radosgw 16.2).',
  shape: s3Records('ceph:s3', asSent),
  examples: [
    [{ Records: [put('dir/a b+c é.txt')] }, [{ bucket: 'drops', key: 'dir/a b+c é.txt' }]],
    [{ Records: [put('100%zz%20.txt')] }, [{ bucket: 'drops', key: '100%zz%20.txt' }]],
    [
      {
        Records: [
          record('ceph:s3', 'ObjectCreated:Copy', 'drops', ' a '),
          record('ceph:s3', 'ObjectRemoved:Delete', 'drops', 'b'),
        ],
      },
      [{ bucket: 'drops', key: ' a ' }],
    ],
  ],
} as const satisfies Source;
