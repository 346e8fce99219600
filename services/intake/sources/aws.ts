import { z } from 'zod';

import { queryDecoded } from '../key.ts';
import type { Source } from '../source.ts';
import { record, s3Records } from './s3-records.ts';

const put = (key: string) => record('aws:s3', 'ObjectCreated:Put', 'drops', key);

export const aws = {
  name: 'aws',
  why: 'S3 event notifications, as a function or a queue reader passes them on, and as the embedded S3 endpoint sends them.',
  shape: s3Records('aws:s3', queryDecoded),
  test: z.object({ Service: z.string(), Event: z.literal('s3:TestEvent') }),
  examples: [
    [{ Records: [put('2026/11/23/harbour+fire.html')] }, [{ bucket: 'drops', key: '2026/11/23/harbour fire.html' }]],
    [
      { Records: [put('desk/caf%C3%A9%2Bbar.txt'), put('a//b/../c')] },
      [
        { bucket: 'drops', key: 'desk/café+bar.txt' },
        { bucket: 'drops', key: 'a//b/../c' },
      ],
    ],
    // 100 % of the vote, as a sender writes it that forgets to encode.
    [{ Records: [put('100%zz.txt')] }, [{ bucket: 'drops', key: undefined }]],
    [{ Records: [put('cut-%E3%82.txt')] }, [{ bucket: 'drops', key: undefined }]],
    [{ Records: [record('aws:s3', 'ObjectRemoved:Delete', 'drops', 'killed.html')] }, []],
    [
      {
        Service: 'Amazon S3',
        Event: 's3:TestEvent',
        Time: '2026-11-23T05:50:00.000Z',
        Bucket: 'drops',
        RequestId: 'R1',
        HostId: 'H1',
      },
      [],
    ],
  ],
} as const satisfies Source;
