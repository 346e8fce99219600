import type { ObjectRecord } from '../storage/journal-line.ts';
import { formEncoded } from '../wire/key-encoding.ts';
import { type ChangedBy, eventName, type NotificationRule } from './notifications.ts';

/** What is told of an object; of one that went, neither its size nor its ETag. */
export type Told = Pick<ObjectRecord, 'modified' | 'version'> & Partial<Pick<ObjectRecord, 'size' | 'etag'>>;

/** A change that listeners are told of. */
export type Change = {
  readonly bucket: string;
  readonly key: string;
  readonly record: Told;
  readonly how: ChangedBy;
  /** What the bucket's notification configuration says. */
  readonly rules: readonly NotificationRule[];
};

/** Grows with every call, also over restarts while the clock does; S3 compares sequencers as hex texts, per key. */
export function createSequencer(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * 1000);
    return last.toString(16).toUpperCase().padStart(16, '0');
  };
}

export type EventMessage = ReturnType<typeof eventMessage>;

/** The message for one object that came or went (S3 user guide, "Event message structure", version 2.1): key URL-encoded, space as `+`. */
export function eventMessage(
  { bucket, key, record, how }: Omit<Change, 'rules'>,
  configurationId: string,
  region: string,
  sequencer: string,
) {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(record.modified * 1000).toISOString(),
        eventName: eventName(how),
        s3: {
          s3SchemaVersion: '1.0',
          configurationId,
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: formEncoded(key),
            ...(record.size !== undefined && { size: record.size, eTag: record.etag }),
            ...(record.version !== undefined && { versionId: record.version }),
            sequencer,
          },
        },
      },
    ],
  };
}

/** What S3 sends to see whether somebody listens. */
export function testMessage(bucket: string) {
  return { Service: 'Amazon S3', Event: 's3:TestEvent', Time: new Date().toISOString(), Bucket: bucket, HostId: 's3-local' };
}
